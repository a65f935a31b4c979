"""What a form is to consist of: how much of each Bloom level, spread over documents and rules."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from cscx.messages import Text
from cscx.training.items.item import Level
from cscx.training.wording.names import LEVELS

SHORT = Text(
    "‘{level}’ 수준은 {wanted}문제가 필요한데 {found}문제뿐입니다. 나머지는 다른 수준에서 채웠습니다.",
    "Level {level} needs {wanted} questions but has {found}; the rest was filled from other levels.",
)
TOO_FEW = Text(
    "{wanted}문제를 만들기에는 모자랍니다. 있는 {found}문제로 만들었습니다.",
    "There are too few items for {wanted} questions; the form has {found}.",
)


_SHARES: Mapping[Level, int] = {"remember": 2, "apply": 4, "decide": 4}


class Blueprint(msgspec.Struct, frozen=True):
    """The share of each level, in parts of their sum. Documents and rules are spread evenly."""

    levels: Mapping[Level, int] = msgspec.field(default_factory=lambda: dict(_SHARES))

    def quotas(self, count: int) -> dict[Level, int]:
        """How many of `count` questions each level gets; they sum up to `count`."""
        whole = sum(self.levels.values())
        found: dict[Level, int] = {}
        given = taken = 0
        for level, share in self.levels.items():
            given += share
            found[level] = count * given // whole - taken
            taken += found[level]
        return found


STANDARD = Blueprint()


class Shortfall(msgspec.Struct, frozen=True):
    """Something a bank has too little of for its blueprint; `level` None for the whole form."""

    level: Level | None
    wanted: int
    found: int

    @property
    def text(self) -> Text:
        """The sentence that says so."""
        if self.level is None:
            return TOO_FEW(wanted=self.wanted, found=self.found)
        return SHORT(level=LEVELS[self.level], wanted=self.wanted, found=self.found)
