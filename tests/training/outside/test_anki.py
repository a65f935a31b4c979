"""Anki's own importer takes a deck, shows every text, and updates instead of adding again."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cscx.content.corpus import Corpus
from cscx.text import nfc
from cscx.training.bank import Bank
from cscx.training.exports.anki import anki
from cscx.training.exports.card import Card, cards
from tests.training.hostile import hostile_bank

pytestmark = pytest.mark.long
NOW = 1_763_800_000


class Anki:
    """A collection; `take` imports a package and says what became of its notes."""

    def __init__(self, folder: Path) -> None:
        from anki.collection import Collection  # noqa: PLC0415 - only in the long tests

        self.folder = folder
        self.collection = Collection(str(folder / "collection.anki2"))

    def take(self, content: bytes) -> dict[str, int]:
        from anki.collection import (  # noqa: PLC0415 - only in the long tests
            ImportAnkiPackageOptions,
            ImportAnkiPackageRequest,
        )

        file = self.folder / "deck.apkg"
        file.write_bytes(content)
        request = ImportAnkiPackageRequest(
            package_path=str(file), options=ImportAnkiPackageOptions()
        )
        log = self.collection.import_anki_package(request).log
        counts = {"new": log.new, "updated": log.updated, "duplicate": log.duplicate, "conflicting": log.conflicting}  # fmt: skip
        return {name: len(found) for name, found in counts.items()}

    def note(self, card: Card) -> Any:
        (number,) = self.collection.find_notes(f"Id:{card.id}")
        return self.collection.get_note(number)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Anki]:
    found = Anki(tmp_path)
    yield found
    found.collection.close()


def _text(field: str) -> str:
    return html.unescape(field.replace("<br>", "\n"))


def test_every_hostile_text_is_imported_and_shown(collection: Anki, corpus: Corpus) -> None:
    found = list(cards(hostile_bank(), corpus, "1", "ko"))
    assert collection.take(anki(found, "모두", NOW, "ko")) == {
        "new": len(found), "updated": 0, "duplicate": 0, "conflicting": 0,
    }  # fmt: skip
    for card in found:
        note = collection.note(card)
        assert _text(note["Question"]) == nfc(card.question)
        assert _text(note["Answer"]) == nfc(card.key.text)
        assert _text(note["Why"]) == nfc(card.why)
        (shown,) = note.cards()
        for side in (shown.question(), shown.answer()):
            assert "<script" not in side
            assert "[anki:play" not in side
        assert note["Why"] in shown.answer()


def test_a_later_export_updates_and_keeps_what_was_learned(
    collection: Anki, bank: Bank, corpus: Corpus
) -> None:
    found = list(cards(Bank(bank.items[:30]), corpus, "1", "ko"))
    collection.take(anki(found, "모두", NOW, "ko"))
    (learned,) = collection.note(found[0]).cards()
    learned.ivl, learned.type, learned.queue = 21, 2, 2
    collection.collection.update_card(learned)

    same = collection.take(anki(found, "모두", NOW, "ko"))
    assert same == {"new": 0, "updated": 0, "duplicate": 30, "conflicting": 0}
    changed = [
        found[0]._replace(why="새 까닭"),
        *found[1:],
        *cards(Bank(bank.items[30:31]), corpus, "1", "ko"),
    ]
    later = collection.take(anki(changed, "모두", NOW + 60, "ko"))
    assert (later["new"], later["conflicting"]) == (1, 0)
    assert later["updated"] >= 1
    note = collection.note(found[0])
    assert note["Why"] == "새 까닭"
    assert note.cards()[0].ivl == 21
    assert collection.collection.note_count() == 31


def test_what_is_no_longer_asked_is_found_by_its_day(
    collection: Anki, bank: Bank, corpus: Corpus
) -> None:
    found = list(cards(Bank(bank.items[:5]), corpus, "1", "ko"))
    collection.take(anki(found, "모두", NOW, "ko"))
    collection.take(anki(found[1:], "모두", NOW + 86_400, "ko"))
    left = collection.collection.find_notes("tag:cscx -tag:cscx::2025-11-23")
    assert [collection.collection.get_note(each)["Id"] for each in left] == [found[0].id]
