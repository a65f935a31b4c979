"""The page of a script: what to say in each channel, what to fill in, what never to say."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from cscx.content.document import Document
from cscx.content.kinds.script import Script
from cscx.publish.pieces import parts
from cscx.publish.pieces.history import Changed, changed
from cscx.publish.site import Link, View


class Instead(msgspec.Struct, frozen=True):
    """A phrase not to use, what to say for it, and why."""

    not_: Markup
    say: Markup
    because: Markup


class ScriptPage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the page of a script shows. `slots` are names with an example."""

    head: parts.Head
    variants: Sequence[parts.Variant]
    slots: Sequence[tuple[str, str]]
    must_say: Sequence[str]
    never_say: Sequence[str]
    instead: Sequence[Instead]
    replies: Sequence[tuple[str, Link]]
    users: Sequence[parts.Users]
    changed: Changed | None


def model(view: View, document: Document) -> ScriptPage:
    """What the page of a script shows."""
    script = document.body
    assert isinstance(script, Script)  # noqa: S101 - the kind of the document
    head = parts.head(view, document)
    crumbs = [*head.crumbs, *parts.group_crumb(view, parts.entry_of(document))]
    return ScriptPage(
        head=msgspec.structs.replace(head, crumbs=crumbs),
        variants=parts.variants(view, script),
        slots=list(script.slots.items()),
        must_say=[view.plain(text) for text in script.must_say],
        never_say=[view.plain(text) for text in script.never_say],
        instead=[
            Instead(view.line(phrase.not_), view.line(phrase.say), view.line(phrase.because))
            for phrase in script.instead
        ],
        replies=[
            (view.plain(reply.customer), view.link("script", reply.use)) for reply in script.replies
        ],
        users=parts.users(view, parts.entry_of(document)),
        changed=changed(view, document),
    )
