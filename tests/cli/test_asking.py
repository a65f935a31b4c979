"""Questions on the terminal: worded as the list of inputs says, answered by number or value."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import click
import pytest

from cscx.cli.asking import NOBODY, STOP, Item, Reply, ask, question
from cscx.cli.output import style_for
from cscx.policy.language.units import DAY
from cscx.policy.language.values import ABSENT, Field, Type, Value

STATE = Item(
    Field("상품상태", Type.CHOICE, values=("정상", "개봉", "사용흔적")),
    label="상품의 상태",
    ask="포장만 여셨나요, 써 보셨나요?",
    guide={"정상": "포장을 뜯지 않았다", "사용흔적": "쓴 흔적이 있다"},
)
DAYS = Item(Field("경과일", Type.INTEGER, unit=DAY, step=Fraction(1), minimum=0))
PLAIN = style_for(color=False)


def typing(*lines: str) -> Callable[[str], str]:
    waiting = list(lines)

    def read(_: str) -> str:
        if not waiting:
            raise EOFError
        return waiting.pop(0)

    return read


def reply(item: Item, *lines: str) -> Value | Reply:
    return ask(item, "ko", PLAIN, typing(*lines))


def test_a_question_shows_what_to_say_and_the_choices_with_their_guide() -> None:
    assert question(STATE, "ko", PLAIN) == [
        "",
        "상품상태: 상품의 상태",
        "  “포장만 여셨나요, 써 보셨나요?”",
        "  1 정상      포장을 뜯지 않았다",
        "  2 개봉",
        "  3 사용흔적  쓴 흔적이 있다",
        "  (아무도 모르면 ?)",
    ]


def test_what_stands_on_a_screen_or_is_judged_is_not_asked_of_the_customer() -> None:
    looked = Item(Field("등급", Type.TEXT), look="고객 화면 > 등급", judgement=True)
    assert question(looked, "ko", PLAIN)[2:4] == [
        "  고객 화면 > 등급에서 보세요.",
        "  직접 판단하세요.",
    ]


def test_a_number_picks_a_choice_and_a_value_may_be_typed() -> None:
    assert reply(STATE, "2") == "개봉"
    assert reply(STATE, "사용흔적") == "사용흔적"
    assert reply(DAYS, "2주") == 14


def test_several_members_of_a_set_may_be_picked() -> None:
    item = Item(Field("항목", Type.SET, values=("이름", "주소", "카드"), optional=True))
    assert reply(item, "1, 3") == frozenset({"이름", "카드"})
    assert reply(item, "4") == frozenset()


def test_yes_and_no_can_be_picked_and_absence_where_it_is_allowed() -> None:
    item = Item(Field("동의", Type.BOOLEAN, optional=True))
    assert [reply(item, number) for number in "123"] == [True, False, ABSENT]


def test_numbers_pick_nothing_where_values_are_numbers() -> None:
    assert reply(Item(Field("층", Type.CHOICE, values=("2", "1"))), "1") == "1"


def test_a_wrong_answer_is_told_and_asked_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert reply(STATE, "", "7", "1") == "정상"
    told = capsys.readouterr().err
    assert "‘7’은 ‘상품상태’의 값이 아닙니다." in told
    assert "1부터 3까지의 번호나 값을 쓰세요." in told


def test_a_question_mark_says_that_nobody_knows() -> None:
    assert reply(STATE, "?") is NOBODY


def test_the_end_of_input_stops_and_an_interrupt_aborts() -> None:
    assert reply(STATE) is STOP

    def interrupted(_: str) -> str:
        raise KeyboardInterrupt

    with pytest.raises(click.Abort):
        ask(STATE, "ko", PLAIN, interrupted)
