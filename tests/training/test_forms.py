"""Forms are balanced by their making, say what a bank lacks, and are the same for the same seed."""

from __future__ import annotations

from collections import Counter, defaultdict

from cscx.training.assembly.blueprint import Blueprint, Shortfall
from cscx.training.assembly.form import Form, Question, form
from cscx.training.assembly.triads import sort
from cscx.training.bank import Bank
from cscx.training.checks import testwise
from cscx.training.checks.balance import check_form
from cscx.training.draw import Draw

FEW = Blueprint({"remember": 1, "apply": 1, "decide": 1})


def test_the_same_seed_gives_the_same_form_and_another_seed_another(bank: Bank) -> None:
    assert form(bank, "가", 40) == form(bank, "가", 40)
    assert form(bank, "가", 40).questions != form(bank, "나", 40).questions


def test_a_form_has_as_many_questions_as_wanted_each_once_by_the_shares_of_its_levels(
    bank: Bank,
) -> None:
    drawn = form(bank, "1", 120)
    ids = [question.item for question in drawn.questions]
    assert len(ids) == len(set(ids)) == 120
    assert drawn.shortfalls == ()
    levels = Counter(bank.by_id[id_].level for id_ in ids)
    assert levels == {"remember": 24, "apply": 48, "decide": 48}


def test_a_form_asks_about_many_documents(bank: Bank) -> None:
    drawn = form(bank, "1", 120)
    documents = Counter(bank.by_id[q.item].sources[0].document for q in drawn.questions)
    assert len(documents) >= 30
    assert max(documents.values()) <= 12


def test_keys_stand_at_every_place_equally_often(bank: Bank) -> None:
    for seed in ("1", "2", "3"):
        keys = [q.key for q in form(bank, seed, 120).questions if len(q.codes) == 3]
        assert max(Counter(keys).values()) - min(Counter(keys).values()) <= 6


def test_a_question_shows_its_key_and_distractors_that_are_proven(bank: Bank) -> None:
    for question in form(bank, "1", 200).questions:
        item = bank.by_id[question.item]
        assert question.codes[question.key] == item.key.code
        wrong = set(question.codes) - {item.key.code}
        assert wrong <= {option.code for option in item.distractors}
        assert len(question.codes) == len(set(question.codes))


def test_amounts_stand_in_rising_order(bank: Bank) -> None:
    asked = [q for q in form(bank, "5", 300).questions if bank.by_id[q.item].type == "numeric"]
    assert asked
    for question in asked:
        rising = bank.by_id[question.item].rising
        assert list(question.codes) == sorted(question.codes, key=rising.index)


def test_three_items_of_a_triad_share_three_answers_and_each_is_the_key_once(bank: Bank) -> None:
    found = sort(bank.items, Draw("t"))
    assert len(found.triads) >= 250
    used: set[str] = set()
    for triad in found.triads:
        assert sorted(item.key.code for item in triad.items) == sorted(triad.codes)
        assert len(set(triad.codes)) == 3
        for item in triad.items:
            assert set(triad.codes) <= {option.code for option in item.options}
            assert item.id not in used
            used.add(item.id)
    assert used | {item.id for item in found.loose} == set(bank.by_id)


def test_no_strategy_of_guessing_pays_over_fifty_seeds(bank: Bank) -> None:
    outcomes = testwise.scores(bank, count=100, seeds=50)
    assert [each.strategy for each in outcomes] == [
        "longest", "shortest", "first", "last", "overlap", "ranking", "elimination", "repetition",
    ]  # fmt: skip
    for each in outcomes:
        assert each.questions == 100
        assert 0.3 < each.chance < 0.34
        assert each.passes, each


def test_the_strategies_notice_a_bank_that_favours_an_answer(bank: Bank) -> None:
    keys: dict[str, Counter[str]] = defaultdict(Counter)
    for item in bank.items:
        keys[item.space][item.key.code] += 1
    favoured = {space: counts.most_common(1)[0][0] for space, counts in keys.items()}
    biased = Bank(
        tuple(i for i in bank.items if i.level == "decide" and i.key.code == favoured[i.space])
    )
    outcomes = {each.strategy: each for each in testwise.scores(biased, 100, 5)}
    assert outcomes["ranking"].questions == 100
    assert not outcomes["ranking"].passes


def test_who_remembers_earlier_answers_gains_nothing_even_in_short_quizzes(bank: Bank) -> None:
    memory = {testwise.ELIMINATION, testwise.REPETITION}
    for asked in (bank, bank.about(frozenset({"return-change-of-mind", "return-eligibility"}))):
        outcomes = {e.strategy: e for e in testwise.scores(asked, count=20, seeds=30)}
        assert all(outcomes[name].mean < 0.4 for name in memory), outcomes


def test_the_strategies_notice_answers_that_are_each_right_once(bank: Bank) -> None:
    triads = sort((i for i in bank.items if i.level == "decide"), Draw("t")).triads[:40]
    questions = [
        Question(item.id, 0, triad.codes, triad.codes.index(item.key.code))
        for triad in triads
        for item in triad.items
    ]
    outcomes = {e.strategy: e for e in testwise.of_forms(bank, [Form("t", tuple(questions))])}
    assert outcomes[testwise.ELIMINATION].mean > 0.5
    assert not outcomes[testwise.ELIMINATION].passes


def test_a_bank_too_small_for_its_blueprint_is_told_and_the_rest_is_filled(bank: Bank) -> None:
    small = Bank(
        tuple(item for item in bank.items if item.level != "remember")[:40]
        + tuple(item for item in bank.items if item.level == "remember")[:2]
    )
    drawn = form(small, "1", 30, FEW)
    assert len(drawn.questions) == 30
    assert Shortfall("remember", 10, 2) in drawn.shortfalls
    assert drawn.shortfalls[0].text.ko == (
        "‘기억’ 수준은 10문제가 필요한데 2문제뿐입니다. 나머지는 다른 수준에서 채웠습니다."
    )


def test_more_questions_than_items_are_told(bank: Bank) -> None:
    drawn = form(Bank(bank.items[:7]), "1", 30)
    assert len(drawn.questions) == 7
    (shortfall,) = drawn.shortfalls
    assert shortfall.text.ko == "30문제를 만들기에는 모자랍니다. 있는 7문제로 만들었습니다."


def test_an_empty_bank_gives_an_empty_form() -> None:
    drawn = form(Bank(()), "1", 10)
    assert drawn.questions == ()
    assert testwise.scores(Bank(()), 10, 2) == ()
    assert list(check_form(drawn, Bank(()))) == []
