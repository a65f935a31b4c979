"""An article of law: its text's date and whether somebody has checked it."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from cscx.content.corpus import Entry
from cscx.content.kinds.laws import Law
from cscx.publish.pieces import parts
from cscx.publish.pieces.dates import written
from cscx.publish.site import View


class LawRow(msgspec.Struct, frozen=True):
    """What the list of laws shows of an article."""

    checked: str
    verified: bool
    text_date: str
    url: str


def item(view: View, entry: Entry) -> LawRow:
    """One article. Only an http address is linked."""
    law = entry.body
    assert isinstance(law, Law)  # noqa: S101 - an item of this kind
    note = parts.law_note(view, entry.name, law)
    text_date = (
        view.words("since", date=written(law.text_date, view.site.language))
        if law.text_date
        else ""
    )
    url = law.url if law.url and urlsplit(law.url).scheme in ("http", "https") else ""
    return LawRow(note.checked, note.verified, text_date, url)
