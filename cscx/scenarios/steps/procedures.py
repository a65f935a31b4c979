"""Steps that take a case through a procedure: ‘만일 order-cancel 절차를 따라가면’."""

from __future__ import annotations

from typing import Any

from cscx.content.kinds.script import Script
from cscx.messages import Text
from cscx.policy.language.problem import ProblemError
from cscx.policy.language.values import Value
from cscx.policy.walk.walk import walk
from cscx.scenarios.ends import SHOWN, end_of
from cscx.scenarios.readings import readings
from cscx.scenarios.spoken import spoken
from cscx.scenarios.step import Register, Said
from cscx.scenarios.walked import Walked
from cscx.scenarios.world import World
from cscx.scenarios.wrong import StepError, listed, meant, of_problem
from cscx.text import closest

_SOP = Text("절차", "procedure")
_SCRIPT = Text("스크립트", "script")
_MATRIX = Text("에스컬레이션", "escalation matrix")
_NOT_WALKED = Text(
    "절차를 따라가지 않아 이 줄을 확인할 수 없습니다.",
    "No procedure was followed, so this cannot be checked.",
)
_WALK_ONE = Text("앞에 ‘만일 … 절차를 따라가면’을 쓰세요.", "Write 'When … is followed' before it.")
_NO_END = Text("‘{said}’{said:으로/로} 끝나는 일은 없습니다.", "Nothing ends as '{said}'.")
_NO_ROLE = Text("역할 ‘{name}’{name:이/가} 없습니다.", "There is no role '{name}'.")


def _follow(world: World, said: Said) -> None:
    library = world.policies.library
    name = world.find(said["sop"], library.procedures, _SOP)
    fields = library.scope(name).fields
    meaning = library.scope(name).meaning
    given: dict[str, Value] = {}
    for fact, value in world.facts.items():
        if fact in fields or fact in meaning:
            field = fields.get(fact) or library.scope(name).field_of(meaning[fact])
            raw: Any = spoken(field, value) if isinstance(value, str) else value
            try:
                given[fact] = field.read(raw)
            except ProblemError as error:
                raise of_problem(error.problem) from None
    unknown = [fact for fact in world.unknown if fact in fields or fact in meaning]
    found = walk(library, name, given, unknown)
    if found.status == "invalid":
        raise of_problem(found.troubles[0].problem)
    world.outcome = Walked(library, found)


def _ended(world: World, said: Said) -> None:
    """How a procedure ended that was already done for the case."""
    name = world.find(said["sop"], world.policies.library.procedures, _SOP)
    world.facts[name] = _end(said["end"]) if said["end"] else "resolved"


def _walked(world: World) -> Walked:
    if not isinstance(world.outcome, Walked):
        raise StepError(_NOT_WALKED, _WALK_ONE)
    return world.outcome


def _end(said: str) -> str:
    found = end_of(said)
    if found is None:
        word = readings(said)[-1]
        words = [f"{ko}({en})" for en, ko in SHOWN.items()]
        raise StepError(_NO_END(said=word), meant(closest(word, SHOWN.values())) or listed(words))
    return found


def _ends(world: World, said: Said) -> None:
    _walked(world).ends(_end(said["end"]))


def _takes(world: World, said: Said) -> None:
    _walked(world).takes(said["step"])


def _avoids(world: World, said: Said) -> None:
    _walked(world).takes(said["step"], wanted=False)


def _in_order(world: World, said: Said) -> None:
    _walked(world).takes_in_order([row[-1] for row in said.rows])


def _script(world: World, said: Said) -> str:
    scripts = [document.id for document, _ in world.policies.corpus.of(Script)]
    return world.find(said["script"], scripts, _SCRIPT)


def _says(world: World, said: Said) -> None:
    _walked(world).says(_script(world, said))


def _keeps_quiet(world: World, said: Said) -> None:
    _walked(world).says(_script(world, said), wanted=False)


def _role(world: World, said: Said) -> str:
    roles = world.policies.corpus.items("role")
    if said["role"] not in roles:
        hint = meant(closest(said["role"], roles)) or listed(roles)
        raise StepError(_NO_ROLE(name=said["role"]), hint)
    return said["role"]


def _hands(world: World, said: Said) -> None:
    _walked(world).hands_to(_role(world, said))


def _approves(world: World, said: Said) -> None:
    _walked(world).approved_by(_role(world, said))


def _escalates(world: World, said: Said) -> None:
    name = world.find(said["matrix"], world.policies.matrices, _MATRIX)
    _walked(world).escalates_to(name)


def add(register: Register) -> None:
    """Put these steps into a register."""
    step = register.step
    step(
        "given",
        "ko",
        r"(?P<sop>.+?)(?: 절차)?(?:은|는|이|가) (?:(?P<end>\S+?)(?:으로|로) )?끝났다",
        form="{절차}는 끝났다",
        example="조건 verify-customer는 끝났다",
    )(_ended)
    step(
        "when",
        "ko",
        r"(?P<sop>.+?)(?: 절차)?(?:을|를|대로)? 따라가면",
        form="{절차} 절차를 따라가면",
        example="만일 order-cancel 절차를 따라가면",
    )(_follow)
    step(
        "then",
        "ko",
        r"(?P<end>\S+?)(?:으로|로) 끝난다",
        form="{해결·거절·넘김·이관·대기}로 끝난다",
        example="그러면 해결로 끝난다",
    )(_ends)
    step(
        "then",
        "ko",
        r"(?P<step>\S+) 단계를 거친다",
        form="{단계} 단계를 거친다",
        example="그러면 취소실행 단계를 거친다",
    )(_takes)
    step(
        "then",
        "ko",
        r"(?P<step>\S+) 단계를 거치지 않는다",
        form="{단계} 단계를 거치지 않는다",
        example="그러면 소멸동의 단계를 거치지 않는다",
    )(_avoids)
    step(
        "then",
        "ko",
        r"다음 단계를 차례로 거친다",
        form="다음 단계를 차례로 거친다 (아래에 표)",
        example="그러면 다음 단계를 차례로 거친다",
    )(_in_order)
    step(
        "then",
        "ko",
        r"(?P<script>.+?)(?: 스크립트)?(?:을|를)? (?:말한다|안내한다)",
        form="{스크립트}를 말한다",
        example="그러면 order-cancelled를 말한다",
    )(_says)
    step(
        "then",
        "ko",
        r"(?P<script>.+?)(?: 스크립트)?(?:을|를)? (?:말하지|안내하지) 않는다",
        form="{스크립트}를 말하지 않는다",
        example="그러면 refund-by-transfer를 말하지 않는다",
    )(_keeps_quiet)
    step(
        "then",
        "ko",
        r"(?P<role>\S+?)(?:에|에게|으로|로) 넘긴다",
        form="{역할}에 넘긴다",
        example="그러면 정산에 넘긴다",
    )(_hands)
    step(
        "then",
        "ko",
        r"(?P<role>\S+?)의? 승인을 받는다",
        form="{역할}의 승인을 받는다",
        example="그러면 파트장의 승인을 받는다",
    )(_approves)
    step(
        "then",
        "ko",
        r"(?P<matrix>.+?)(?:으로|로|에)? 올린다",
        form="{에스컬레이션}으로 올린다",
        example="그러면 cs-escalation으로 올린다",
    )(_escalates)
    step(
        "given",
        "en",
        r"(?P<sop>.+?) (?:is done|ended as (?P<end>\S+))",
        form="{procedure} is done",
        example="Given verify-customer is done",
    )(_ended)
    step(
        "when",
        "en",
        r"(?P<sop>.+?) is followed",
        form="{procedure} is followed",
        example="When order-cancel is followed",
    )(_follow)
    step(
        "then",
        "en",
        r"it ends as (?P<end>\S+)",
        form="it ends as {resolved, refused, escalated, transferred, pending}",
        example="Then it ends as resolved",
    )(_ends)
    step(
        "then",
        "en",
        r"the step (?P<step>\S+) is taken",
        form="the step {step} is taken",
        example="Then the step 취소실행 is taken",
    )(_takes)
    step(
        "then",
        "en",
        r"the step (?P<step>\S+) is not taken",
        form="the step {step} is not taken",
        example="Then the step 소멸동의 is not taken",
    )(_avoids)
    step(
        "then",
        "en",
        r"these steps are taken in order:?",
        form="these steps are taken in order: (a table below)",
        example="Then these steps are taken in order:",
    )(_in_order)
    step(
        "then",
        "en",
        r"(?P<script>\S+) is said",
        form="{script} is said",
        example="Then order-cancelled is said",
    )(_says)
    step(
        "then",
        "en",
        r"(?P<script>\S+) is not said",
        form="{script} is not said",
        example="Then refund-by-transfer is not said",
    )(_keeps_quiet)
    step(
        "then",
        "en",
        r"it is handed to (?P<role>\S+)",
        form="it is handed to {role}",
        example="Then it is handed to 정산",
    )(_hands)
    step(
        "then",
        "en",
        r"(?P<role>\S+) approves",
        form="{role} approves",
        example="Then 파트장 approves",
    )(_approves)
    step(
        "then",
        "en",
        r"it is escalated to (?P<matrix>\S+)",
        form="it is escalated to {matrix}",
        example="Then it is escalated to cs-escalation",
    )(_escalates)
