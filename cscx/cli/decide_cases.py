"""`cscx decide TABLE --cases FILE -o FILE`: decide a whole file, or draft its mapping."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cscx.cases.mapping import CasesMap, read_map, same_names
from cscx.cases.open import source_of, writer_to
from cscx.cases.problem import CasesError
from cscx.cases.propose import propose
from cscx.cases.rows import Source
from cscx.cases.run import Run, Summary
from cscx.cases.xlsx_rows import XlsxRows
from cscx.cli.asked_table import chain_of
from cscx.cli.errors import Failure, cannot_write
from cscx.cli.output import StatusLine, note, write_result
from cscx.content.corpus import Corpus
from cscx.content.policies import Policies
from cscx.content.writing import replacing
from cscx.messages import Language, Text
from cscx.policy.decision.evaluate import input_meant
from cscx.policy.tables.chain import Chain, all_fields
from cscx.text import closest

_MOST_SHOWN = 20

_NO_OUTPUT = Text("결과를 쓸 파일을 -o로 쓰세요.", "Say with -o where to write the result.")
_EXAMPLE = Text(
    "예: cscx decide {table} --cases {name} -o out.csv",
    "Example: cscx decide {table} --cases {name} -o out.csv",
)
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
_BAD = Text(
    "{name}:{line}: {row}번째 행{column}: {message}", "{name}:{line}: row {row}{column}: {message}"
)
_COLUMN = Text(", ‘{column}’ 열", ", column {column}")
_MORE = Text("그 밖에 {n}칸을 읽을 수 없습니다.", "{n} more cells cannot be read.")
_UNUSED = Text(
    "열이 없는 입력은 모르는 것으로 봅니다: {names}",
    "Inputs without a column count as unknown: {names}",
)
_NEAR = Text(
    "‘{heading}’ 열은 쓰지 않습니다. 입력 ‘{near}’{near:이라면/라면} 매핑 파일에 적으세요.",
    "Column {heading} is not used. If it is input {near}, say so in a mapping file.",
)
_SHEETS = Text(
    "시트 {n}개 가운데 첫 시트 ‘{name}’만 읽습니다.",
    "Of {n} sheets only the first, {name}, is read.",
)
_DRAFTED = Text(
    "{name}에 매핑 초안을 썼습니다. 확인하고 고친 뒤 --map으로 쓰세요.",
    "Drafted the mapping {name}. Check and correct it, then use it with --map.",
)
_COUNTED = Text("{n}건", "{n} cases")
_KINDS = {
    "decided": Text("정해짐", "decided"),
    "choice": Text("재량", "choice"),
    "needs": Text("모자람", "needs a fact"),
    "no rule": Text("규칙 없음", "no rule"),
    "conflict": Text("어긋남", "conflict"),
    "invalid": Text("못 읽음", "invalid"),
}


@dataclass(frozen=True, slots=True)
class CasesOptions:
    """What was asked of a file of cases. `as_of` None: nobody named a day."""

    table: str
    cases: Path
    output: Path | None
    mapping: Path | None
    overwrite: bool
    nobody_knows: tuple[str, ...]
    as_of: date | None
    format: str
    language: Language


class Slices:
    """A table on any day: compiled once for all days between two changes of the facts."""

    def __init__(self, corpus: Corpus, table: str) -> None:
        self._corpus, self._table = corpus, table
        facts = corpus.items("fact").values()
        coming = {fact.next.effective for fact in facts if fact.next is not None}
        self._changes = sorted(coming)
        self._chains: dict[int, Chain] = {}

    def on(self, day: date) -> Chain:
        """The chain of a day; raises Failure."""
        number = sum(change <= day.isoformat() for change in self._changes)
        if number not in self._chains:
            corpus = Corpus(self._corpus.documents, self._corpus.settings, day)
            self._chains[number] = chain_of(Policies(corpus), self._table)
        return self._chains[number]


def decide_cases(corpus: Corpus, options: CasesOptions) -> int:
    """Decide a file; the exit code, 1 when a row could not be read. Raises Failure."""
    name, output = str(options.cases), options.output
    if output is None:
        raise Failure(_NO_OUTPUT, _EXAMPLE(table=options.table, name=name))
    _refuse_loss(options.cases, output, overwrite=options.overwrite)
    slices = Slices(corpus, options.table)
    chain = slices.on(options.as_of or date.min)
    try:
        with source_of(options.cases, name) as source:
            mapping = _mapping(options, chain, source.headings)
            if mapping.as_of is None and options.as_of is None:
                raise Failure(_NO_DAY, _DAY_SO())
            if isinstance(source, XlsxRows) and len(source.sheets) > 1:
                text = _SHEETS(n=len(source.sheets), name=source.sheets[0])
                note(text.to(options.language))
            on = _chain_on(slices, chain)
            run = Run(source, name, mapping, on, options.language)
            _tell_unused(chain, mapping, source.headings, options)
            _write(run, source, output, options.language)
    except CasesError as error:
        raise Failure(error.text, error.hint) from None
    except OSError as error:
        if error.filename is None or os.path.abspath(str(error.filename)) != os.path.abspath(name):
            raise cannot_write(error) from None
        raise Failure(_CANNOT_READ(name=name, reason=error.strerror)) from None
    _tell(run.summary, name, options)
    return 1 if run.summary.invalid else 0


def write_map(
    corpus: Corpus, table: str, cases: Path, output: Path | None, language: Language
) -> None:
    """Draft a mapping for the columns of a file. Raises Failure."""
    chain = Slices(corpus, table).on(corpus.as_of)
    labels = {name: item.label for name, item in corpus.items("input").items() if item.label}
    try:
        with source_of(cases, str(cases)) as source:
            text = propose(source, str(cases), chain, labels, language)
    except CasesError as error:
        raise Failure(error.text, error.hint) from None
    except OSError as error:
        raise Failure(_CANNOT_READ(name=cases, reason=error.strerror)) from None
    if output is not None:
        _refuse_loss(cases, output, overwrite=False)
    write_result(text, None if output is None else str(output))
    if output is not None:
        note(_DRAFTED(name=output).to(language))


def _chain_on(slices: Slices, chain: Chain) -> Callable[[date | None], Chain]:
    return lambda day: chain if day is None else slices.on(day)


def _refuse_loss(cases: Path, output: Path, *, overwrite: bool) -> None:
    """Never write over the source, nor over anything else unless told to."""
    if not output.exists():
        return
    if cases.exists() and output.samefile(cases):
        raise Failure(_ITSELF(name=cases), _ANOTHER)
    if not overwrite:
        raise Failure(_EXISTS(name=output), _OVERWRITE)


def _mapping(options: CasesOptions, chain: Chain, headings: Sequence[str]) -> CasesMap:
    fields = all_fields(chain)
    meant = lambda name: input_meant(chain, name)  # noqa: E731 - a name for two uses
    if options.mapping is None:
        return replace(same_names(headings, fields, meant), nobody_knows=options.nobody_knows)
    try:
        raw = options.mapping.read_bytes()
    except OSError as error:
        reason = error.strerror
        raise Failure(_CANNOT_READ(name=options.mapping, reason=reason)) from None
    found = read_map(raw, str(options.mapping), options.table, fields, meant)
    return replace(found, nobody_knows=(*found.nobody_knows, *options.nobody_knows))


def _tell_unused(
    chain: Chain, mapping: CasesMap, headings: Sequence[str], options: CasesOptions
) -> None:
    given = {one.input for one in mapping.columns}
    if not given:
        return
    left = [name for name in chain.sources if name not in given]
    used = {one.column for one in mapping.columns}
    if options.mapping is None:
        for heading in headings:
            near = closest(heading, left) if heading not in used else None
            if near is not None:
                note(_NEAR(heading=heading, near=near).to(options.language))
    if left and not given & set(chain.derived):
        note(_UNUSED(names=", ".join(left)).to(options.language))


def _write(run: Run, source: Source, output: Path, language: Language) -> None:
    words = lambda at, total: _READING(done=at * 100 // max(total, 1)).to(language)  # noqa: E731
    with (
        StatusLine(words) as progress,
        replacing(output) as stream,
        writer_to(stream, output, source) as writer,
    ):
        writer.rows([run.headings])
        for rows in run.rows():
            writer.rows(rows)
            progress(source.done(), source.size)


def _tell(summary: Summary, name: str, options: CasesOptions) -> None:
    language = options.language
    for bad in summary.bad[:_MOST_SHOWN]:
        column = _COLUMN(column=bad.column) if bad.column else Text("", "")
        text = _BAD(name=name, line=bad.line, row=bad.row, column=column, message=bad.message)
        note(text.to(language))
    more = len(summary.bad[_MOST_SHOWN:]) + summary.more_bad
    if more:
        note(_MORE(n=more).to(language))
    if options.format == "json":
        data = {
            "table": options.table,
            "rows": summary.rows,
            **{status: summary.statuses[status] for status in _KINDS},
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
        write_result(json.dumps(data, ensure_ascii=False, indent=2) + "\n", None)
        return
    parts = [
        f"{_KINDS[status].to(language)} {summary.statuses[status]:,}"
        for status in _KINDS
        if summary.statuses[status]
    ]
    head = _COUNTED(n=f"{summary.rows:,}").to(language)
    write_result(f"{head}: {', '.join(parts)}\n" if parts else f"{head}\n", None)
