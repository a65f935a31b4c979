"""Steps that ask a decision table and look at its answer: ‘만일 return-eligibility로 판정하면’."""

from __future__ import annotations

from cscx.messages import Text
from cscx.policy.decision.evaluate import decide
from cscx.policy.language.problem import ProblemError
from cscx.policy.language.values import Type
from cscx.scenarios.outcome import Decided
from cscx.scenarios.readings import readings
from cscx.scenarios.step import Register, Said
from cscx.scenarios.steps.given import pairs
from cscx.scenarios.world import World
from cscx.scenarios.wrong import StepError, meant, of_problem
from cscx.text import closest

_FITS = Text("맞는 규칙이 있습니다.", "A rule does fit.")
_DECIDED = Text("이미 정해집니다.", "It is decided already.")
_ASKS = Text(
    "다음에 물을 것은 ‘{name}’{name:이어야/여야} 하는데 ‘{found}’입니다.",
    "The next question should be '{name}' and is '{found}'.",
)
_NO_SUCH = Text("‘{name}’{name:은/는} 없는 이름입니다.", "There is no '{name}'.")
_NAMED = {Type.ROLE: "role", Type.SCRIPT: "script"}
_NOTHING = Text("없음", "none")
_NOT_A_TABLE = Text(
    "판정표를 묻지 않아 이 줄을 확인할 수 없습니다.",
    "No table was asked, so this cannot be checked.",
)
_ASK_ONE = Text("앞에 ‘만일 …로 판정하면’을 쓰세요.", "Write 'When … decides' before it.")


def _decide(world: World, said: Said) -> None:
    chain = world.chain(said["table"])
    try:
        decision = decide(chain, world.known_to(chain), nobody_knows=world.unknown)
    except ProblemError as error:
        raise of_problem(error.problem) from None
    world.outcome = Decided(chain, decision)


def _decided(world: World) -> Decided:
    if not isinstance(world.outcome, Decided):
        raise StepError(_NOT_A_TABLE, _ASK_ONE)
    return world.outcome


def _rule(world: World, said: Said) -> None:
    _decided(world).by_rule(said["rule"])


def _no_rule(world: World, _said: Said) -> None:
    found = _decided(world)
    if found.decision.status != "none":
        raise StepError(_FITS, why=found.why)


def _open(world: World, _said: Said) -> None:
    found = world.outcome
    if found.question is None:
        raise StepError(_DECIDED, why=found.why)


def _question(world: World, said: Said) -> None:
    found = world.outcome
    asked = found.question
    wanted = readings(said["name"])
    if asked not in wanted:
        shown = Text(asked, asked) if asked else _NOTHING
        raise StepError(_ASKS(name=wanted[-1], found=shown), why=found.why)


def _expect(world: World, said: Said) -> None:
    world.outcome.expect(said["name"], said["value"])


def _refuse(world: World, said: Said) -> None:
    _refuse_unknown_name(world, said)
    world.outcome.refuse(said["name"], said["value"])


def _refuse_unknown_name(world: World, said: Said) -> None:
    """A misspelled role or script would never come out, and so nothing would be checked."""
    found = world.outcome
    field = found.chain.table.outputs.get(said["name"]) if isinstance(found, Decided) else None
    word = _NAMED.get(field.type) if field is not None else None
    if word is None:
        return
    corpus = world.policies.corpus
    if not any(corpus.find(word, reading) for reading in readings(said["value"])):
        name = readings(said["value"])[-1]
        hint = meant(closest(name, corpus.names.get(word, ())))
        raise StepError(_NO_SUCH(name=name), hint)


def _none(world: World, said: Said) -> None:
    world.outcome.expect(said["name"], "없음")


def _results(world: World, said: Said) -> None:
    found = world.outcome
    known = found.chain.table.outputs if isinstance(found, Decided) else ()
    for name, value in pairs(said.rows, list(known)):
        found.expect(name, value)


def add(register: Register) -> None:
    """Put these steps into a register; the sentence about any result comes last."""
    step = register.step
    step(
        "when",
        "ko",
        r"(?P<table>.+?)(?:으로|로|을|를|에서)? (?:판정|결정)하면",
        form="{판정표}로 판정하면",
        example="만일 return-eligibility로 판정하면",
    )(_decide)
    step(
        "then",
        "ko",
        r"규칙은 (?P<rule>\S.*)",
        form="규칙은 {규칙}이다",
        example="그러면 규칙은 우수고객-교환이다",
    )(_rule)
    step(
        "then",
        "ko",
        r"맞는 규칙이 없다",
        form="맞는 규칙이 없다",
        example="그러면 맞는 규칙이 없다",
    )(_no_rule)
    step(
        "then",
        "ko",
        r"아직 정해지지 않는다",
        form="아직 정해지지 않는다",
        example="그러면 아직 정해지지 않는다",
    )(_open)
    step(
        "then",
        "ko",
        r"다음에 물을 것은 (?P<name>\S.*)",
        form="다음에 물을 것은 {입력}이다",
        example="그러면 다음에 물을 것은 고객등급이다",
    )(_question)
    step(
        "then",
        "ko",
        r"결과는 다음과 같다",
        form="결과는 다음과 같다 (아래에 표)",
        example="그러면 결과는 다음과 같다",
    )(_results)
    step(
        "when",
        "en",
        r"(?P<table>.+?) decides",
        form="{table} decides",
        example="When return-eligibility decides",
    )(_decide)
    step(
        "then",
        "en",
        r"rule (?P<rule>\S+) decides",
        form="rule {rule} decides",
        example="Then rule 우수고객-교환 decides",
    )(_rule)
    step("then", "en", r"no rule fits", form="no rule fits", example="Then no rule fits")(_no_rule)
    step(
        "then",
        "en",
        r"nothing is decided yet",
        form="nothing is decided yet",
        example="Then nothing is decided yet",
    )(_open)
    step(
        "then",
        "en",
        r"the next question is (?P<name>\S+)",
        form="the next question is {input}",
        example="Then the next question is 고객등급",
    )(_question)
    step(
        "then",
        "en",
        r"the result is:?",
        form="the result is: (a table below)",
        example="Then the result is:",
    )(_results)


def add_results(register: Register) -> None:
    """The sentences about any named result, which fit almost everything and so come last."""
    step = register.step
    step(
        "then",
        "ko",
        r"(?P<name>\S+?)(?:은|는|이|가) (?P<value>\S.*?)(?:이|가) 아니다",
        form="{결과}는 {값}이 아니다",
        example="그러면 처리는 불가가 아니다",
    )(_refuse)
    step(
        "then",
        "ko",
        r"(?P<name>\S+?)(?:은|는|이|가) 없다",
        form="{결과}는 없다",
        example="그러면 응대는 없다",
    )(_none)
    step(
        "then",
        "ko",
        r"(?P<name>\S+?)(?:은|는|이|가) (?P<value>\S.*?)도 된다",
        form="{결과}는 {값}도 된다",
        example="그러면 처리는 전액환불도 된다",
    )(_expect)
    step(
        "then",
        "ko",
        r"(?P<name>\S+?)(?:은|는|이|가|:) (?P<value>\S.*)",
        form="{결과}는 {값}이다",
        example="그러면 처리는 전액환불이다",
    )(_expect)
    step(
        "then",
        "en",
        r"(?P<name>\S+) is not (?P<value>\S.*)",
        form="{result} is not {value}",
        example="Then 처리 is not 불가",
    )(_refuse)
    step(
        "then", "en", r"(?P<name>\S+) is none", form="{result} is none", example="Then 응대 is none"
    )(_none)
    step(
        "then",
        "en",
        r"(?P<name>\S+) may be (?P<value>\S.*)",
        form="{result} may be {value}",
        example="Then 처리 may be 전액환불",
    )(_expect)
    step(
        "then",
        "en",
        r"(?P<name>\S+) (?:is|are|=) (?P<value>\S.*)",
        form="{result} is {value}",
        example="Then 처리 is 전액환불",
    )(_expect)
