"""Reports: what counts, which questions, which places, which learner reads what."""

from __future__ import annotations

import json
import re

import msgspec
import pytest

from cscx.content.corpus import Corpus
from cscx.content.kinds.sop import Sop
from cscx.training.bank import Bank
from cscx.training.items.item import Item
from cscx.training.report.data import as_data
from cscx.training.report.gathering import Aside
from cscx.training.report.page import page
from cscx.training.report.report import Report, report_of
from cscx.training.report.view import view
from cscx.training.results import DrillRun, Pass, Turn
from cscx.training.titles import title_of
from tests.training.hostile import hostile_bank
from tests.training.learners import answer, group, results

FORTY = [f"소나무-{n:04d}" for n in range(40)]


@pytest.fixture(scope="module")
def items(bank: Bank) -> list[Item]:
    """Twelve questions about twelve documents, the last two with three answers only."""
    by_document = {item.sources[0].document: item for item in bank.items if len(item.options) > 3}
    three = [item for item in bank.items if len(item.options) == 3 and item.type != "order"]
    return [*list(by_document.values())[:10], *three[:2]]


@pytest.fixture(scope="module")
def planted(items: list[Item], bank: Bank, corpus: Corpus) -> Report:
    """Forty learners; the n-th knows n/40 of all, but item 3 is right for the weak half only."""
    right = {}
    for n, name in enumerate(FORTY):
        known = {at for at in range(12) if at * 40 / 12 <= n}
        right[name] = (known - {3}) | ({3} if n < 20 else set())
    return report_of(group(items, right), bank, corpus)


def test_only_answers_to_questions_as_they_are_now_count(
    items: list[Item], bank: Bank, corpus: Corpus
) -> None:
    kept = answer(items[0], items[0].key.code)
    changed = msgspec.structs.replace(answer(items[1], "x"), fingerprint="0" * 64)
    gone = msgspec.structs.replace(kept, item="0" * 12)
    odd = answer(items[2], "없는 보기")
    one = results("소나무-0001", [kept, changed, gone, odd])
    again = results("소나무-0001", [kept, answer(items[3], items[3].key.code, 5)])
    report = report_of([one, again], bank, corpus)
    assert report.answers == 2
    assert report.aside == Aside(changed=1, gone=1, odd=1, repeated=1)
    assert view(report, corpus, "ko").head == (
        "1명, 답 2개. 처음 푼 답으로 100% 맞힘.",
        "기준이 바뀌어 뺀 답 1개: 문제의 뜻이 푼 뒤에 달라졌습니다.",
        "문제가 없어져 뺀 답 1개.",
        "보기에 없는 답이라 뺀 답 1개.",
        "여러 파일에 겹친 답 1개는 한 번만 셌습니다.",
    )


def test_whether_an_answer_is_right_is_judged_anew(
    items: list[Item], bank: Bank, corpus: Corpus
) -> None:
    claimed = msgspec.structs.replace(answer(items[0], items[0].distractors[0].code), correct=True)
    report = report_of([results("소나무-0001", [claimed])], bank, corpus)
    assert report.known is not None
    assert report.known.share == 0


def test_the_first_answer_tells_of_the_question_and_the_last_of_the_learner(
    items: list[Item], bank: Bank, corpus: Corpus
) -> None:
    item = items[0]
    wrong_first = [answer(item, item.distractors[0].code, 1), answer(item, item.key.code, 2)]
    report = report_of([results("소나무-0001", wrong_first)], bank, corpus)
    assert report.items[0].difficulty.share == 0
    (sheet,) = report.sheets
    assert (sheet.answered, sheet.right, sheet.items) == (1, 1, ())


def test_a_planted_miskey_is_found_with_what_the_better_ones_choose(
    planted: Report, items: list[Item], corpus: Corpus
) -> None:
    (suspect,) = planted.suspects
    assert suspect.item.id == items[3].id
    assert suspect.trust == "measured"
    assert suspect.rpb is not None
    assert suspect.rpb < -0.5
    assert suspect.d == -1
    assert suspect.rival is not None
    assert suspect.rival.code == items[3].distractors[0].code
    table = next(t for t in view(planted, corpus, "ko").tables if t.name == "suspects")
    assert table.rows[0][0] == items[3].id
    assert table.rows[0][4].startswith("−0.")


def test_too_few_learners_give_no_figure_and_ten_a_hint(
    items: list[Item], bank: Bank, corpus: Corpus
) -> None:
    for number, trust in ((9, "too_few"), (10, "hint"), (29, "hint"), (30, "measured")):
        right = {name: range(n % 12) for n, name in enumerate(FORTY[:number])}
        report = report_of(group(items, right), bank, corpus)
        assert {each.trust for each in report.items} == {trust}
        assert any(each.rpb is not None for each in report.items) == (number >= 10)
        assert all((each.d is None) == (number < 30) for each in report.items)
    shown = view(report_of(group(items, {"소나무-0001": [0]}), bank, corpus), corpus, "ko")
    hardest = next(table for table in shown.tables if table.name == "items")
    assert hardest.rows[0][4:6] == ("–", "–")
    assert "모자라면 –" in hardest.about


def test_who_answered_little_is_not_compared(items: list[Item], bank: Bank, corpus: Corpus) -> None:
    few = [results(name, [answer(item, item.key.code) for item in items[:5]]) for name in FORTY]
    report = report_of(few, bank, corpus)
    assert {each.compared for each in report.items} == {0}
    assert {each.learners for each in report.items} == {40}


def test_an_answer_that_nobody_takes_does_not_work_where_all_saw_it(
    planted: Report, items: list[Item]
) -> None:
    figures = {each.item.id: each for each in planted.items}
    seen = {o.code: o for o in figures[items[11].id].options}
    near, far = items[11].distractors
    assert (seen[far.code].chosen, seen[far.code].works) == (0, False)
    assert seen[near.code].works is True
    drawn = {o.code: o for o in figures[items[0].id].options}
    unseen = [drawn[each.code] for each in items[0].distractors[1:]]
    assert {(o.shown, o.share, o.works) for o in unseen} == {(0, None, None)}


def test_reliability_is_told_of_a_form_that_thirty_finished(
    planted: Report, items: list[Item], bank: Bank, corpus: Corpus
) -> None:
    (form,) = planted.reliability
    assert (form.form, form.learners, form.items) == ("가", 40, 12)
    assert 0.5 < form.kr20 < 1
    fewer = group(items, {name: range(n % 12) for n, name in enumerate(FORTY[:29])})
    assert report_of(fewer, bank, corpus).reliability == ()
    shorter = group(items[:9], {name: range(n % 9) for n, name in enumerate(FORTY)})
    assert report_of(shorter, bank, corpus).reliability == ()


def test_a_place_that_most_miss_is_the_documents_fault_perhaps(
    items: list[Item], bank: Bank, corpus: Corpus
) -> None:
    right = {name: set(range(12)) - {5} for name in FORTY[:8]}
    report = report_of(group(items, right), bank, corpus)
    (spot,) = report.mend
    assert (spot.document, spot.wrong, spot.learners) == (items[5].sources[0].document, 8, 8)
    shown = view(report, corpus, "ko").tables[0]
    assert shown.about == "여럿이 같은 곳에서 틀립니다. 고칠 것은 사람이 아니라 문서일 수 있습니다."
    four = report_of(group(items, {name: set(range(12)) - {5} for name in FORTY[:4]}), bank, corpus)
    assert four.mend == ()


def test_weak_boundaries_and_what_is_taken_for_what(bank: Bank, corpus: Corpus) -> None:
    edge = next(item for item in bank.items if item.type == "boundary")
    wrong = edge.distractors[0]
    report = report_of(
        [results(name, [answer(edge, wrong.code)]) for name in FORTY[:3]], bank, corpus
    )
    (spot,) = report.boundaries
    assert (spot.document, spot.axis, spot.wrong) == (edge.subject, edge.axis, 3)
    (confusion,) = report.confusions
    assert (confusion.right, confusion.taken) == (edge.key.text, wrong.text)
    assert (confusion.times, confusion.learners) == (3, 3)


def test_what_is_missed_in_a_table_is_missed_in_every_procedure_that_uses_it(
    bank: Bank, corpus: Corpus
) -> None:
    item = next(each for each in bank.items if each.subject == "return-eligibility")
    wrong = answer(item, item.distractors[0].code)
    report = report_of([results("소나무-0001", [wrong])], bank, corpus)
    using = {
        document.id
        for document, sop in corpus.of(Sop)
        if sop.status == "active" and any(step.decide == item.subject for step in sop.steps)
    }
    assert len(using) > 1
    assert {spot.document for spot in report.procedures} == using
    assert [spot.document for spot in report.documents] == [item.subject]


def test_few_answers_are_said_to_be_few_and_come_after_the_others(
    items: list[Item], bank: Bank, corpus: Corpus
) -> None:
    once = results("해바라기-0003", [answer(items[1], items[1].distractors[0].code)])
    (spot,) = report_of([once], bank, corpus).documents
    assert (spot.answers, spot.few) == (1, True)
    halves = {name: range(n % 2) for n, name in enumerate(FORTY[:10])}
    report = report_of([*group(items[:1], halves), once], bank, corpus)
    assert [(each.missed.share, each.few) for each in report.documents] == [(0.5, False), (1, True)]
    assert [each["few"] for each in as_data(report)["documents"]] == [False, True]
    table = next(t for t in view(report, corpus, "ko").tables if t.name == "documents")
    assert [row[3] for row in table.rows] == ["10", "1 적음"]
    assert "답이 10개가 안 되면 ‘적음’이라고 적고 뒤에 둡니다." in table.about


def test_the_questions_of_a_sheet_are_no_near_twins(bank: Bank, corpus: Corpus) -> None:
    about = [item for item in bank.items if item.subject == "return-eligibility"]
    by_kind: dict[tuple[str, str], list[Item]] = {}
    for item in about:
        by_kind.setdefault((item.template, item.axis), []).append(item)
    twins = next(group for group in by_kind.values() if len(group) >= 3)
    answers = [answer(item, item.distractors[0].code, at) for at, item in enumerate(twins[:3])]
    (sheet,) = report_of([results("소나무-0001", answers)], bank, corpus).sheets
    kinds = {(item.subject, item.template, item.axis) for item in sheet.items}
    assert len(kinds) == len(sheet.items) == 3
    assert sheet.items[0].id in {item.id for item in twins[:3]}


def test_where_a_document_asks_one_thing_the_answers_of_a_sheet_differ(
    bank: Bank, corpus: Corpus
) -> None:
    about = [
        item
        for item in bank.items
        if item.sources[0].document == "coupon-restore" and item.template == "case:처리"
    ]
    same = next(one for one in about if sum(each.key.code == one.key.code for each in about) > 1)
    own = Bank(tuple(sorted(about, key=lambda each: each.key.code != same.key.code)))
    first = own.items[0]
    wrong = answer(first, first.distractors[0].code)
    (sheet,) = report_of([results("소나무-0001", [wrong])], own, corpus).sheets
    assert sheet.items[0].id == first.id
    assert sheet.items[1].key.code != first.key.code


def test_a_sheet_names_one_place_three_questions_and_one_drill(bank: Bank, corpus: Corpus) -> None:
    about = [item for item in bank.items if item.subject == "return-eligibility"]
    answers = [answer(item, item.distractors[0].code, at) for at, item in enumerate(about[:2])]
    run = DrillRun(
        drill="x", fingerprint="c" * 64, at="2026-11-20T10:00:00Z", accuracy=50, sequence=20, script=0,
        mood=0, total=70, critical="PROMISED",
        turns=(Turn(step="a.b", choice="c", error="SKIPPED"),),
    )  # fmt: skip
    day = Pass(track="track-new-agent", day=1, at="2026-11-20T11:00:00Z", percent=85, fingerprint="d" * 64)  # fmt: skip
    report = report_of(
        [results("소나무-0001", answers, drills=(run,), passes=(day,))], bank, corpus
    )
    (sheet,) = report.sheets
    assert sheet.read == about[0].sources[0]
    assert [item.id for item in sheet.items][:1] == [about[0].id]
    assert len({item.id for item in sheet.items}) == 3
    assert sheet.drill is not None
    (sop,) = (body for document, body in corpus.of(Sop) if document.id == sheet.drill)
    assert "return-eligibility" in {step.decide for step in sop.steps}
    assert report.errors == (("SKIPPED", 1),)
    shown = view(report, corpus, "ko").sheets[0]
    assert [line.name for line in shown.lines] == [
        "읽기",
        "다시 풀기",
        "다시 풀기",
        "다시 풀기",
        "드릴",
    ]
    assert re.fullmatch(r"sops/exceptions/[\w-]+\.yaml:\d+", shown.lines[0].where)
    assert shown.lines[-1].where == f"cscx drill {sheet.drill}"
    assert shown.said[-2:] == (
        "드릴 1번, 가장 높은 점수 70점, 중대한 실수 1번.",
        f"통과: {title_of(corpus, 'track-new-agent')} 1일째 85점",
    )


def test_nothing_wrong_and_nothing_answered_are_said(
    items: list[Item], bank: Bank, corpus: Corpus
) -> None:
    right = results("소나무-0001", [answer(items[0], items[0].key.code)])
    report = report_of([right, results("해바라기-0002", [])], bank, corpus)
    said = {sheet.learner: sheet.said for sheet in view(report, corpus, "ko").sheets}
    assert said["소나무-0001"][-1] == "지금 틀린 채로 남은 문제가 없습니다."
    assert said["해바라기-0002"] == ("셈할 답이 없습니다.",)
    nobody = view(report_of([results("해바라기-0002", [])], bank, corpus), corpus, "en")
    assert nobody.head == ("There are no answers to count.",)
    assert nobody.tables == ()


def test_the_page_is_whole_and_asks_nobody(planted: Report, corpus: Corpus) -> None:
    text = page(view(planted, corpus, "ko"), "ko")
    assert text.count('class="sheet"') == 40
    assert not re.search(r"https?://|\bsrc=|<link|<script|@import|url\(", text)
    assert text.count("<section") == text.count("</section>")


def test_rows_beyond_the_first_ten_are_folded_into_the_page(
    planted: Report, corpus: Corpus
) -> None:
    shown = view(planted, corpus, "ko")
    hardest = next(table for table in shown.tables if table.name == "items")
    assert (len(hardest.rows), len(hardest.rest)) == (10, 1)
    text = page(shown, "ko")
    assert "<summary>나머지 1줄</summary>" in text
    assert hardest.rest[0][0] in text
    assert "--all" not in text


def test_hostile_texts_stay_texts(corpus: Corpus) -> None:
    bank = hostile_bank()
    answers = [answer(item, item.distractors[0].code) for item in bank.items]
    report = report_of([results("<b>소나무</b>", answers)], bank, corpus)
    text = page(view(report, corpus, "ko", every=True), "ko")
    assert "<script" not in text
    assert "<b>" not in text
    assert "&lt;b&gt;소나무&lt;/b&gt;" in text


def test_the_data_holds_every_figure_by_id(planted: Report, items: list[Item]) -> None:
    data = json.loads(json.dumps(as_data(planted), ensure_ascii=False))
    assert {each["item"] for each in data["items"]} == {item.id for item in items}
    assert data["suspects"] == [items[3].id]
    suspect = next(each for each in data["items"] if each["suspect"])
    assert suspect["rival"] == items[3].distractors[0].code
    assert {"share", "low", "high"} == set(suspect["difficulty"])
    assert len(data["learners"]) == 40
    assert set(data["learners"][0]) >= {"learner", "read", "items", "drill", "confusion"}
    assert {"document", "anchor", "axis", "missed", "learners"} <= set(data["documents"][0])
