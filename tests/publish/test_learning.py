"""The questions of a site: those of the bank, kept by what they are made from, for nobody outside."""

from __future__ import annotations

import json
import random
import subprocess
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec
import pytest

from cscx.content.cache import Cache
from cscx.content.loading import read_corpus
from cscx.publish.audience import published
from cscx.publish.keeping.looks import Answers
from cscx.publish.keeping.recall import Recall
from cscx.publish.learning import questions as made
from cscx.publish.learning.files import learning, with_quizzes
from cscx.publish.learning.questions import questions
from cscx.publish.pages import pages
from cscx.publish.site import Site
from cscx.settings import load
from cscx.training.assembly.form import form
from cscx.training.bank import bank_of
from cscx.training.scope import documents_of
from cscx.training.wording.stem import Stem, stem
from tests.publish.knowledge import SHOP, corpus, html, site
from tests.publish.learning import carried, items
from tests.training.edits import meaning, wording

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 21)


def reference(changed: dict[str, bytes] | None = None) -> Site:
    read = read_corpus(ROOT, load(ROOT), as_of=DAY, unsaved=changed or {})
    return Site(shown=published(read, "agent"), audience="agent")


@pytest.fixture(scope="module")
def told() -> tuple[Site, dict[str, Any]]:
    """The reference site and what it carries."""
    here = reference()
    return here, carried(learning(here).files)


def test_the_site_asks_what_the_bank_asks_in_its_order(told: tuple[Site, dict[str, Any]]) -> None:
    here, every = told
    bank = bank_of(here.policies)
    assert [item[0] for item in every["index"]["items"]] == [item.id for item in bank.items]
    assert every["index"]["fingerprint"] == bank.fingerprint
    shown = items(every)
    assert {id_: item["fingerprint"] for id_, item in shown.items()} == {
        item.id: item.fingerprint for item in bank.items
    }


def test_every_phrasing_comes_apart_into_what_is_told_the_facts_and_the_question(
    told: tuple[Site, dict[str, Any]],
) -> None:
    here, every = told
    shown = items(every)
    for item in bank_of(here.policies).items:
        for text, parts in zip(item.stems, shown[item.id]["stems"], strict=True):
            facts = parts.get("facts", [])
            assert parts["ask"]
            assert all(label and value for label, value in facts)
            told = [*parts.get("tell", []), *parts.get("steps", []), parts["ask"]]
            said = [*told, *(part for fact in facts for part in fact)]
            assert all(part in text.ko for part in said)


def test_a_fact_may_be_the_question_a_customer_was_asked() -> None:
    text = (
        "“안 살래요”라며 연락이 왔습니다.\n- 등급: 골드\n- “며칠 됐나요?” 7일: 오늘\n무엇을 하나요?"
    )
    assert stem(text) == Stem(
        ask="무엇을 하나요?",
        tell=("“안 살래요”라며 연락이 왔습니다.",),
        facts=(("등급", "골드"), ("며칠 됐나요?", "7일: 오늘")),
    )
    assert stem("한 줄로 묻습니다.") == Stem(ask="한 줄로 묻습니다.")
    assert stem("- 사실: 뿐") == Stem(ask="- 사실: 뿐")


def test_steps_to_put_in_order_stand_after_the_question() -> None:
    told = stem("맞는 차례는 무엇인가요?\nㄱ. 접수한다.\nㄴ. 확인한다.")
    assert told == Stem(ask="맞는 차례는 무엇인가요?", steps=("ㄱ. 접수한다.", "ㄴ. 확인한다."))


def test_every_source_of_a_question_leads_to_its_place(built: Path) -> None:
    files = {file.name: file.read_bytes() for file in (built / "assets/training").glob("*.js")}
    ids: dict[str, str] = {}
    broken = set()
    for item in items(carried(files)).values():
        for source in item["sources"]:
            path, _, anchor = unquote(source["link"]["href"]).partition("#")
            if path not in ids:
                file = built / path / "index.html"
                ids[path] = file.read_text("utf-8") if file.is_file() else ""
            if not ids[path] or (anchor and f'id="{anchor}"' not in ids[path]):
                broken.add(source["link"]["href"])
    assert broken == set()


@pytest.mark.node
@pytest.mark.parametrize("name", ["return-change-of-mind", "return-eligibility", "cs-escalation"])
def test_a_form_drawn_from_the_pieces_is_the_terminals(
    name: str, told: tuple[Site, dict[str, Any]], tmp_path: Path
) -> None:
    here, every = told
    bank = bank_of(here.policies, documents_of(here.corpus, name))
    shown = items(every)
    data = {"fingerprint": bank.fingerprint, "items": [shown[item.id] for item in bank.items]}
    (tmp_path / "bank.json").write_text(json.dumps(data), "utf-8")
    twin = Path(__file__).parents[1] / "training/form_twin.mjs"
    asked: list[tuple[str, int]] = [("1", 10), ("가을", 25)]
    command = ["node", str(twin), str(tmp_path / "bank.json"), json.dumps(asked)]
    drawn = subprocess.run(command, check=True, capture_output=True, text=True)
    expected = [msgspec.to_builtins(form(bank, seed, count).questions) for seed, count in asked]
    assert json.loads(drawn.stdout) == json.loads(json.dumps(expected))


@pytest.fixture
def remade(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """The documents whose questions are made, in order."""
    found: list[str | None] = []
    make = made._make

    def noting(site_: Site, name: str | None, places: list[int]) -> Any:
        found.append(name)
        return make(site_, name, places)

    monkeypatch.setattr(made, "_make", noting)
    return found


def test_after_a_changed_sentence_only_what_depends_on_it_is_made_again(
    tmp_path: Path, remade: list[str | None]
) -> None:
    cache = Cache(tmp_path)

    def built(changed: dict[str, bytes] | None = None) -> Any:
        here = reference(changed)
        recall = Recall(cache, "questions", Answers(here), b"recipe")
        found = questions(here, recall)
        recall.keep()
        return found

    first = built()
    assert len(remade) > 150
    remade.clear()
    assert built() == first
    assert remade == []
    path = "sops/procedures/refund-transfer.yaml"
    text = (ROOT / path).read_text("utf-8")
    changed = {path: text.replace("summary: ", "summary: 새로 쓴 ", 1).encode()}
    second = built(changed)
    assert "refund-transfer" in remade
    assert len(remade) < 25
    remade.clear()
    assert second == questions(reference(changed))


@pytest.mark.long
def test_after_any_edit_what_is_kept_is_what_would_be_made(tmp_path: Path) -> None:
    draw = random.Random(26)  # noqa: S311 - drawn test cases
    cache = Cache(tmp_path)
    before = reference()
    texts = {document.path: document.text for document in before.corpus.documents}
    for at in range(24):
        edit = (meaning, wording)[at % 2](texts, draw)
        recall = Recall(cache, "questions", Answers(before), b"recipe")
        questions(before, recall)
        recall.keep()
        after = reference({edit.path: edit.text.encode()})
        kept = questions(after, Recall(cache, "questions", Answers(after), b"recipe"))
        assert kept == questions(after), edit.what


def test_pages_say_how_many_questions_there_are_about_them() -> None:
    here = site()
    learned = learning(here)
    assert learned.total > 0
    named = with_quizzes(here, {page.path: page for page in pages(here)}, learned)
    assert named["procedures/return"].quiz == learned.counts["return"] > 0
    assert named["learn/quiz"].quiz == learned.total
    assert named["index"].quiz == 0


def test_customers_are_taught_nothing() -> None:
    here = site(audience="customer")
    assert learning(here).files == {}
    assert not [page.path for page in pages(here) if page.path.startswith("learn")]


TRACK = "kind: track\ntitle: 과정\nrole: 상담사\ndays:\n  - learn: [return, secret-rule]\n"


def test_no_question_and_no_track_names_what_is_for_leads() -> None:
    rule = (SHOP / "sops/exceptions/return-rule.yaml").read_text("utf-8")
    secret = rule.replace("status: active", "status: active\naudience: [lead]", 1)
    sop = (SHOP / "sops/procedures/return.yaml").read_text("utf-8")
    files = {
        "sops/exceptions/secret-rule.yaml": secret,
        "sops/procedures/return.yaml": sop.replace("decide: return-rule", "decide: secret-rule"),
        "training/way.yaml": TRACK,
    }
    told = {
        audience: b"".join(learning(site(files, audience=audience)).files.values())
        for audience in ("agent", "lead")
    }
    assert b"secret-rule" in told["lead"]
    assert b"secret-rule" not in told["agent"]
    assert "과정".encode() in told["agent"]


def test_where_there_is_nothing_to_ask_the_pages_say_so() -> None:
    only_a_script = [d for d in corpus().documents if d.kind and d.kind.name == "script"]
    whole = site()
    empty = Site(
        shown=whole.shown._replace(
            corpus=type(whole.corpus)(only_a_script, whole.corpus.settings, whole.corpus.as_of)
        ),
        audience="agent",
    )
    learned = learning(empty)
    assert learned.total == 0
    assert carried(learned.files)["index"]["items"] == []
    assert "아직 낼 문제가 없습니다" in html(empty, "learn/index")
    assert "아직 낼 문제가 없습니다" in html(empty, "learn/quiz")


def test_hostile_words_stay_words_in_a_piece() -> None:
    hostile = "</script><script>alert(1)</script>"
    here = site(
        {
            "sops/reference/terms.yaml": (
                "kind: terms\nitems:\n"
                + "".join(
                    f"  말{n}: {{means: {json.dumps(f'{hostile}{n}', ensure_ascii=True)}}}\n"
                    for n in range(4)
                )
            )
        }
    )
    files = learning(here).files
    assert not any(b"<script" in raw or b"</" in raw for raw in files.values())
    asked = [part for item in items(carried(files)).values() for part in item["stems"]]
    assert any("<script>alert(1)" in str(each) for each in asked)


def test_the_index_says_what_a_change_is_told_by(told: tuple[Site, dict[str, Any]]) -> None:
    _, every = told
    index = every["index"]
    places = [document[0] for document in index["documents"]]
    value, users = next(
        (value, users) for name, _, value, users in index["facts"] if name == "반품기한"
    )
    assert value == "7일"
    assert "return-eligibility" in {places[at] for at in users}


def test_a_rule_is_told_as_changed_by_its_meaning_and_not_by_its_reason() -> None:
    path = "sops/exceptions/return-rule.yaml"
    rule = (SHOP / path).read_text("utf-8")

    def meanings(text: str) -> dict[str, str]:
        index = carried(learning(site({path: text})).files)["index"]
        place = [document[0] for document in index["documents"]].index("return-rule")
        return dict(next(rules for at, rules in index["rules"] if at == place))

    before = meanings(rule)
    assert set(before) == {"기한안", "지남"}
    assert meanings(rule.replace("because: 기한", "because: 정한 기한")) == before
    after = meanings(rule.replace("처리: 불가, 승인: 상담사", "처리: 불가, 승인: 파트장"))
    assert (after["기한안"], after["지남"] != before["지남"]) == (before["기한안"], True)
