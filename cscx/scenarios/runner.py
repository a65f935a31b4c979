"""Run scenarios: each in a world of its own, until its first step that does not come out."""

from __future__ import annotations

from dataclasses import dataclass

from cscx.messages import Text
from cscx.scenarios.feature import Scenario, Step
from cscx.scenarios.step import Register
from cscx.scenarios.steps import library
from cscx.scenarios.world import Policy, World
from cscx.scenarios.wrong import StepError

_UNDEFINED = Text("이 문장은 단계 목록에 없습니다.", "No step says this.")
_NEAREST = Text("비슷한 단계: {forms}", "Most like it: {forms}")
_SAYS_NOTHING = Text("확인하는 줄이 없습니다.", "Nothing is checked.")
_ADD_THEN = Text("‘그러면 …’ 줄을 더하세요.", "Add a line 'Then …'.")


@dataclass(frozen=True, slots=True)
class Failed:
    """The step a scenario stopped at, what was wrong, what to do, and why it came out so."""

    step: Step
    message: Text
    hint: Text | None
    why: Text | None
    undefined: bool = False


def run_scenario(
    scenario: Scenario, policy: Policy, register: Register | None = None
) -> Failed | None:
    """Run one scenario; None when everything came out."""
    world = World(policy)
    for step in scenario.steps:
        failed = run_step(world, step, register or library())
        if failed is not None:
            return failed
    if scenario.steps and all(step.kind != "then" for step in scenario.steps):
        return Failed(scenario.steps[-1], _SAYS_NOTHING, _ADD_THEN, None)
    return None


def run_step(world: World, step: Step, register: Register) -> Failed | None:
    """Do or check one step."""
    found = register.find(step)
    if found is None:
        forms = " / ".join(register.nearest(step))
        return Failed(step, _UNDEFINED, _NEAREST(forms=forms), None, undefined=True)
    definition, said = found
    try:
        definition.act(world, said)
    except StepError as error:
        return Failed(step, error.message, error.hint, error.why)
    return None
