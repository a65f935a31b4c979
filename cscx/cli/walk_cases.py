"""`cscx walk SOP --cases FILE -o FILE`: take every case of a file through an SOP."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cscx.cases.mapping import CasesMap
from cscx.cases.policy import Policy
from cscx.cases.walk_policy import WalkPolicy
from cscx.cli.asked_procedure import meant, scope_of
from cscx.cli.cases_file import Asked, CasesOptions, Slices, Standing, answer_file
from cscx.cli.output import note
from cscx.content.corpus import Corpus
from cscx.messages import Text
from cscx.policy.walk.scope import Scope
from cscx.text import closest

_EXAMPLE = Text(
    "예: cscx walk {sop} --cases {name} -o out.csv",
    "Example: cscx walk {sop} --cases {name} -o out.csv",
)
_NEAR = Text(
    "‘{heading}’ 열은 쓰지 않습니다. ‘{near}’{near:이라면/라면} 매핑 파일에 적으세요.",
    "Column {heading} is not used. If it is {near}, say so in a mapping file.",
)
_KINDS = {
    "ended": Text("끝남", "ended"),
    "needs": Text("모자람", "needs a fact"),
    "loop": Text("제자리", "loop"),
    "stuck": Text("길 없음", "no way on"),
    "broken": Text("문서 오류", "mistake in a document"),
    "invalid": Text("못 읽음", "invalid"),
}


def walk_cases(corpus: Corpus, options: CasesOptions) -> int:
    """Walk a file; the exit code, 1 when a row could not be read. Raises Failure."""
    slices = Slices(corpus, lambda policies: scope_of(policies, options.asked))
    scope = slices.on(options.as_of or date.min)
    made: dict[int, WalkPolicy] = {}
    in_force = Standing(corpus, options, "sop")

    def policy(day: date | None, nobody_knows: Sequence[str]) -> Policy:
        in_force.tell(day)
        found = scope if day is None else slices.on(day)
        if id(found) not in made:
            made[id(found)] = WalkPolicy(found, nobody_knows, options.language)
        return made[id(found)]

    asked = Asked(
        word="sop",
        kinds=_KINDS,
        example=_EXAMPLE(sop=options.asked, name=options.cases),
        fields=scope.fields,
        meant=lambda name: meant(scope, name),
        policy=policy,
        tell=lambda mapping, headings: _tell_near(scope, mapping, headings, options),
    )
    return answer_file(options, asked)


def _tell_near(
    scope: Scope, mapping: CasesMap, headings: Sequence[str], options: CasesOptions
) -> None:
    """Columns that are left out though they are called almost like a fact."""
    used = {one.column for one in mapping.columns}
    left = [name for name in scope.fields if name not in {one.input for one in mapping.columns}]
    for heading in headings if options.mapping is None and used else ():
        near = closest(heading, left) if heading not in used else None
        if near is not None:
            note(_NEAR(heading=heading, near=near).to(options.language))
