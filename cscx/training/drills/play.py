"""Playing a drill: where the trainee stands, how the customer feels, what a choice leads to.

The twin is drill_play.js; both run tests/vectors/drill.json.

- A right choice leads on; the customer's mood rises by what it gives, but not at a turn with an error.
- An error lowers the mood and comes back to the same turn, with that choice gone. One that the
  customer hears while the mood is at the bottom ends the drill: the customer hangs up. A critical one
  ends it at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cscx.messages import Text
from cscx.training.drills.drill import (
    CRITICAL,
    ENDS,
    HIGHEST,
    HUNG_UP,
    LOWEST,
    Choice,
    Drill,
    Turn,
)

_PLEASED = 1
"""The mood from which a customer says something friendly."""


class Standing(NamedTuple):
    """Where a trainee stands: a turn or an end, the mood, and the choices that were wrong here."""

    at: str
    mood: int
    tried: frozenset[str] = frozenset()

    @property
    def over(self) -> bool:
        """Whether it is an end."""
        return self.at in ENDS


class Pick(NamedTuple):
    """A choice taken: the turn, the code of the choice, and its error, None where it was right."""

    turn: str
    code: str
    error: str | None


def beginning(drill: Drill) -> Standing:
    """The first turn, with the customer as they call."""
    return Standing(drill.turns[0].id, drill.customer.mood)


def left(turn: Turn, standing: Standing) -> tuple[Choice, ...]:
    """The choices that are still there, in their order."""
    return tuple(choice for choice in turn.choices if choice.code not in standing.tried)


def after(standing: Standing, choice: Choice) -> Standing:
    """Where a choice leads."""
    if choice.ok:
        gain = 0 if standing.tried else choice.mood
        return Standing(choice.to, _within(standing.mood + gain))
    if choice.critical:
        return Standing(CRITICAL, standing.mood)
    if standing.mood == LOWEST and choice.mood < 0:
        return Standing(HUNG_UP, LOWEST)
    mood = _within(standing.mood + choice.mood)
    stays = choice.to == standing.at
    return Standing(choice.to, mood, standing.tried | {choice.code} if stays else frozenset())


def reaction(drill: Drill, picks: Sequence[Pick], before: Standing, now: Standing) -> Text | None:
    """What the customer says to the last pick; None where nothing is said, or nothing was to be heard.

    Words are taken in turns, by how many errors there were.
    """
    customer, turn = drill.customer, drill.turn(before.at)
    if turn is None or not any(c.spoken for c in turn.choices if c.code == picks[-1].code):
        return None
    errors = sum(pick.error is not None for pick in picks)
    if now.mood > before.mood and now.mood == _PLEASED:
        return customer.calm[errors % len(customer.calm)]
    if now.mood >= before.mood or now.over:
        return None
    words = customer.low if now.mood == LOWEST else customer.worse
    return words[(errors - 1) % len(words)]


def _within(mood: int) -> int:
    return max(LOWEST, min(HIGHEST, mood))


class Session:
    """One run of a drill: its picks and where they led. Raises nothing; it can be left at any time."""

    def __init__(self, drill: Drill) -> None:
        self.drill = drill
        self.standing = beginning(drill)
        self.picks: list[Pick] = []

    @property
    def turn(self) -> Turn | None:
        """The turn to decide; None when it is over."""
        return self.drill.turn(self.standing.at)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What may be chosen now."""
        turn = self.turn
        return left(turn, self.standing) if turn is not None else ()

    def choose(self, place: int) -> Choice:
        """Take the choice at a place of `choices`, counted from 0."""
        choice = self.choices[place]
        self.picks.append(Pick(self.standing.at, choice.code, choice.error))
        self.standing = after(self.standing, choice)
        return choice


def replayed(drill: Drill, codes: Sequence[str]) -> Session:
    """A session with some choices taken, by their codes; what is not offered is passed over."""
    session = Session(drill)
    for code in codes:
        places = [at for at, choice in enumerate(session.choices) if choice.code == code]
        if places:
            session.choose(places[0])
    return session
