"""The score of a drill: accuracy 50, sequence 20, script 15, mood 15; a critical error makes it 0.

- accuracy: the turns got right at the first go.
- sequence: the turns, of those that tempt to it, without a step skipped and without escalating too
  early or not at all. script: without a word or a deed that the documents forbid.
- mood: where the customer ends, from the bottom, against where the ideal path ends.

Points are whole and rounded down. Of a drill that was left, the turns begun count; of one that the
customer ended, all of them do. More errors never give more points. The twin is drill_play.js.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from cscx.training.drills.drill import CRITICAL, HIGHEST, HUNG_UP, LOWEST, Drill, Turn
from cscx.training.drills.errors import FAULTS, Part
from cscx.training.drills.play import Pick, Session

WEIGHTS: Final = {"accuracy": 50, "sequence": 20, "script": 15, "mood": 15}
PASS: Final = 80


class Score(msgspec.Struct, frozen=True):
    """Points by part, and their sum. `critical` is the error that ended it with 0."""

    accuracy: int
    sequence: int
    script: int
    mood: int
    total: int
    critical: str | None


def score(session: Session) -> Score:
    """The score of a session, finished or left."""
    drill, standing = session.drill, session.standing
    faults = _faults(session.picks)
    counted = drill.turns if standing.over else _begun(drill, session.picks)
    finished = {pick.turn for pick in session.picks if pick.error is None}
    clean = [turn for turn in counted if turn.id in finished and not faults.get(turn.id)]
    lost = standing.at in (HUNG_UP, CRITICAL)
    accuracy = _share(WEIGHTS["accuracy"], len(clean), len(counted))
    parts: dict[Part, int] = {}
    for part in ("sequence", "script"):
        tempting = [turn for turn in counted if _tempts(turn, part)]
        kept = [
            turn
            for turn in tempting
            if part not in faults.get(turn.id, ()) and (turn.id in finished or not lost)
        ]
        parts[part] = _share(WEIGHTS[part], len(kept), len(tempting))
    mood = 0 if standing.at == HUNG_UP else _mood(drill, counted, finished, standing.mood)
    critical = next((pick.error for pick in session.picks[-1:]), None)
    critical = critical if standing.at == CRITICAL else None
    total = 0 if critical else accuracy + parts["sequence"] + parts["script"] + mood
    return Score(accuracy, parts["sequence"], parts["script"], mood, total, critical)


def _faults(picks: Sequence[Pick]) -> Mapping[str, set[Part]]:
    """The parts that errors at each turn belong to."""
    found: dict[str, set[Part]] = {}
    for pick in picks:
        if pick.error is not None:
            found.setdefault(pick.turn, set()).add(FAULTS[pick.error].part)
    return found


def _begun(drill: Drill, picks: Sequence[Pick]) -> tuple[Turn, ...]:
    begun = {pick.turn for pick in picks}
    return tuple(turn for turn in drill.turns if turn.id in begun)


def _tempts(turn: Turn, part: Part) -> bool:
    return any(
        choice.error is not None and FAULTS[choice.error].part == part for choice in turn.choices
    )


def _mood(drill: Drill, counted: Sequence[Turn], finished: set[str], mood: int) -> int:
    best = drill.customer.mood
    for turn in counted:
        if turn.id in finished:
            best = min(HIGHEST, best + turn.key.mood)
    return _share(WEIGHTS["mood"], mood - LOWEST, best - LOWEST)


def _share(weight: int, part: int, whole: int) -> int:
    return weight * part // whole if whole else weight
