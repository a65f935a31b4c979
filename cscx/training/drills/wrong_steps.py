"""Steps that are wrong now: one that comes later, one of another way, going up too early or not at all.

Each is proven by the graph of the procedure: what dominates a step has to be done before it, and the
way on from a step and an answer is single-valued.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.sop import ELSE, Step
from cscx.messages import Text
from cscx.training.drills import errors
from cscx.training.drills.candidate import Candidate
from cscx.training.drills.saying import done, quoted, spoken
from cscx.training.drills.scene import Place, Scene
from cscx.training.items.item import Source
from cscx.training.wording import drills as say


def wrong_steps(scene: Scene, place: Place) -> Iterator[Candidate]:
    """The steps that may be mistaken for the one to do, the nearest first of each error."""
    if place.step.escalate:
        yield from _not_escalated(scene, place)
    else:
        yield from _too_early(scene, place)
    yield from _other_ways(scene, place)
    yield from _skipping(scene, place)


def source_of(place: Place) -> Source:
    """Where a step is written."""
    return Source(place.procedure, place.step.id, ("steps", place.at))


def _candidate(
    scene: Scene,
    place: Place,
    step: Step,
    error: str,
    feedback: Text,
    *,
    source: Source | None = None,
    critical: bool = False,
) -> Candidate:
    line = spoken(scene.knowledge, step)
    return Candidate(
        code=f"step:{place.procedure}.{step.id}",
        error=error,
        said=quoted(line) if line else None,
        done=done(scene.knowledge, step),
        feedback=feedback,
        source=source or source_of(place),
        critical=critical,
        target=step.id,
    )


def skipping(scene: Scene, place: Place, step: Step, feedback: Text) -> Candidate:
    """A step that may not be done before another one."""
    legal = place.step.must == "legal"
    if legal:
        law = scene.knowledge.reading.name("law", place.step.law) if place.step.law else ""
        more = say.BY_LAW(law=law) if law else say.MUST_BY_LAW
        feedback = Text(feedback.ko + more.ko, feedback.en + more.en)
    return _candidate(scene, place, step, errors.SKIPPED_STEP, feedback, critical=legal)


def _skipping(scene: Scene, place: Place) -> Iterator[Candidate]:
    """Later steps: those that this case comes to first, then others that need this one."""
    precedence = scene.knowledge.precedence(place.procedure)
    ahead = [each.at for each in scene.after(place)]
    others = [at for at in range(len(place.sop.steps)) if at not in ahead]
    feedback = _skipped(scene, place)
    for at in (*ahead, *others):
        step = place.sop.steps[at]
        if at in precedence.dominators and precedence.is_forced(place.at, at) and _own(place, step):
            yield skipping(scene, place, step, feedback)


def _skipped(scene: Scene, place: Place) -> Text:
    return say.SKIPPED(name=place.step.name, act=done(scene.knowledge, place.step))


def _own(place: Place, step: Step) -> bool:
    """Whether a step is the trainee's: done by the role that does this one, and more than a look."""
    work = step.do or step.ask or step.say or step.collect
    return step.role == place.step.role and bool(work)


def _other_ways(scene: Scene, place: Place) -> Iterator[Candidate]:
    """What other answers at the step before lead to."""
    before = scene.before(place)
    if before is None or not before.stop.step.branches or before.step.decide:
        return
    for key, target in before.stop.step.branches.items():
        step = place.sop.step(target)
        if target == place.step.id or step is None or step.escalate or not _own(place, step):
            continue
        if any(each.step.id == target for each in scene.after(place)):
            yield skipping(scene, place, step, _skipped(scene, place))
            continue
        feedback = _another(scene, before, key)
        where = source_of(before)
        yield _candidate(scene, place, step, errors.WRONG_WAY, feedback, source=where)


def _another(scene: Scene, before: Place, key: str) -> Text:
    reading = scene.knowledge.reading
    other: Text | str = say.OTHERS if key == ELSE else say.plainly(reading.line(key))
    if before.step.by:
        label = reading.label(before.step.by)
        return say.OTHER_VALUE(label=label, other=other, value=value_at(before))
    if before.step.call and key in say.CALLED_ENDED:
        other = say.CALLED_ENDED[key]
    return say.OTHER_ANSWER(other=other, answer=answer_at(scene, before))


def answer_at(scene: Scene, place: Place) -> Text | str:
    """What came out at a step that asks, checks or calls."""
    answer = place.stop.answer or place.stop.answered
    if place.step.call and answer in say.CALLED_ENDED:
        return say.CALLED_ENDED[answer]
    return scene.knowledge.reading.line(answer) if answer and answer != ELSE else say.OTHERS


def value_at(place: Place) -> Text:
    """The value that a `by` step branches on."""
    decided, name = place.stop.decided, place.step.by or ""
    known = decided.decision.known if decided is not None else {}
    if decided is not None and name in known:
        return decided.table.fields[name].show(known[name])
    shown = decided.assumed.get(name) if decided is not None else None
    return shown or say.DONT_KNOW


def _too_early(scene: Scene, place: Place) -> Iterator[Candidate]:
    """The steps of the procedure that escalate, where this case still goes on."""
    feedback = say.TOO_EARLY(name=place.step.name)
    for step in place.sop.steps:
        if step.escalate and step.id != place.step.id:
            yield _candidate(scene, place, step, errors.EARLY_ESCALATION, feedback)


def _not_escalated(scene: Scene, place: Place) -> Iterator[Candidate]:
    """The steps that end the procedure, or go on with it, where this case goes up."""
    matrix = scene.knowledge.in_force(place.step.escalate or "", Escalation)
    given = [str(value) for value in place.step.with_.values()]
    critical = matrix is not None and next(iter(matrix.severities), None) in given
    name = scene.knowledge.reading.name("escalation", place.step.escalate or "")
    feedback = say.NOT_ESCALATED(matrix=name)
    for step in place.sop.steps:
        ends = step.end in ("resolved", "pending", "refused")
        if ends and _own(place, step):
            yield _candidate(
                scene, place, step, errors.MISSED_ESCALATION, feedback, critical=critical
            )
