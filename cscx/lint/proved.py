"""What the proof of a table found, in a form that is kept between runs: places, numbers of rules, words.

Places are paths inside the table's own document, so a result stays right when the file moves.
"""

from __future__ import annotations

import msgspec

from cscx.messages import Text

Path = tuple[str | int, ...]


class Spot(msgspec.Struct, frozen=True, array_like=True):
    """A value, or with `on_key` a key; `start`/`end` count the characters inside it."""

    path: Path
    on_key: bool = False
    start: int | None = None
    end: int | None = None


class Unread(msgspec.Struct, frozen=True, array_like=True):
    """Something that cannot be read. `input` names the shared input it is about, when it is one."""

    spot: Spot
    message: Text
    hint: Text
    input: str | None = None


class Where(msgspec.Struct, frozen=True, array_like=True):
    """A region in words, and a customer in it."""

    region: Text
    example: Text


class Hole(msgspec.Struct, frozen=True, array_like=True):
    """Cases that no rule covers; `beside` are cells of rules that end just there."""

    where: Where
    beside: tuple[Spot, ...]


class Clash(msgspec.Struct, frozen=True, array_like=True):
    """Two rules that fit the same cases; `differing` are (output, one value, the other)."""

    first: int
    second: int
    spot: Spot
    where: Where
    differing: tuple[tuple[str, Text, Text], ...]


class Crossed(msgspec.Struct, frozen=True, array_like=True):
    """A condition from `low` to `high`, in words, where low is the higher."""

    input: str
    low: Text
    high: Text


class Silent(msgspec.Struct, frozen=True, array_like=True):
    """A rule that never answers; `by` take its cases (none: it has none, None: too many to say).

    `case` is one of its cases, which the rule `taker` answers. `crossed` is an input whose range in
    the rule ends before it begins, as the facts are now.
    """

    rule: int
    by: tuple[int, ...] | None
    case: Text | None = None
    taker: int | None = None
    crossed: Crossed | None = None


class Twin(msgspec.Struct, frozen=True, array_like=True):
    """Two rules that say the same."""

    first: int
    second: int


class Breach(msgspec.Struct, frozen=True, array_like=True):
    """An answer that a limit forbids; no rules: `otherwise` gives it."""

    limit: int
    rules: tuple[int, ...]
    spot: Spot
    where: Where
    answer: Text


class Failed(msgspec.Struct, frozen=True, array_like=True):
    """An example that comes out otherwise: (output, expected, found), and why.

    `status` is that of the decision: none when no rule fits, conflict when rules disagree.
    """

    example: int
    spot: Spot
    differences: tuple[tuple[str, Text, Text], ...]
    rules: tuple[int, ...]
    because: Text | None
    status: str = "decided"


class Untried(msgspec.Struct, frozen=True, array_like=True):
    """A rule that answers no example, and a customer that it answers, with the answer."""

    rule: int
    case: Text | None


class Edge(msgspec.Struct, frozen=True, array_like=True):
    """A boundary of a rule that no example tries."""

    rule: int
    spot: Spot
    value: Text


class Proved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything found about one table as it stands on one day.

    `waits` says that a table before it cannot be read, so that nothing is known. `taken` is what
    `otherwise` takes, `hidden` the part of it that lies between rules; `nothing_left` says that it
    takes nothing at all. `unsure` are questions that
    ran out of their budget. `never` are values of outputs that no case gets. Of what examples leave
    untried the first ones are kept, and how many there are. `possible` are the values of one output
    that cases with the constants of a step get, asked for by itself.
    """

    waits: bool = False
    unread: tuple[Unread, ...] = ()
    holes: tuple[Hole, ...] = ()
    more_holes: bool = False
    clashes: tuple[Clash, ...] = ()
    more_clashes: bool = False
    silent: tuple[Silent, ...] = ()
    twins: tuple[Twin, ...] = ()
    breaches: tuple[Breach, ...] = ()
    failed: tuple[Failed, ...] = ()
    untried: tuple[Untried, ...] = ()
    untried_count: int = 0
    edges: tuple[Edge, ...] = ()
    edge_count: int = 0
    edge_case: Text | None = None
    hidden: tuple[Where, ...] = ()
    taken: tuple[Text, ...] = ()
    nothing_left: bool = False
    never: tuple[tuple[str, str], ...] = ()
    unsure: tuple[Text, ...] = ()
    possible: tuple[str, ...] | None = None
