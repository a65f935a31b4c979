"""`cscx decide`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from cscx.cli.asked_table import chain_of, listed, standing
from cscx.cli.command import Command, Example, language_for
from cscx.cli.decide_case import decide_case
from cscx.cli.decide_options import DecideOptions, decide_options
from cscx.cli.errors import Failure, did_you_mean
from cscx.cli.given_facts import given_facts
from cscx.cli.opening import current_folder, day, open_settings
from cscx.cli.output import Printing, note, write_result
from cscx.content.corpus import Corpus
from cscx.content.loading import read_corpus
from cscx.content.policies import Policies
from cscx.messages import Language, Text
from cscx.policy.decision.evaluate import contradicted, input_meant
from cscx.policy.language.values import Value
from cscx.policy.tables.chain import Chain, all_fields
from cscx.text import nfc

_WHICH = Text("어느 판정표인지 쓰세요.", "Say which table.")
_LIST = Text("판정표 모두 보기: cscx decide --list", "All tables: cscx decide --list")
_UNKNOWN = Text(
    "--nobody-knows에 쓴 ‘{name}’{name:은/는} 이 판정에 쓰는 입력이 아닙니다.",
    "--nobody-knows names {name}, which is no input of this decision.",
)
_TOGETHER = Text(
    "--cases와 이름=값은 함께 쓸 수 없습니다: {values}",
    "--cases and name=value cannot go together: {values}",
)
_OTHERWISE = Text(
    "‘{name}’{name:은/는} 다른 값으로 셈하면 {computed}인데 {given}{given:으로/로} 적었습니다.",
    "{name} is given as {given}, but the other values make it {computed}.",
)
_LEAVE_OUT = Text(
    "‘{name}’{name:을/를} 빼면 저절로 셈합니다.", "Leave {name} out: it is computed by itself."
)
_NAMES = Text("쓰는 이름: {names}", "Names: {names}")


@click.command(
    "decide",
    cls=Command,
    summary=("판정표에 물어 답과 까닭을 본다.", "Ask a table for its answer and the reason."),
    about=(
        """아는 것을 이름=값으로 쓴다. 모르는 것이 있으면 터미널에서는 하나씩 묻고, 아니면 가능한 결과와
        다음에 물을 것을 보여 준다.

        0은 답이 나옴, 1은 답이 안 나옴(사실이 모자라거나 맞는 규칙이 없음), 2는 실행할 수 없음.
        --cases에서 1은 읽을 수 없는 행이 있음.""",
        """Write what is known as name=value. What is missing is asked for on a terminal; elsewhere
        the answers still possible and the next question are shown.

        Exit 0 answered, 1 not answered (facts missing, or no rule fits), 2 cannot run. With --cases
        1 means that some rows could not be read.""",
    ),
    examples=(
        Example(
            "cscx decide return-eligibility 요청=반품 경과일=3 상품상태=개봉",
            "아는 것만 쓴다",
            "give what is known",
        ),
        Example(
            "cscx decide delay-compensation 지연원인=택배사 지연일수=4 고객등급=?",
            "아무도 알 수 없는 것은 ?로 쓴다",
            "? is what nobody can know",
        ),
        Example(
            "cscx decide return-shipping-fee 반품판정=교환 무료반품=미적용 --as-of 2027-01-01",
            "그날의 기준으로 판정한다",
            "decide by the policy of that day",
        ),
        Example(
            "cscx decide return-eligibility --cases tickets.csv --map map.yaml --as-of 2026-11-21 -o out.csv",
            "파일의 모든 행을 판정한다",
            "decide every row of a file",
        ),
        Example("cscx decide --list", "판정표를 모두 본다", "list every table"),
    ),
)
@decide_options
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Ask a table."""
    options = DecideOptions(**given)
    root, settings = open_settings(current_folder())
    language = language_for(ctx, settings)
    corpus = read_corpus(root, settings, as_of=day(options.as_of))
    policies = Policies(corpus)
    if options.list_:
        write_result("\n".join(listed(policies, language)) + "\n", None)
        return
    if options.table is None:
        raise Failure(_WHICH, _LIST)
    if options.cases is not None or options.write_map is not None:
        ctx.exit(_whole_file(corpus, policies, options, language))
    facts = given_facts(options.facts)
    chain = chain_of(policies, options.table)
    known = facts.read(all_fields(chain), lambda name: input_meant(chain, name))
    unknowable = known.nobody_knows | set(_names(chain, options.nobody_knows))
    _refuse_contradiction(chain, known.values)
    hindrance = standing(corpus, options.table)
    if hindrance is not None:
        note(hindrance.to(language))
    printing = Printing(options.format_, language, options.color)
    ctx.exit(decide_case(corpus, chain, known.values, unknowable, printing))


def _whole_file(
    corpus: Corpus, policies: Policies, options: DecideOptions, language: Language
) -> int:
    from cscx.cli.cases_file import CasesOptions  # noqa: PLC0415 - loads numpy
    from cscx.cli.decide_cases import decide_cases, write_map  # noqa: PLC0415 - the same

    table = options.table or ""
    if options.facts:
        raise Failure(_TOGETHER(values=" ".join(options.facts)))
    chain = chain_of(policies, table)
    if options.write_map is not None:
        write_map(corpus, table, options.write_map, options.output, language)
        return 0
    return decide_cases(
        corpus,
        CasesOptions(
            asked=table,
            cases=options.cases or Path(),
            output=options.output,
            mapping=options.map_,
            overwrite=options.overwrite,
            nobody_knows=tuple(_names(chain, options.nobody_knows)),
            as_of=options.as_of.date() if options.as_of is not None else None,
            format=options.format_,
            language=language,
        ),
    )


def _refuse_contradiction(chain: Chain, known: Mapping[str, Value]) -> None:
    found = contradicted(chain, known)
    if found is not None:
        field, value = found
        said = {"given": field.show(known[field.name]), "computed": field.show(value)}
        raise Failure(_OTHERWISE(name=field.name, **said), _LEAVE_OUT(name=field.name))


def _names(chain: Chain, given: tuple[str, ...]) -> list[str]:
    fields = all_fields(chain)
    names = [input_meant(chain, nfc(name)) for name in given]
    for name in names:
        if name not in fields:
            hint = did_you_mean(name, fields) or _NAMES(names=", ".join(fields))
            raise Failure(_UNKNOWN(name=name), hint)
    return names
