"""`cscx diff --cases FILE`: how many real cases are decided differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from cscx.cases.compare import Differences, compare_cases
from cscx.cases.mapping import CasesMap, read_map, same_names
from cscx.cases.policy import Policy, TablePolicy
from cscx.cases.problem import CasesError
from cscx.cases.run import PolicyOn
from cscx.change.report.report import CaseKind, RealCases
from cscx.change.tables import TableChange
from cscx.cli.cases_file import Slices, cannot_read
from cscx.cli.diff_options import DiffOptions
from cscx.cli.errors import Failure, did_you_mean
from cscx.content.corpus import Corpus
from cscx.content.policies import Policies
from cscx.messages import Language, Text
from cscx.policy.decision.evaluate import input_meant
from cscx.policy.tables.chain import Chain

_NO_TABLE = Text(
    "‘{name}’ 판정표는 이 변경과 상관없습니다.",
    "The table '{name}' has nothing to do with this change.",
)
_TABLES = Text("상관있는 표: {names}", "Tables that it touches: {names}")
_NONE = Text("이 변경과 상관있는 판정표가 없습니다.", "The change touches no table.")


def real_cases(
    corpora: tuple[Corpus, Corpus],
    tables: Sequence[TableChange],
    options: DiffOptions,
    language: Language,
) -> Iterator[RealCases]:
    """Each table with the cases it decides differently. Raises Failure.

    Without `--table`, those that changed and of whose inputs the file has a column.
    """
    asked = [t for t in tables if t.day is None and t.comparison is not None]
    names = [table.subject.name for table in asked]
    if options.table is not None:
        if options.table not in names:
            hint = did_you_mean(options.table, names)
            known = _TABLES(names=", ".join(names)) if names else _NONE
            raise Failure(_NO_TABLE(name=options.table), hint or known)
        asked = [table for table in asked if table.subject.name == options.table]
    else:
        asked = [t for t in asked if t.comparison is not None and t.comparison.status != "same"]
    for table in asked:
        found = _differences(corpora, table, options, language)
        if found is not None:
            yield _told(table, found)


def _differences(
    corpora: tuple[Corpus, Corpus], table: TableChange, options: DiffOptions, language: Language
) -> Differences | None:
    assert options.cases is not None  # noqa: S101 - asked for
    before, after = (_policy_on(corpus, table.subject.name, language) for corpus in corpora)
    one_of_many = options.table is None and options.map_ is None
    try:
        return compare_cases(
            options.cases,
            before,
            after,
            lambda headings, policy: _map(options, table, headings, policy, corpora[1]),
            language,
        )
    except CasesError as error:
        if one_of_many and _has_no_column(options, corpora[1], table, language):
            return None
        raise Failure(error.text, error.hint) from None
    except OSError as error:
        raise cannot_read(options.cases, error) from None


def _policy_on(corpus: Corpus, name: str, language: Language) -> PolicyOn:
    slices = Slices(corpus, lambda policies: policies.chain(name))
    made: dict[int, TablePolicy] = {}

    def on(day: date | None) -> Policy:
        chain = slices.on(day or corpus.as_of)
        if id(chain) not in made:
            made[id(chain)] = TablePolicy(chain, (), language)
        return made[id(chain)]

    return on


def _map(
    options: DiffOptions,
    table: TableChange,
    headings: Sequence[str],
    policy: Policy,
    corpus: Corpus,
) -> CasesMap:
    chain = _chain(corpus, table)
    meant = lambda name: input_meant(chain, name)  # noqa: E731 - one line says it
    if options.map_ is None:
        return same_names(headings, policy.fields, meant)
    try:
        raw = options.map_.read_bytes()
    except OSError as error:
        raise cannot_read(options.map_, error) from None
    return read_map(raw, str(options.map_), table.subject.name, policy.fields, meant)


def _chain(corpus: Corpus, table: TableChange) -> Chain:
    return Policies(corpus).chain(table.subject.name)


def _has_no_column(
    options: DiffOptions, corpus: Corpus, table: TableChange, language: Language
) -> bool:
    """Whether no column of the file is an input of a table, so that the file is not about it."""
    from cscx.cases.open import source_of  # noqa: PLC0415 - only to explain an error

    assert options.cases is not None  # noqa: S101 - asked for
    policy = _policy_on(corpus, table.subject.name, language)(None)
    try:
        with source_of(options.cases, str(options.cases)) as source:
            return not _map(options, table, source.headings, policy, corpus).columns
    except CasesError:
        return False


def _told(table: TableChange, found: Differences) -> RealCases:
    kinds = tuple(
        CaseKind(pair[0], pair[1], count, found.first[pair])
        for pair, count in found.kinds.most_common()
    )
    return RealCases(table.subject, found.rows, found.kinds.total(), found.unread, kinds)
