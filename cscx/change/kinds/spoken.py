"""Changes of what a script says on a channel."""

from __future__ import annotations

from cscx.change import changes as to
from cscx.change.changes import Change
from cscx.change.edits import Edit
from cscx.change.kinds.one import One, Told, place_of
from cscx.messages import same


def spoken(one: One, edit: Edit, _told: Told) -> list[Change]:
    """A difference below `text`."""
    path = place_of(edit)
    if len(path) == 1:
        return one.plain(edit)
    field = one.field_at(("text",))
    title = field.title if field is not None else same("text")
    return [
        to.Wording(
            **one.base(edit), title=title, marks=one.marks(edit.old, edit.new), channel=str(path[1])
        )
    ]
