"""gift-pegjs reads every question back as it was."""

from __future__ import annotations

import html
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cscx.content.corpus import Corpus
from cscx.training.bank import Bank
from cscx.training.exports.card import Card, cards, tags
from cscx.training.exports.gift import gift
from tests.training.hostile import hostile_bank

pytestmark = [pytest.mark.long, pytest.mark.npm]


def _read(text: str, programs: Path, folder: Path) -> list[dict[str, Any]]:
    file = folder / "bank.gift"
    file.write_text(text, encoding="utf-8")
    script = Path(__file__).parent / "gift.cjs"
    done = subprocess.run(
        ["node", "--stack-size=8000", str(script), str(programs), str(file)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def _plain(rich: dict[str, str]) -> str:
    assert rich["format"] == "html"
    return html.unescape(rich["text"].replace("<br>", "\n"))


def _told(card: Card) -> dict[str, Any]:
    """What a card says, as a reader of GIFT sees it; outer blanks are nobody's."""
    return {
        "id": card.id,
        "tags": [
            " ".join(tag.replace("]", " ").replace("\\", " ").split()) for tag in tags(card, "ko")
        ],
        "question": card.question.strip(),
        "choices": [(c.text.strip(), c.right, c.feedback.strip()) for c in card.choices],
        "why": f"{card.why}\n근거: {card.source}".strip(),
    }


def _read_back(question: dict[str, Any]) -> dict[str, Any]:
    assert question["type"] == "MC"
    assert {choice["weight"] for choice in question["choices"]} == {None}
    return {
        "id": question["id"],
        "tags": [" ".join(tag.split()) for tag in question["tags"]],
        "question": _plain(question["stem"]).strip(),
        "choices": [
            (_plain(c["text"]).strip(), c["isCorrect"], _plain(c["feedback"]).strip())
            for c in question["choices"]
        ],
        "why": _plain(question["globalFeedback"]).strip(),
    }


@pytest.mark.parametrize("which", ["reference", "hostile"])
def test_every_question_is_read_back(
    which: str, bank: Bank, corpus: Corpus, programs: Path, tmp_path: Path
) -> None:
    some = bank if which == "reference" else hostile_bank()
    found = list(cards(some, corpus, "1", "ko"))
    read = _read(gift(found, "모두", "ko"), programs, tmp_path)
    questions = {each["id"]: each for each in read if each["type"] != "Category"}
    assert len(questions) == len(found) == len(some.items)
    categories = [each["title"] for each in read if each["type"] == "Category"]
    assert len(categories) == len({card.document for card in found})
    for card in found:
        assert _read_back(questions[card.id]) == _told(card)
