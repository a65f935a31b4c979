"""kind: roles. Who does what, and how to reach them."""

from __future__ import annotations

import msgspec

from cscx.content.kinds.kind import Kind
from cscx.messages import Text


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """A role, never a person."""

    duties: str
    label: str | None = None
    reach: str | None = None
    hours: str | None = None
    backup: str | None = None
    needs: list[str] = []


class Roles(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="roles"):
    """The list, by name."""

    items: dict[str, Role]


KIND = Kind("roles", Text("역할", "role"), Roles, "reference", item="role")
