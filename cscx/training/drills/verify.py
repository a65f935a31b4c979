"""Is a drill sound? As a graph, against the policy's own walk, and for who plays it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from cscx.messages import Text
from cscx.policy.language.problem import ProblemError, TableError
from cscx.policy.walk.walk import walk
from cscx.training.checks.finding import Check, Weight
from cscx.training.drills.cases import facts_of
from cscx.training.drills.drill import CRITICAL, HUNG_UP, Choice, Drill, Turn
from cscx.training.drills.drills import Coverage, Why
from cscx.training.drills.errors import UNAPPROVED_PROMISE
from cscx.training.drills.graph import graph_of
from cscx.training.drills.outcomes import outcome_at
from cscx.training.drills.play import Session
from cscx.training.drills.scene import Scene
from cscx.training.drills.score import score
from cscx.training.items.item import Source
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.options import normalised

FEWEST_CHOICES = 3
_FULL = 100


def _error(code: str, ko: str, en: str, hint_ko: str, hint_en: str) -> Check:
    return Check(code, Weight.ERROR, Text(ko, en), Text(hint_ko, hint_en))


_REPORT = ("도구의 잘못입니다. 이 드릴의 id와 함께 알려 주세요.", "This is a mistake of the tool; report it with the id of the drill.")  # fmt: skip
UNREACHABLE = _error("DRILL_UNREACHABLE", "드릴 {drill}의 ‘{turn}’에 갈 수 없습니다.", "Nothing leads to {turn} of drill {drill}.", *_REPORT)  # fmt: skip
TRAP = _error("DRILL_TRAP", "드릴 {drill}은 ‘{turn}’에서 끝나지 않습니다.", "Drill {drill} has no way on from {turn}.", *_REPORT)  # fmt: skip
LOOP = _error("DRILL_LOOP", "드릴 {drill}은 ‘{turn}’으로 되돌아옵니다.", "Drill {drill} comes back to {turn}.", *_REPORT)  # fmt: skip
KEY = _error("DRILL_KEY", "드릴 {drill}의 ‘{turn}’에 맞는 선택이 {n}개입니다.", "{turn} of drill {drill} has {n} right choices.", *_REPORT)  # fmt: skip
FEW = _error("DRILL_FEW", "드릴 {drill}의 ‘{turn}’에 고를 것이 {n}개뿐입니다.", "{turn} of drill {drill} has {n} choices only.", "셋은 있어야 합니다. 스크립트의 instead나 SOP의 do_not을 더하세요.", "There have to be three; add an `instead` to the script or a `do_not` to the SOP.")  # fmt: skip
SAME = _error("DRILL_SAME", "드릴 {drill}의 ‘{turn}’에 똑같이 읽히는 선택이 있습니다.", "Two choices of {turn} of drill {drill} read the same.", "두 단계의 do를 다르게 쓰세요.", "Word the `do` of the two steps differently.")  # fmt: skip
FEEDBACK = _error("DRILL_FEEDBACK", "드릴 {drill}의 ‘{turn}’에 까닭이나 근거가 없는 선택이 있습니다.", "A choice of {turn} of drill {drill} has no reason or no source.", *_REPORT)  # fmt: skip
MOOD = _error("DRILL_MOOD", "드릴 {drill}의 ‘{turn}’에서 기분이 거꾸로 움직입니다.", "The mood moves the wrong way at {turn} of drill {drill}.", *_REPORT)  # fmt: skip
ASTRAY = _error("DRILL_ASTRAY", "드릴 {drill}의 ‘{turn}’에서 고른 뒤 엉뚱한 곳으로 갑니다.", "A choice of {turn} of drill {drill} leads astray.", *_REPORT)  # fmt: skip
SCORE = _error("DRILL_SCORE", "드릴 {drill}의 점수가 맞지 않습니다: {what}.", "Drill {drill} is scored wrongly: {what}.", *_REPORT)  # fmt: skip
IDEAL = _error("DRILL_IDEAL", "드릴 {drill}의 바른 길이 절차를 따라간 길과 다릅니다.", "The ideal path of drill {drill} is not the policy's own walk.", *_REPORT)  # fmt: skip
PROOF = _error("DRILL_PROOF", "드릴 {drill}의 ‘{turn}’: 판정표의 답과 다릅니다.", "{turn} of drill {drill} does not agree with its table.", *_REPORT)  # fmt: skip
COVERAGE = Check(
    "DRILL_COVERAGE",
    Weight.WARNING,
    Text("‘{document}’에 드릴이 가지 않는 것이 있습니다: {missing}.", "No drill comes by this in {document}: {missing}."),
    Text("어떤 사례도 오지 않는 갈래나 규칙이면 그대로 두어도 됩니다. cscx walk로 밟아 보세요.", "Leave it where no case gets there; try with cscx walk."),
)  # fmt: skip
LEFT_OUT = Check(
    "DRILL_LEFT_OUT",
    Weight.WARNING,
    Text("‘{sop}’ 드릴을 만들지 못했습니다: {why}.", "No drill of {sop}: {why}."),
    Text("갈래나 판정을 더하면 드릴이 생깁니다.", "A branch or a decision makes a drill."),
)  # fmt: skip
CHECKS = (
    UNREACHABLE,
    TRAP,
    LOOP,
    KEY,
    FEW,
    SAME,
    FEEDBACK,
    MOOD,
    ASTRAY,
    SCORE,
    IDEAL,
    PROOF,
    COVERAGE,
    LEFT_OUT,
)


class Found(NamedTuple):
    """A check that found something, and where its cause is written."""

    check: Check
    message: Text
    source: Source


def verify(drill: Drill, knowledge: Knowledge) -> tuple[Found, ...]:
    """Everything that is wrong with a drill."""
    return (*verify_graph(drill), *_against_policy(drill, knowledge))


def verify_graph(drill: Drill) -> tuple[Found, ...]:
    """What is wrong with a drill as such, whatever the policy says."""
    found = [each for turn in drill.turns for each in _turn(drill, turn)]
    graph = graph_of(drill)
    reached = {state.at for state in graph.edges}
    found += [_found(UNREACHABLE, drill, turn) for turn in drill.turns if turn.id not in reached]
    trapped = {state.at for state in graph.edges if state not in graph.ending}
    found += [_found(TRAP, drill, drill.turn(at), name=at) for at in sorted(trapped)]
    if graph.loop is not None:
        found.append(_found(LOOP, drill, drill.turn(graph.loop.at), name=graph.loop.at))
    for state, edges in graph.edges.items():
        if any(not choice.ok and to.mood > state.mood for choice, to in edges):
            found.append(_found(MOOD, drill, drill.turn(state.at), name=state.at))
            break
    if not found:
        found += _scores(drill)
    return tuple(found)


def _found(
    check: Check, drill: Drill, turn: Turn | None, *, name: str = "", **more: object
) -> Found:
    source = turn.choices[0].source if turn is not None and turn.choices else None
    where = source or Source(drill.sop, "", ())
    shown = turn.name if turn is not None else name
    return Found(check, check.message(drill=drill.id, turn=shown, **more), where)


def _turn(drill: Drill, turn: Turn) -> Iterator[Found]:
    right = sum(choice.ok for choice in turn.choices)
    if right != 1:
        yield _found(KEY, drill, turn, n=right)
    if len(turn.choices) < FEWEST_CHOICES:
        yield _found(FEW, drill, turn, n=len(turn.choices))
    if len({normalised(c.text.ko) for c in turn.choices}) < len(turn.choices):
        yield _found(SAME, drill, turn)
    if any(not (c.feedback.ko and c.feedback.en and c.source.document) for c in turn.choices):
        yield _found(FEEDBACK, drill, turn)
    if any(choice.mood < 0 if choice.ok else choice.mood > 0 for choice in turn.choices):
        yield _found(MOOD, drill, turn)
    if any(not _leads_right(turn, choice) for choice in turn.choices):
        yield _found(ASTRAY, drill, turn)


def _leads_right(turn: Turn, choice: Choice) -> bool:
    """An error comes back to its turn, one that is critical ends the drill; no right choice does either."""
    if choice.ok:
        return choice.to not in (turn.id, CRITICAL, HUNG_UP)
    return choice.to == (CRITICAL if choice.critical else turn.id)


def _scores(drill: Drill) -> Iterator[Found]:
    """The ideal path gives 100, and every error more gives no more points."""
    ideal = score(_played(drill, {})).total
    if ideal != _FULL:
        yield _found(SCORE, drill, drill.turns[0], what=f"{ideal}")
        return
    wrong = [
        (turn.id, choice.code) for turn in drill.turns for choice in turn.choices if not choice.ok
    ]
    alone = {each: score(_played(drill, _by_turn([each]))).total for each in wrong}
    for one, two in pairwise(wrong):
        both = score(_played(drill, _by_turn([one, two]))).total
        if both > min(alone[one], alone[two]) or alone[one] >= _FULL:
            yield _found(SCORE, drill, drill.turn(one[0]), what=f"{both}")
            return


def _by_turn(wrong: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for turn, code in wrong:
        found.setdefault(turn, []).append(code)
    return found


def _played(drill: Drill, wrong: dict[str, list[str]]) -> Session:
    """A session with some errors, each before the right choice of its turn."""
    session = Session(drill)
    while (turn := session.turn) is not None:
        codes = [c for c in wrong.get(turn.id, ()) if c not in session.standing.tried]
        wanted = codes[0] if codes else turn.key.code
        session.choose([choice.code for choice in session.choices].index(wanted))
    return session


def _against_policy(drill: Drill, knowledge: Knowledge) -> Iterator[Found]:
    """The ideal path is the walk of the case, and tables still say what the drill says."""
    library = knowledge.policies.library
    done = [step for turn in drill.turns for step in turn.at]
    try:
        given = facts_of(library, drill.sop, drill.case)
        found = walk(library, drill.sop, given, drill.unknown)
        scene = Scene(knowledge, found)
        order = [place.key for place in scene.order]
    except (KeyError, ProblemError, TableError):
        yield _found(IDEAL, drill, drill.turns[0])
        return
    ends_alike = found.status == "ended" and found.end == drill.end
    if not ends_alike or sorted(found.steps) != sorted(done) or order != done:
        yield _found(IDEAL, drill, drill.turns[0])
        return
    for turn in drill.turns:
        if turn.kind == "outcome" and not _agrees(scene, turn):
            yield _found(PROOF, drill, turn)


def _agrees(scene: Scene, turn: Turn) -> bool:
    """Whether the table, asked again, gives the key and none of the others."""
    settled = [c for c in turn.choices if c.error != UNAPPROVED_PROMISE]
    for place in scene.places:
        outcome = outcome_at(scene, place) if place.key == turn.step else None
        if outcome is not None:
            right = {f"outcome:{outcome.asked.facet.code(each)}" for each in outcome.asked.allowed}
            if all((choice.code in right) == choice.ok for choice in settled):
                return True
    return False


def check_coverage(coverage: Coverage) -> Iterator[Found]:
    """One finding for a procedure with ways, or a table with rules, that no drill comes by."""
    if coverage.missing:
        shown = ", ".join(coverage.missing[:3]) + (" …" if len(coverage.missing) > 3 else "")  # noqa: PLR2004 - a few tell enough
        message = COVERAGE.message(document=coverage.document, missing=shown)
        yield Found(COVERAGE, message, Source(coverage.document, "", ()))


def left_out(sop: str, why: Why) -> Found:
    """A procedure without drills."""
    return Found(LEFT_OUT, LEFT_OUT.message(sop=sop, why=why.value), Source(sop, "", ("steps",)))
