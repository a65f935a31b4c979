"""Anki: a deck as .apkg, in the collection form that every Anki since 2.0 imports.

A note's guid is the item's id, so that a later export updates the note and keeps its schedule. Anki
takes an update only from a later modification time: all notes carry the moment of the content, and
its day as a tag, so that those which a later export no longer holds can be found.
Every row is written in a fixed order and the packed database tells nothing of the SQLite that wrote
it, so that the same content gives the same bytes.
Sources: Anki's rslib (schema11.sql, the importer of packages); SQLite, Database File Format.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from cscx.messages import Language
from cscx.training.exports.anki_notetype import FIELDS, MODEL, notetype
from cscx.training.exports.archive import archive
from cscx.training.exports.card import SOURCE, Card, tags
from cscx.training.items.item import digest

_SEPARATOR = "\x1f"
_FIRST_ID = 10**12
_KOREA = timezone(timedelta(hours=9))
_WRITER = slice(92, 100)
"""In the header: a counter, and the version of the SQLite that wrote last."""
_UNFIT = re.compile(r"[\s\x00-\x1f\"]+")
_SCHEMA = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL,
  scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL,
  ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL,
  dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL,
  sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL,
  ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL,
  queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL,
  reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,
  odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,
  ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL,
  time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""


def anki(cards: Sequence[Card], folder: str, moment: int, language: Language) -> bytes:
    """An .apkg: below the deck `folder` a deck for each document; `moment` in seconds since 1970."""
    database = sqlite3.connect(":memory:")
    try:
        database.executescript(_SCHEMA)
        decks = _decks(cards, folder)
        database.execute(
            "INSERT INTO col VALUES (1,?,?,?,11,0,0,0,?,?,?,?,'{}')",
            (moment, moment * 1000, moment * 1000, "{}", _json({str(MODEL): notetype(moment, language)}),
             _json({str(each["id"]): {**each, "mod": moment} for each in decks.values()}), _DECK_SETTINGS),
        )  # fmt: skip
        _notes(
            database, cards, {name: deck["id"] for name, deck in decks.items()}, moment, language
        )
        database.commit()
        packed = bytearray(database.serialize())
    finally:
        database.close()
    packed[_WRITER] = bytes(_WRITER.stop - _WRITER.start)
    return archive({"collection.anki2": bytes(packed), "media": b"{}"})


def _notes(
    database: sqlite3.Connection,
    cards: Sequence[Card],
    decks: dict[str, int],
    moment: int,
    language: Language,
) -> None:
    edition = f"cscx::{datetime.fromtimestamp(moment, tz=_KOREA).date()}"
    for due, card in enumerate(cards, start=1):
        number = _FIRST_ID + int(card.id[:10], 16)
        fields = _fields(card, language)
        told = " ".join(_UNFIT.sub("_", tag) for tag in (*tags(card, language), edition))
        database.execute(
            "INSERT INTO notes VALUES (?,?,?,?,-1,?,?,?,?,0,'')",
            (number, card.id, MODEL, moment, f" {told} ", _SEPARATOR.join(fields), fields[1],
             int(hashlib.sha1(card.id.encode(), usedforsecurity=False).hexdigest()[:8], 16)),
        )  # fmt: skip
        database.execute(
            "INSERT INTO cards VALUES (?,?,?,0,?,-1,0,0,?,0,0,0,0,0,0,0,0,'')",
            (number, number, decks[card.document], moment, due),
        )


def _fields(card: Card, language: Language) -> list[str]:
    """The fields in the order of FIELDS, as HTML."""
    choices = "".join(f"<li>{_html(choice.text)}</li>" for choice in card.choices)
    values = {
        "Id": card.id,
        "Question": _html(card.question),
        "Options": f'<ol class="options">{choices}</ol>',
        "Answer": _html(card.key.text),
        "Why": _html(card.why),
        "Source": _html(SOURCE(source=card.source).to(language)),
    }
    return [values[name] for name in FIELDS]


def _html(text: str) -> str:
    """A text as HTML in which Anki finds no sound, no formula and no end of a field."""
    plain = html.escape(text.replace(_SEPARATOR, " "), quote=False)
    return plain.replace("[", "&#91;").replace("\r\n", "\n").replace("\n", "<br>")


def _decks(cards: Sequence[Card], folder: str) -> dict[str, dict[str, Any]]:
    """The deck of each document. Its id comes from the document's, so that a new title moves it."""
    found: dict[str, dict[str, Any]] = {}
    for card in cards:
        if card.document not in found:
            path = "::".join(
                " ".join(p.replace(":", " ").split()) for p in ("CSCX", folder, card.title)
            )
            found[card.document] = {
                "id": _FIRST_ID + int(digest(["deck", card.document])[:10], 16),
                "name": path, "usn": 0, "collapsed": False, "browserCollapsed": True, "desc": "",
                "dyn": 0, "conf": 1, "extendNew": 0, "extendRev": 0,
                "newToday": [0, 0], "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0],
            }  # fmt: skip
    return found


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


_DECK_SETTINGS = _json(
    {
        "1": {
            "id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": True,
            "timer": 0, "replayq": True, "dyn": False,
            "new": {"delays": [1, 10], "ints": [1, 4, 7], "initialFactor": 2500, "order": 1, "perDay": 20, "bury": False},
            "rev": {"perDay": 200, "ease4": 1.3, "ivlFct": 1, "maxIvl": 36500, "bury": False, "hardFactor": 1.2},
            "lapse": {"delays": [10], "mult": 0, "minInt": 1, "leechFails": 8, "leechAction": 1},
        }
    }
)  # fmt: skip
