"""The results file: what a learner answered, played and passed, under a pseudonym.

The site, the terminal and drills write the same form; reports read it. A sum over the content tells
a file that was changed by hand from one that was not. It is no signature: whoever can compute
SHA-256 can make another one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated, Any, TypeVar

import msgspec

from cscx.messages import Text
from cscx.training.items.item import digest

FORMAT, VERSION = "cscx-results", 1
_SUM = "sum"

EMPTY = Text("빈 파일입니다.", "The file is empty.")
NOT_JSON = Text("JSON이 아니거나 중간에 잘렸습니다.", "This is not JSON, or it is cut off.")
OTHER_KIND = Text("학습 결과 파일이 아닙니다.", "This is not a results file.")
NEWER = Text(
    "더 새로운 cscx가 만든 결과 파일입니다(버전 {version}, 여기서는 {known}까지 읽습니다).",
    "A newer cscx made this results file (version {version}; this one reads up to {known}).",
)
NO_VERSION = Text(
    "결과 파일의 버전 ‘{version}’{version:을/를} 모릅니다.", "Version '{version}' is unknown."
)
EDITED = Text(
    "내보낸 뒤에 바뀐 파일입니다. 합계(sum)가 내용과 맞지 않습니다.",
    "The file was changed after the export: its sum does not fit its content.",
)
MISSHAPEN = Text("결과 파일의 모양이 아닙니다: {where}", "This is not how results look: {where}")

EXPORT_AGAIN = Text(
    "학습 페이지에서 결과를 다시 내보내세요.", "Export the results again from the learning page."
)
RIGHT_FILE = Text(
    "학습 페이지의 ‘결과 내보내기’나 cscx quiz --results로 만든 파일을 주세요.",
    "Give a file made by the learning page's export or by cscx quiz --results.",
)
UPDATE = Text("cscx를 새 버전으로 올리세요.", "Update cscx.")
NOT_BY_HAND = Text(
    "손으로 고치지 않은 파일로 다시 내보내세요.", "Export it again and do not edit it."
)


class ResultsError(Exception):
    """A file whose results cannot be read: `text` says why, `hint` what to do."""

    def __init__(self, text: Text, hint: Text) -> None:
        super().__init__(text.en)
        self.text, self.hint = text, hint


_Id = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{12}$")]
_Digest = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
_Moment = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$"
    ),
]
_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
_Points = Annotated[int, msgspec.Meta(ge=0, le=100)]
_Seconds = Annotated[int, msgspec.Meta(ge=0)]


class _Timed(msgspec.Struct, frozen=True, kw_only=True):
    """Something with the moment it happened at, ISO 8601 with zone."""

    at: _Moment

    def __post_init__(self) -> None:
        _ = self.when

    @property
    def when(self) -> datetime:
        """The moment."""
        return datetime.fromisoformat(self.at)


class Answer(_Timed, frozen=True, kw_only=True):
    """A question answered. `code` is the option's, `form` the seed it was drawn for."""

    item: _Id
    fingerprint: _Digest
    code: str
    correct: bool
    seconds: _Seconds
    form: str


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """A choice made in a drill at a step (`sop.step`); `error` None where it was right."""

    step: str
    choice: str
    error: str | None


class DrillRun(_Timed, frozen=True, kw_only=True):
    """A drill played: its points by part (accuracy, sequence, script, mood) and their total of 100.

    `critical` is the code of the error that ended it, None where none did.
    """

    drill: _Name
    fingerprint: _Digest
    accuracy: _Points
    sequence: _Points
    script: _Points
    mood: _Points
    total: _Points
    critical: str | None
    turns: tuple[Turn, ...]


class Pass(_Timed, frozen=True, kw_only=True):
    """A day of a track passed; `fingerprint` is over the ids and fingerprints of the day's items."""

    track: _Name
    day: Annotated[int, msgspec.Meta(ge=1)]
    percent: _Points
    fingerprint: _Digest


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """All results of one learner. `learner` is a drawn pseudonym, `bank` a bank's fingerprint."""

    learner: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    bank: _Digest
    exported: _Moment
    attempts: tuple[Answer, ...] = ()
    drills: tuple[DrillRun, ...] = ()
    passes: tuple[Pass, ...] = ()

    def __post_init__(self) -> None:
        datetime.fromisoformat(self.exported)

    def joined(self, others: Iterable[Results]) -> Results:
        """These results with those of other exports of the same learner; the same attempt counts once.

        Everything is put in the order of its time.
        """
        every = [self, *others]
        newest = max(every, key=lambda each: datetime.fromisoformat(each.exported))
        return Results(
            learner=self.learner,
            bank=newest.bank,
            exported=newest.exported,
            attempts=_each_once(answer for each in every for answer in each.attempts),
            drills=_each_once(run for each in every for run in each.drills),
            passes=_each_once(day for each in every for day in each.passes),
        )


T = TypeVar("T", bound=_Timed)


def _each_once(entries: Iterable[T]) -> tuple[T, ...]:
    return tuple(sorted(dict.fromkeys(entries), key=lambda entry: entry.when))


def sum_of(data: Mapping[str, Any]) -> str:
    """The sum of a results file: SHA-256 of canonical JSON of everything but the sum itself."""
    return digest({name: value for name, value in data.items() if name != _SUM})


def results_text(results: Results) -> str:
    """A results file: one attempt a line, so that two exports can be compared."""
    data = {"format": FORMAT, "version": VERSION, **msgspec.to_builtins(results)}
    data[_SUM] = sum_of(data)
    return "{\n" + ",\n".join(f"{_json(name)}:{_lines(data[name])}" for name in data) + "\n}\n"


def _lines(value: Any) -> str:
    if not isinstance(value, list | tuple) or not value:
        return _json(value)
    return "[\n" + ",\n".join(map(_json, value)) + "\n]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_results(content: bytes) -> Results:
    """The results in a file's bytes. Raises ResultsError, whose words say what to do."""
    if not content.strip():
        raise ResultsError(EMPTY, EXPORT_AGAIN)
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ResultsError(NOT_JSON, EXPORT_AGAIN) from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ResultsError(OTHER_KIND, RIGHT_FILE)
    _refuse_version(data.get("version"))
    try:
        fits = data.get(_SUM) == sum_of(data)
    except (UnicodeEncodeError, RecursionError):
        fits = False
    if not fits:
        raise ResultsError(EDITED, NOT_BY_HAND)
    try:
        return msgspec.convert(data, type=Results)
    except msgspec.ValidationError as error:
        raise ResultsError(MISSHAPEN(where=error), EXPORT_AGAIN) from None


def _refuse_version(version: Any) -> None:
    if type(version) is not int or version < 1:
        raise ResultsError(NO_VERSION(version=version), EXPORT_AGAIN)
    if version > VERSION:
        raise ResultsError(NEWER(version=version, known=VERSION), UPDATE)
