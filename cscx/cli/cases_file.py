"""Answer a whole file of cases on the command line: the mapping, the policy of each day, the result."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from cscx.cases.mapping import CasesMap, read_map, same_names
from cscx.cases.open import source_of, writer_to
from cscx.cases.policy import Policy
from cscx.cases.problem import CasesError
from cscx.cases.rows import Source
from cscx.cases.run import Run, Summary
from cscx.cases.xlsx_rows import XlsxRows
from cscx.cli.asked_table import standing
from cscx.cli.errors import Failure, cannot_write
from cscx.cli.output import StatusLine, note, write_json, write_result
from cscx.content.corpus import Corpus
from cscx.content.policies import Policies
from cscx.content.writing import replacing
from cscx.messages import Language, Text
from cscx.policy.language.values import Field

T = TypeVar("T")

_MOST_SHOWN = 20

_NO_OUTPUT = Text("결과를 쓸 파일을 -o로 쓰세요.", "Say with -o where to write the result.")
_NO_DAY = Text("어느 날의 기준으로 판정할지 쓰세요.", "Say by the policy of which day to decide.")
_DAY_SO = Text(
    "--as-of 2026-03-01, 또는 매핑 파일에 as_of: {{column: 접수일}}.",
    "--as-of 2026-03-01, or as_of: {{column: …}} in the mapping.",
)
_ITSELF = Text(
    "결과를 원본 {name}에 덮어쓸 수 없습니다.", "The result cannot overwrite its source {name}."
)
_ANOTHER = Text("-o에 다른 이름을 쓰세요.", "Give another name with -o.")
_EXISTS = Text("{name} 파일이 이미 있습니다.", "{name} exists already.")
_OVERWRITE = Text("덮어쓰려면 --overwrite를 붙이세요.", "Overwrite it with --overwrite.")
_CANNOT_READ = Text("{name}{name:을/를} 읽을 수 없습니다: {reason}", "Cannot read {name}: {reason}")
_READING = Text("판정하는 중 {done}%", "Deciding {done}%")
_MORE = Text("그 밖에 {n}칸을 읽을 수 없습니다.", "{n} more cells cannot be read.")
_SHEETS = Text(
    "시트 {n}개 가운데 첫 시트 ‘{name}’만 읽습니다.",
    "Of {n} sheets only the first, {name}, is read.",
)
_COUNTED = Text("{n}건", "{n} cases")


@dataclass(frozen=True, slots=True)
class CasesOptions:
    """What was asked of a file of cases.

    `asked` is the id of the table or SOP. `as_of` None: nobody named a day.
    """

    asked: str
    cases: Path
    output: Path | None
    mapping: Path | None
    overwrite: bool
    nobody_knows: tuple[str, ...]
    as_of: date | None
    format: str
    language: Language


@dataclass(frozen=True, slots=True)
class Asked:
    """What answers the cases, in the words of its command.

    `policy` makes it for a day, with the inputs nobody knows; `meant` turns another way to name an
    input into its name; `tell` says what is worth knowing of the columns. `word` is its key in JSON,
    `kinds` are the statuses with their words, `example` a command line for the error.
    """

    word: str
    kinds: Mapping[str, Text]
    example: Text
    fields: Mapping[str, Field]
    meant: Callable[[str], str]
    policy: Callable[[date | None, Sequence[str]], Policy]
    tell: Callable[[CasesMap, Sequence[str]], None]


class Slices(Generic[T]):
    """Something of a knowledge base on any day: made once for all days between two changes."""

    def __init__(self, corpus: Corpus, make: Callable[[Policies], T]) -> None:
        self._corpus, self._make = corpus, make
        facts = corpus.items("fact").values()
        coming = {fact.next.effective for fact in facts if fact.next is not None}
        self._changes = sorted(coming)
        self._made: dict[int, T] = {}

    def on(self, day: date) -> T:
        """What stands on a day; raises Failure."""
        number = sum(change <= day.isoformat() for change in self._changes)
        if number not in self._made:
            corpus = Corpus(self._corpus.documents, self._corpus.settings, day)
            self._made[number] = self._make(Policies(corpus))
        return self._made[number]


class Standing:
    """Tells, once each, why what is asked was not in force on the day of some case."""

    def __init__(self, corpus: Corpus, options: CasesOptions, kind: str) -> None:
        self._corpus, self._options, self._kind = corpus, options, kind
        self._told: set[Text] = set()

    def tell(self, day: date | None) -> None:
        """Look at a day, by default that of the options."""
        on = day or self._options.as_of
        hindrance = standing(self._corpus, self._options.asked, self._kind, on)
        if hindrance is not None and hindrance not in self._told:
            self._told.add(hindrance)
            note(hindrance.to(self._options.language))


def answer_file(options: CasesOptions, asked: Asked) -> int:
    """Answer a file; the exit code, 1 when a row could not be read. Raises Failure."""
    name, output = str(options.cases), options.output
    if output is None:
        raise Failure(_NO_OUTPUT, asked.example)
    refuse_loss(options.cases, output, overwrite=options.overwrite)
    try:
        with source_of(options.cases, name) as source:
            mapping = _mapping(options, asked, source.headings)
            if mapping.as_of is None and options.as_of is None:
                raise Failure(_NO_DAY, _DAY_SO())
            if isinstance(source, XlsxRows) and len(source.sheets) > 1:
                text = _SHEETS(n=len(source.sheets), name=source.sheets[0])
                note(text.to(options.language))
            on = _kept(asked.policy, mapping.nobody_knows)
            run = Run(source, name, mapping, on, options.language)
            asked.tell(mapping, source.headings)
            _write(run, source, output, options.language)
    except CasesError as error:
        raise Failure(error.text, error.hint) from None
    except OSError as error:
        if error.filename is None or os.path.abspath(str(error.filename)) != os.path.abspath(name):
            raise cannot_write(error) from None
        raise cannot_read(name, error) from None
    _tell(run.summary, name, options, asked)
    return 1 if run.summary.invalid else 0


def cannot_read(name: object, error: OSError) -> Failure:
    """A file of cases or a mapping that the disk does not give."""
    return Failure(_CANNOT_READ(name=name, reason=error.strerror))


def refuse_loss(cases: Path, output: Path, *, overwrite: bool) -> None:
    """Never write over the source, nor over anything else unless told to. Raises Failure."""
    if not output.exists():
        return
    if cases.exists() and output.samefile(cases):
        raise Failure(_ITSELF(name=cases), _ANOTHER)
    if not overwrite:
        raise Failure(_EXISTS(name=output), _OVERWRITE)


def _kept(
    make: Callable[[date | None, Sequence[str]], Policy], nobody_knows: Sequence[str]
) -> Callable[[date | None], Policy]:
    """The policy of each day, asked for once a day."""
    made: dict[date | None, Policy] = {}

    def on(day: date | None) -> Policy:
        if day not in made:
            made[day] = make(day, nobody_knows)
        return made[day]

    return on


def _mapping(options: CasesOptions, asked: Asked, headings: Sequence[str]) -> CasesMap:
    if options.mapping is None:
        found = same_names(headings, asked.fields, asked.meant)
        return replace(found, nobody_knows=options.nobody_knows)
    try:
        raw = options.mapping.read_bytes()
    except OSError as error:
        raise cannot_read(options.mapping, error) from None
    found = read_map(raw, str(options.mapping), options.asked, asked.fields, asked.meant)
    return replace(found, nobody_knows=(*found.nobody_knows, *options.nobody_knows))


def _write(run: Run, source: Source, output: Path, language: Language) -> None:
    def words(at: int, total: int) -> str:
        return _READING(done=at * 100 // max(total, 1)).to(language)

    with (
        StatusLine(words) as progress,
        replacing(output) as stream,
        writer_to(stream, output, source) as writer,
    ):
        writer.rows([run.headings])
        for rows in run.rows():
            writer.rows(rows)
            progress(source.done(), source.size)


def _tell(summary: Summary, name: str, options: CasesOptions, asked: Asked) -> None:
    language = options.language
    for bad in summary.bad[:_MOST_SHOWN]:
        note(bad.told(name).to(language))
    more = len(summary.bad[_MOST_SHOWN:]) + summary.more_bad
    if more:
        note(_MORE(n=more).to(language))
    if options.format == "json":
        data = {
            asked.word: options.asked,
            "rows": summary.rows,
            **{status: summary.statuses[status] for status in asked.kinds},
            "policies": list(summary.policies),
            "bad": [
                {
                    "row": bad.row,
                    "line": bad.line,
                    "column": bad.column or None,
                    "message": bad.message.to(language),
                }
                for bad in summary.bad
            ],
        }
        write_json(data)
        return
    parts = [
        f"{asked.kinds[status].to(language)} {summary.statuses[status]:,}"
        for status in asked.kinds
        if summary.statuses[status]
    ]
    head = _COUNTED(n=f"{summary.rows:,}").to(language)
    write_result(f"{head}: {', '.join(parts)}\n" if parts else f"{head}\n", None)
