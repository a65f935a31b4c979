"""What is said in drills: only what is heard, only what is so, only as people speak."""

from __future__ import annotations

import re

from cscx.training.drills.drill import Drill
from cscx.training.drills.drills import Drills
from cscx.training.wording import customers


def _told(drill: Drill) -> list[tuple[str, str]]:
    lines = [line for turn in drill.turns for line in turn.before] + list(drill.last)
    return [(line.who, line.text.ko) for line in lines]


def test_what_a_customer_told_is_not_looked_for_in_vain(made: Drills) -> None:
    checked = [
        text
        for drill in made.drills
        if "이중 결제" in drill.case.get("장애피해", [])
        for _, text in _told(drill)
        if "두 번 결제된 것이 있나요?" in text
    ]
    assert checked
    assert not [text for text in checked if text.endswith("→ 없음")]


def test_words_of_forms_are_shown_and_not_said(made: Drills) -> None:
    for drill in made.drills:
        for who, text in _told(drill):
            if who == "customer":
                assert not re.search(r"(?:실패|놓침|냄|미지급|미적용|그 밖)이?요\.", text), text


def test_a_question_that_the_trainee_did_not_put_has_its_answer_on_the_screen(made: Drills) -> None:
    lines = [
        line for drill in made.drills if drill.sop == "product-safety" for line in _told(drill)
    ]
    answered = {who for who, text in lines if "지금 병원에 가셔야 하나요?" in text}
    assert answered == {"screen"}
    assert ("customer", "아니요, 그건 아니에요.") not in lines


def test_who_abuses_begins_angry(made: Drills) -> None:
    found = [d for d in made.drills if d.title.ko in ("욕 안 하게 생겼어?", "너 이름 뭐야")]
    assert found
    for drill in found:
        assert drill.customer.mood < 0
        assert "차분" not in drill.customer.title.ko


def test_nobody_gives_thanks_for_news_that_may_be_bad() -> None:
    for manner in (*customers.MANNERS, customers.ABUSER):
        assert not [text for text in manner.calm if re.search("감사|다행", text.ko)]


def test_values_are_said_only_where_they_are_short_answers() -> None:
    assert customers.value("반품") == "반품이요."
    assert customers.value("8일") == "8일이요."
    for unsaid in ("결제 실패, 행사 놓침", "서류 안 냄", "적립금 미지급", "그 밖", "쿠폰 미적용"):
        assert customers.value(unsaid) == ""


def test_a_knowledge_base_that_is_not_korean_is_answered_in_its_words() -> None:
    assert customers.value("used") == "Used."
    assert customers.answer_to("Is anybody hurt?", ("yes", "no"), "no") == "No."
    assert customers.answer_to("Refund or repair?", ("refund", "repair"), "repair") == "Repair."
