"""What every export holds, without any program of others."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import sqlite3
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import msgspec
import pytest

from cscx.content.corpus import Corpus
from cscx.messages import same
from cscx.training.bank import Bank
from cscx.training.exports.anki import anki
from cscx.training.exports.card import Card, cards
from cscx.training.exports.course import Course, Part, course_of
from cscx.training.exports.formats import FORMATS, Asked
from cscx.training.exports.gift import gift
from cscx.training.exports.scorm import scorm
from cscx.training.exports.spreadsheet import columns, guarded, spreadsheet, unguarded
from tests.training.hostile import TEXTS, hostile_bank

HOSTILE = hostile_bank()


@pytest.fixture(scope="module")
def hostile(corpus: Corpus) -> list[Card]:
    return list(cards(HOSTILE, corpus, "1", "ko"))


def test_a_card_shows_the_key_the_nearest_and_one_more(bank: Bank, corpus: Corpus) -> None:
    by_id = bank.by_id
    for card in cards(bank, corpus, "1", "ko"):
        item = by_id[card.id]
        codes = [choice.code for choice in card.choices]
        assert len(codes) == len(set(codes)) == (3 if item.type != "written" else len(item.options))
        assert [choice.right for choice in card.choices].count(True) == 1
        assert {item.key.code, item.distractors[0].code} <= set(codes)
        if item.rising:
            assert codes == [code for code in item.rising if code in codes]


def test_a_change_of_one_question_leaves_the_others_byte_for_byte(
    corpus: Corpus, bank: Bank
) -> None:
    few = Bank(bank.items[:40])
    changed = msgspec.structs.replace(few.items[7], why=same("새 까닭"))
    other = Bank((*few.items[:7], changed, *few.items[8:]))
    one, two = (
        gift(cards(each, corpus, "1", "ko"), "x", "ko").split("\n\n") for each in (few, other)
    )
    assert [a == b for a, b in zip(one, two, strict=True)].count(False) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_bank_and_seed_give_the_same_bytes_and_another_seed_others(
    name: str, bank: Bank, corpus: Corpus
) -> None:
    some = bank.about(frozenset({"return-eligibility"}))
    made = []
    for seed in ("1", "1", "2"):
        asked = Asked(corpus, seed, "ko", 20, bom=False, moment=1_700_000_000)
        made.append(
            FORMATS[name].make(course_of(corpus, some, "return-eligibility"), asked).content
        )
    assert made[0] == made[1] != made[2]


def test_gift_keeps_every_question_on_its_own(hostile: list[Card]) -> None:
    text = gift(hostile, "모두", "ko")
    questions = [part for part in text.split("\n\n") if part.startswith("// [id:")]
    assert len(questions) == len(TEXTS)
    for card, question in zip(hostile, questions, strict=True):
        assert question.startswith(f"// [id:{card.id}] [tag:")
        stem = re.search(r"::\[html\](.*) \{\n", question)
        assert stem is not None
        plain = re.sub(r"\\([~=#{}:\\])", r"\1", stem[1]).replace("<br>", "\n")
        assert html.unescape(plain) == card.question
        assert "<script" not in question.partition("[html]")[2]


def test_a_table_gives_every_text_back_and_no_cell_is_a_formula(hostile: list[Card]) -> None:
    text = spreadsheet(hostile, "ko")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert list(rows[0]) == columns()
    for card, row in zip(hostile, rows, strict=True):
        assert unguarded(row["question"]) == card.question
        for letter, choice in zip("abc", card.choices, strict=True):
            assert unguarded(row[f"answer_{letter}"]) == choice.text
            assert unguarded(row[f"feedback_{letter}"]) == choice.feedback
            assert (row["key"] == letter) == choice.right
        assert not any(cell.strip()[:1] in tuple("=+-@＝＋－＠") for cell in row.values() if cell)


@pytest.mark.parametrize("text", [*TEXTS, "", "'", "''=1", "보통 글", "'보통"])
def test_a_guard_can_be_taken_away(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_a_byte_order_mark_comes_first_where_it_is_wanted(hostile: list[Card]) -> None:
    assert spreadsheet(hostile, "ko", bom=True).encode().startswith(b"\xef\xbb\xbfid,")
    assert spreadsheet(hostile, "ko").endswith("\r\n")


def test_a_track_comes_in_days_with_their_pass_marks(bank: Bank, corpus: Corpus) -> None:
    course = course_of(corpus, bank, "track-new-agent")
    assert [part.name for part in course.parts][:2] == ["day-1", "day-2"]
    assert course.parts[0].mark == 80
    assert all(part.bank.items for part in course.parts)
    few = course_of(corpus, bank.about(frozenset({"return-eligibility"})), "track-new-agent")
    assert len(few.parts) + len(few.empty) == len(course.parts) + len(course.empty)
    made = FORMATS["scorm"].make(few, Asked(corpus, "1", "ko", 5, bom=False, moment=0))
    assert made.notes[0].ko == f"{few.empty[0].ko}: 낼 문제가 없어 뺐습니다."
    assert course_of(corpus, bank, "상담사").title.ko == "상담사 문제"
    assert [part.name for part in course_of(corpus, bank, None).parts] == ["all"]


def _packed(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_package_has_a_page_for_each_day_with_its_mark_and_names_that_stay(
    bank: Bank, corpus: Corpus
) -> None:
    content, forms = scorm(course_of(corpus, bank, "track-new-agent"), corpus, "1", 12, "ko")
    files = _packed(content)
    manifest = ET.fromstring(files["imsmanifest.xml"])  # noqa: S314 - made a line above
    assert manifest.get("identifier") == "cscx-track-new-agent"
    named = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
    pages = [each.get("href") for each in manifest.iter(f"{named}resource") if each.get("href")]
    marks = manifest.iter("{http://www.adlnet.org/xsd/adlcp_rootv1p2}masteryscore")
    assert {each.text for each in marks} >= {"80", "85", "90"}
    assert len(pages) == len(forms)
    listed = {each.get("href") for each in manifest.iter(f"{named}file")}
    assert listed | {"imsmanifest.xml"} == set(files)
    assert all(name is not None and name.isascii() for name in pages)


def test_a_package_asks_nobody_else_for_anything(bank: Bank, corpus: Corpus) -> None:
    content, _ = scorm(course_of(corpus, bank, "track-new-agent"), corpus, "1", 5, "en")
    for name, text in _packed(content).items():
        if name != "imsmanifest.xml":
            assert not re.search(rb"(https?:)?//[a-z]", text.replace(b"\n//", b"")), name


def test_a_page_holds_every_hostile_text_and_no_tag_of_it(corpus: Corpus) -> None:
    title = same("<i>{check}</i>")
    course = Course("x", title, HOSTILE, (Part("한글 이름", title, HOSTILE, None),))
    content, (drawn,) = scorm(course, corpus, "1", 99, "ko")
    (name,) = (name for name in _packed(content) if name.endswith(".html"))
    page = _packed(content)[name].decode()
    assert re.fullmatch(r"x-[0-9a-f]{12}\.html", name)
    assert "<h1>&lt;i&gt;{check}&lt;/i&gt;</h1>" in page
    assert "<" not in page.partition("<template>")[2].partition("</template>")[0]
    questions = _model(page.encode())["questions"]
    assert [each["item"] for each in questions] == [each.item for each in drawn.questions]
    assert {each["why"] for each in questions} == set(TEXTS)


def _notes(content: bytes) -> list[tuple[str, int, str, list[str]]]:
    database = sqlite3.connect(":memory:")
    database.deserialize(_packed(content)["collection.anki2"])
    rows = database.execute("SELECT guid, mod, tags, flds FROM notes ORDER BY rowid").fetchall()
    database.close()
    return [(guid, mod, tags, fields.split("\x1f")) for guid, mod, tags, fields in rows]


def test_a_deck_holds_every_hostile_text_as_text(hostile: list[Card]) -> None:
    notes = {guid: rest for guid, *rest in _notes(anki(hostile, "x", 1_700_000_000, "ko"))}
    for card in hostile:
        mod, tags, fields = notes[card.id]
        assert mod == 1_700_000_000
        assert len(str(tags).split()) == 6
        assert "cscx::2023-11-15" in str(tags).split()
        assert html.unescape(fields[1].replace("<br>", "\n")) == card.question
        assert html.unescape(fields[3].replace("<br>", "\n")) == card.key.text
        assert not any(re.search(r"<(?!/?(br|ol|li)\b)|\[", field) for field in fields)


def test_a_deck_stays_itself_under_a_new_title_and_at_a_later_time(hostile: list[Card]) -> None:
    renamed = [card._replace(title="새 이름") for card in hostile]
    numbers = []
    for cards_, moment in ((hostile, 1), (renamed, 2)):
        database = sqlite3.connect(":memory:")
        database.deserialize(_packed(anki(cards_, "x", moment, "ko"))["collection.anki2"])
        (decks,) = database.execute("SELECT decks FROM col").fetchone()
        numbers.append(list(json.loads(decks)))
        database.close()
    assert numbers[0] == numbers[1]


def test_a_package_made_again_after_a_rewording_has_the_same_names(
    bank: Bank, corpus: Corpus
) -> None:
    some = bank.about(frozenset({"return-eligibility"}))
    reworded = Bank(
        tuple(msgspec.structs.replace(item, why=same("다시 쓴 까닭")) for item in some.items)
    )
    one, two = (
        _packed(scorm(course_of(corpus, each, "return-eligibility"), corpus, "1", 9, "ko")[0])
        for each in (some, reworded)
    )
    assert one["imsmanifest.xml"] == two["imsmanifest.xml"]
    pages = [_model(files["return-eligibility.html"]) for files in (one, two)]
    assert pages[0]["form"] == pages[1]["form"]
    assert pages[0] != pages[1]


def _model(page: bytes) -> dict[str, Any]:
    told = re.search(r"<template>(.*)</template>", page.decode(), re.DOTALL)
    assert told is not None
    found: dict[str, Any] = json.loads(html.unescape(told[1]))
    return found
