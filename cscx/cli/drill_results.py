"""A drill as a results file holds it."""

from __future__ import annotations

from pathlib import Path

from cscx.cli.results_file import ResultsFile, now
from cscx.content.policies import Policies
from cscx.messages import Language
from cscx.training.bank import bank_of
from cscx.training.drills.play import Session
from cscx.training.drills.score import score
from cscx.training.results import DrillRun, Turn

_UNKNOWN = "0" * 64


class Kept:
    """The results file of one learner, for a drill."""

    def __init__(self, file: ResultsFile) -> None:
        self._file = file

    @classmethod
    def opened(cls, path: Path | None, policies: Policies, language: Language) -> Kept | None:
        """The file of a path, tried before anybody plays; None without one.

        Raises Failure where it cannot be read or written. A new file needs the fingerprint of the bank.
        """
        if path is None:
            return None
        before = ResultsFile(path, _UNKNOWN, language).held()
        bank = before.bank if before is not None else bank_of(policies).fingerprint
        file = ResultsFile(path, bank, language)
        file.add()
        return cls(file)

    def add(self, session: Session) -> None:
        """Add a drill that was played to its end. Raises Failure."""
        self._file.add_drill(run_of(session))


def run_of(session: Session) -> DrillRun:
    """A drill just played."""
    points, drill = score(session), session.drill
    steps = {turn.id: ".".join(turn.step) for turn in drill.turns}
    return DrillRun(
        drill=drill.id,
        fingerprint=drill.fingerprint,
        at=now(),
        accuracy=points.accuracy,
        sequence=points.sequence,
        script=points.script,
        mood=points.mood,
        total=points.total,
        critical=points.critical,
        turns=tuple(
            Turn(step=steps[pick.turn], choice=pick.code, error=pick.error)
            for pick in session.picks
        ),
    )
