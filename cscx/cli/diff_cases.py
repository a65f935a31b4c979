"""`cscx diff --cases FILE`: how many real cases are decided differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial

from cscx.cases.compare import Differences, compare_cases
from cscx.cases.mapping import CasesMap, read_map, same_names
from cscx.cases.open import source_of
from cscx.cases.policy import Policy, TablePolicy
from cscx.cases.problem import CasesError
from cscx.cases.run import PolicyOn
from cscx.change.answers import output_text
from cscx.change.report.real_cases import BadRow, CaseKind, RealCases, Unknown
from cscx.change.tables.table_change import TableChange
from cscx.change.words import MATRIX
from cscx.cli.asked_table import chain_of
from cscx.cli.cases_file import Slices, cannot_read
from cscx.cli.diff_options import DiffOptions
from cscx.cli.errors import Failure, did_you_mean
from cscx.cli.output import note
from cscx.content.corpus import Corpus
from cscx.messages import Language, Text
from cscx.policy.decision.evaluate import input_meant
from cscx.policy.tables.chain import Chain, all_fields
from cscx.policy.tables.table import OutputValue

_NO_TABLE = Text(
    "‘{name}’ 판정표는 이 변경과 상관없습니다.",
    "The table '{name}' has nothing to do with this change.",
)
_A_MATRIX = Text(
    "‘{name}’{name:은/는} 에스컬레이션이라 문의로 세지 않습니다. 판정표만 셉니다.",
    "'{name}' is an escalation, which cases are not counted by; only tables are.",
)
_TABLES = Text("상관있는 표: {names}", "Tables that it touches: {names}")
_NONE = Text("이 변경과 상관있는 판정표가 없습니다.", "The change touches no table.")
_NOT_COUNTED = Text(
    "판정이 바뀐 표가 없어 {file}의 문의를 세지 않았습니다. 한 표로 세어 보려면 --table을 쓰세요.",
    "No table decides otherwise, so the cases in {file} were not counted; --table counts by one.",
)
_NO_COLUMN = Text(
    "{file}에 판정이 바뀐 표의 입력과 이름이 같은 열이 없습니다.",
    "No column of {file} is called like an input of a table that changed.",
)
_JOIN = Text(
    "입력: {inputs}. 열과 입력을 잇는 매핑 파일을 --table, --map으로 주세요. "
    "매핑 초안: cscx decide {table} --cases {file} --write-map map.yaml",
    "Inputs: {inputs}. Join columns and inputs in a mapping file, given with --table and --map. "
    "A first one: cscx decide {table} --cases {file} --write-map map.yaml",
)
_INPUTS_OF = Text("{table}({inputs})", "{table} ({inputs})")
_OTHER_TABLES = Text(
    "{file}에 열이 없어 세지 않은 표: {names}",
    "Not counted, because {file} has no column for them: {names}",
)


def real_cases(
    corpora: tuple[Corpus, Corpus],
    tables: Sequence[TableChange],
    options: DiffOptions,
    language: Language,
) -> list[RealCases]:
    """Each table with the cases it decides differently. Raises Failure.

    Without `--table`, those that changed and of whose inputs the file has a column. Matrices are left out:
    whom they call depends on when it is, too.
    """
    known = [t for t in tables if t.part is None and t.day is None and t.comparison is not None]
    matrices = {table.subject.name for table in known if table.subject.kind == MATRIX}
    known = [table for table in known if table.subject.kind != MATRIX]
    names = [table.subject.name for table in known]
    if options.table is not None:
        if options.table not in names:
            tell = _TABLES(names=", ".join(names)) if names else _NONE
            if options.table in matrices:
                raise Failure(_A_MATRIX(name=options.table), tell)
            hint = did_you_mean(options.table, names)
            raise Failure(_NO_TABLE(name=options.table), hint or tell)
        asked = [table for table in known if table.subject.name == options.table]
    else:
        asked = [t for t in known if t.comparison is not None and t.comparison.status != "same"]
        if not asked:
            note(_NOT_COUNTED(file=options.cases).to(language))
    counting = [_Counting(corpora, table, options, language) for table in asked]
    counted = [(each, each.result()) for each in counting]
    left = [each for each, found in counted if found is None]
    if left and len(left) == len(counted):
        raise Failure(
            _NO_COLUMN(file=options.cases),
            _JOIN(inputs=_inputs(left), table=left[0].name, file=options.cases),
        )
    if left:
        names_ = ", ".join(each.name for each in left)
        note(_OTHER_TABLES(file=options.cases, names=names_).to(language))
    return [found for _, found in counted if found is not None]


class _Counting:
    """One table over the file."""

    def __init__(
        self,
        corpora: tuple[Corpus, Corpus],
        table: TableChange,
        options: DiffOptions,
        language: Language,
    ) -> None:
        assert table.comparison is not None  # noqa: S101 - chosen so
        assert options.cases is not None  # noqa: S101 - asked for
        self.name, self.sources = table.subject.name, tuple(table.comparison.after.sources)
        self._table, self._options, self._language = table, options, language
        self._file = options.cases
        self._fields = [all_fields(table.comparison.before), all_fields(table.comparison.after)]
        old = table.comparison.before.table.definition.name
        self._before = self._policy_on(corpora[0], old)
        self._after = self._policy_on(corpora[1], self.name)

    def result(self) -> RealCases | None:
        """What came of it; None where no column is an input of it and none was said to be."""
        one_of_many = self._options.table is None and self._options.map_ is None
        try:
            if one_of_many and not self._has_column():
                return None
            found = compare_cases(self._file, self._before, self._after, self._map, self._language)
        except CasesError as error:
            raise Failure(error.text, error.hint) from None
        except OSError as error:
            raise cannot_read(self._file, error) from None
        return self._told(found)

    def _has_column(self) -> bool:
        with source_of(self._file, str(self._file)) as source:
            sides = self._before(None), self._after(None)
            return any(self._map(source.headings, policy).columns for policy in sides)

    def _policy_on(self, corpus: Corpus, name: str) -> PolicyOn:
        slices = Slices(corpus, lambda policies: chain_of(policies, name))
        made: dict[int, _Shown] = {}

        def on(day: date | None) -> Policy:
            chain = slices.on(day or corpus.as_of)
            if id(chain) not in made:
                known = self._read(chain) if self._options.map_ is not None else None
                unknown = () if known is None else known.nobody_knows
                made[id(chain)] = _Shown(chain, unknown, self._table, self._language)
            return made[id(chain)]

        return on

    def _map(self, headings: Sequence[str], policy: Policy) -> CasesMap:
        assert isinstance(policy, _Shown)  # noqa: S101 - made here
        if self._options.map_ is not None:
            return self._read(policy.chain)
        return same_names(headings, policy.fields, partial(input_meant, policy.chain))

    def _read(self, chain: Chain) -> CasesMap:
        """What the mapping file says of a version; what only the other one has is left out."""
        file = self._options.map_
        assert file is not None  # noqa: S101 - asked for
        try:
            raw = file.read_bytes()
        except OSError as error:
            raise cannot_read(file, error) from None
        every = {name: field for fields in self._fields for name, field in fields.items()}
        meant = partial(input_meant, chain)
        return read_map(raw, str(file), self.name, all_fields(chain), meant, every)

    def _told(self, found: Differences) -> RealCases:
        return RealCases(
            self._table.subject,
            found.rows,
            found.kinds.total(),
            found.unread,
            tuple(
                CaseKind(*pair, count, found.first[pair])
                for pair, count in found.kinds.most_common()
            ),
            tuple(
                BadRow(bad.row, bad.line, bad.column, bad.message, version, bad.told(self._file))
                for bad, version in found.bad.items()
            ),
            found.more_bad,
            tuple(
                Unknown(name, count, name in found.columns)
                for name, count in found.unknown.most_common()
            ),
            found.lost,
            found.won,
        )


class _Shown(TablePolicy):
    """A table whose answers are written as its comparison writes them: 4,000원, a script by its title."""

    def __init__(
        self, chain: Chain, nobody_knows: Sequence[str], table: TableChange, language: Language
    ) -> None:
        many = {title for title, n in Counter(table.titles.values()).items() if n > 1}
        titles = {name: title for name, title in table.titles.items() if title not in many}

        def show(name: str, value: OutputValue) -> str:
            return output_text(chain.table, name, value, titles).to(language)

        super().__init__(chain, nobody_knows, language, show)
        self.chain = chain


def _inputs(left: Sequence[_Counting]) -> str:
    """The inputs of the tables that were not counted, by table where there are several."""
    if len(left) == 1:
        return ", ".join(left[0].sources)
    return ", ".join(
        _INPUTS_OF(table=each.name, inputs=", ".join(each.sources)).ko for each in left
    )
