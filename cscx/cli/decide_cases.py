"""`cscx decide TABLE --cases FILE -o FILE`: decide a whole file, or draft its mapping."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from cscx.cases.mapping import CasesMap
from cscx.cases.open import source_of
from cscx.cases.policy import Policy, TablePolicy
from cscx.cases.problem import CasesError
from cscx.cases.propose import propose
from cscx.cli.asked_table import chain_of
from cscx.cli.cases_file import (
    Asked,
    CasesOptions,
    Slices,
    Standing,
    answer_file,
    cannot_read,
    refuse_loss,
)
from cscx.cli.errors import Failure
from cscx.cli.output import note, write_result
from cscx.content.corpus import Corpus
from cscx.messages import Language, Text
from cscx.policy.decision.evaluate import input_meant
from cscx.policy.tables.chain import Chain, all_fields
from cscx.text import closest

_EXAMPLE = Text(
    "예: cscx decide {table} --cases {name} -o out.csv",
    "Example: cscx decide {table} --cases {name} -o out.csv",
)
_UNUSED = Text(
    "열이 없는 입력은 모르는 것으로 봅니다: {names}",
    "Inputs without a column count as unknown: {names}",
)
_NEAR = Text(
    "‘{heading}’ 열은 쓰지 않습니다. 입력 ‘{near}’{near:이라면/라면} 매핑 파일에 적으세요.",
    "Column {heading} is not used. If it is input {near}, say so in a mapping file.",
)
_DRAFTED = Text(
    "{name}에 매핑 초안을 썼습니다. 확인하고 고친 뒤 --map으로 쓰세요.",
    "Drafted the mapping {name}. Check and correct it, then use it with --map.",
)
_KINDS = {
    "decided": Text("정해짐", "decided"),
    "choice": Text("재량", "choice"),
    "needs": Text("모자람", "needs a fact"),
    "no rule": Text("규칙 없음", "no rule"),
    "conflict": Text("어긋남", "conflict"),
    "invalid": Text("못 읽음", "invalid"),
}


def decide_cases(corpus: Corpus, options: CasesOptions) -> int:
    """Decide a file; the exit code, 1 when a row could not be read. Raises Failure."""
    slices = Slices(corpus, lambda policies: chain_of(policies, options.asked))
    chain = slices.on(options.as_of or date.min)
    made: dict[int, TablePolicy] = {}
    in_force = Standing(corpus, options, "exception")

    def policy(day: date | None, nobody_knows: Sequence[str]) -> Policy:
        in_force.tell(day)
        found = chain if day is None else slices.on(day)
        if id(found) not in made:
            made[id(found)] = TablePolicy(found, nobody_knows, options.language)
        return made[id(found)]

    asked = Asked(
        word="table",
        kinds=_KINDS,
        example=_EXAMPLE(table=options.asked, name=options.cases),
        fields=all_fields(chain),
        meant=lambda name: input_meant(chain, name),
        policy=policy,
        tell=lambda mapping, headings: _tell_unused(chain, mapping, headings, options),
    )
    return answer_file(options, asked)


def write_map(
    corpus: Corpus, table: str, cases: Path, output: Path | None, language: Language
) -> None:
    """Draft a mapping for the columns of a file. Raises Failure."""
    chain = Slices(corpus, lambda policies: chain_of(policies, table)).on(corpus.as_of)
    labels = {name: item.label for name, item in corpus.items("input").items() if item.label}
    try:
        with source_of(cases, str(cases)) as source:
            text = propose(source, str(cases), chain, labels, language)
    except CasesError as error:
        raise Failure(error.text, error.hint) from None
    except OSError as error:
        raise cannot_read(cases, error) from None
    if output is not None:
        refuse_loss(cases, output, overwrite=False)
    write_result(text, None if output is None else str(output))
    if output is not None:
        note(_DRAFTED(name=output).to(language))


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
