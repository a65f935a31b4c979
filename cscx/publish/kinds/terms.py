"""A word: what it means, what to say for it, whether to avoid it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from cscx.content.corpus import Entry
from cscx.content.kinds.terms import Term
from cscx.publish.site import View


class TermRow(msgspec.Struct, frozen=True):
    """What the glossary shows of a word."""

    means: Markup
    say: str
    avoid: bool
    because: Markup
    like: Sequence[str]


def item(view: View, entry: Entry) -> TermRow:
    """One word."""
    term = entry.body
    assert isinstance(term, Term)  # noqa: S101 - an item of this kind
    return TermRow(
        view.line(term.means), view.plain(term.say), term.avoid, view.line(term.because), term.like
    )
