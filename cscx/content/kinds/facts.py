"""kind: facts. Values of policy, each written once."""

from __future__ import annotations

import msgspec

from cscx.content.kinds.kind import Kind
from cscx.messages import Text


class NextValue(msgspec.Struct, frozen=True, kw_only=True):
    """The coming value and the day it holds from."""

    value: str | dict[str, str]
    effective: str


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A value with its unit, or one a tier; `next` is the coming value and its date."""

    value: str | dict[str, str]
    effective: str
    label: str | None = None
    counted_from: str | None = None
    law: str | None = None
    source: str | None = None
    next: NextValue | None = None


class Facts(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="facts"):
    """The list, by name."""

    items: dict[str, Fact]


KIND = Kind("facts", Text("기준값", "fact"), Facts, "reference", item="fact")
