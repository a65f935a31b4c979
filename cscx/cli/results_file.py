"""A results file that a session is added to: after every answer, whole or not at all."""

from __future__ import annotations

import secrets
from datetime import datetime
from pathlib import Path

from cscx.cli.errors import Failure
from cscx.content.writing import atomic_write
from cscx.messages import Language, Text
from cscx.training.pseudonym import pseudonym
from cscx.training.results import (
    Answer,
    DrillRun,
    Results,
    ResultsError,
    read_results,
    results_text,
)

_CANNOT_READ = Text("{path}: 읽을 수 없습니다: {reason}", "{path}: cannot be read: {reason}")
_CANNOT_WRITE = Text(
    "{path}에 결과를 쓸 수 없습니다: {reason}", "Cannot write results to {path}: {reason}"
)
_BAD = Text("{path}: {text}", "{path}: {text}")
_LEFT = Text("{hint} 있던 것은 그대로 두었습니다.", "{hint} What was there was left as it is.")


class ResultsFile:
    """The file of one learner. What it held is kept, the pseudonym too; a new file draws one."""

    def __init__(self, path: Path, bank: str, language: Language) -> None:
        self.path, self._bank = path, bank
        self._name = pseudonym(secrets.randbelow, language)
        self._answers: tuple[Answer, ...] = ()
        self._drills: tuple[DrillRun, ...] = ()

    def add(self, *answers: Answer) -> None:
        """Add to what the file holds now. Raises Failure; the answers are tried again the next time."""
        self._answers += answers
        self._write()

    def add_drill(self, run: DrillRun) -> None:
        """Add a drill to what the file holds now. Raises Failure."""
        self._drills += (run,)
        self._write()

    def _write(self) -> None:
        own = Results(
            learner=self._name,
            bank=self._bank,
            exported=now(),
            attempts=self._answers,
            drills=self._drills,
        )
        before = self.held()
        whole = own if before is None else before.joined([own])
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(self.path, results_text(whole).encode())
        except OSError as error:
            reason = error.strerror or str(error)
            raise Failure(_CANNOT_WRITE(path=self.path, reason=reason)) from None

    def held(self) -> Results | None:
        """What the file holds; None where there is none yet. Raises Failure."""
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            reason = error.strerror or str(error)
            raise Failure(_CANNOT_READ(path=self.path, reason=reason)) from None
        try:
            return read_results(content)
        except ResultsError as error:
            raise Failure(_BAD(path=self.path, text=error.text), _LEFT(hint=error.hint)) from None


def now() -> str:
    """This moment as results hold it."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
