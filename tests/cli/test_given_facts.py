"""Facts typed as name=value: read with their place, refused with what to write instead."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

import pytest

from cscx.cli.errors import Failure, told
from cscx.cli.given_facts import Known, given_facts
from cscx.policy.language.units import DAY, WON
from cscx.policy.language.values import ABSENT, Field, Type

FIELDS = {
    field.name: field
    for field in (
        Field("경과일", Type.INTEGER, unit=DAY, step=Fraction(1), minimum=0),
        Field("상품상태", Type.CHOICE, values=("정상", "개봉", "사용흔적")),
        Field("결제금액", Type.MONEY, unit=WON, step=Fraction(1)),
        Field("요청 항목", Type.SET, values=("이름", "주소", "카드")),
        Field("쿠폰", Type.TEXT, optional=True),
        Field("방문일", Type.DATE),
    )
}


def read(*arguments: str) -> Known:
    return given_facts(arguments).read(FIELDS)


def refused(*arguments: str) -> str:
    with pytest.raises(Failure) as caught:
        read(*arguments)
    return told(caught.value, "ko")


def test_values_are_read_as_the_policy_language_reads_them() -> None:
    known = read("경과일=1주", "결제금액=30만 원", "상품상태= 개봉 ", "방문일=2026-02-28")
    assert known.values["경과일"] == 7
    assert known.values["결제금액"] == 300_000
    assert known.values["상품상태"] == "개봉"


def test_members_of_a_set_are_parted_by_commas_and_an_amount_keeps_its_own() -> None:
    known = read("요청 항목=이름, 카드", "결제금액=300,000원")
    assert known.values == {"요청 항목": frozenset({"이름", "카드"}), "결제금액": 300_000}


def test_a_value_may_hold_an_equals_sign() -> None:
    assert read("쿠폰=A=B").values == {"쿠폰": "A=B"}


def test_absent_and_unknowable_are_two_things() -> None:
    known = read("쿠폰=없음", "상품상태=?")
    assert known == Known({"쿠폰": ABSENT}, frozenset({"상품상태"}))


def test_decomposed_hangul_names_the_same_input() -> None:
    assert read(unicodedata.normalize("NFD", "상품상태=개봉")).values == {"상품상태": "개봉"}


def test_what_is_no_input_can_be_taken_away_first() -> None:
    given = given_facts(["at=2026-10-05 23:10", "경과일=3"])
    assert given.take("at") == "2026-10-05 23:10"
    assert given.take("at") is None
    assert given.read(FIELDS).values == {"경과일": 3}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["경과일=3", "상품상태=게봉"],
            (
                "오류: 2번째 값 ‘상품상태=게봉’: ‘게봉’은 ‘상품상태’의 값이 아닙니다.\n"
                "  혹시 ‘개봉’인가요? 고를 수 있는 값: 정상, 개봉, 사용흔적."
            ),
        ),
        (
            ["경과=3"],
            (
                "오류: 1번째 값 ‘경과=3’: ‘경과’는 여기서 쓰지 않습니다.\n"
                "  혹시 ‘경과일’인가요? 쓰는 이름: 경과일, 상품상태, 결제금액, 요청 항목, 쿠폰, 방문일"
            ),
        ),
        (
            ["경과일=3영업일"],
            (
                "오류: 1번째 값 ‘경과일=3영업일’: ‘3영업일’의 단위(영업일)가 ‘경과일’의 단위(일)와 다릅니다.\n"
                "  일과 영업일은 서로 비교하지 않습니다. 한쪽 단위로 맞추세요."
            ),
        ),
        (
            ["방문일=2026-02-30"],
            (
                "오류: 1번째 값 ‘방문일=2026-02-30’: ‘2026-02-30’은 날짜가 아닙니다.\n"
                "  2026-03-01처럼 있는 날짜를 쓰세요."
            ),
        ),
        (
            ["경과일", "=", "9"],
            "오류: 1번째 값 ‘경과일’에 =가 없습니다.\n  이름=값으로 붙여 쓰세요: 경과일=9",
        ),
        (["=9"], "오류: 1번째 값 ‘=9’에 이름이 없습니다.\n  이름=값으로 붙여 쓰세요: 경과일=9"),
        (
            ["경과일="],
            (
                "오류: 1번째 값 ‘경과일=’이 비었습니다.\n"
                "  아직 모르면 빼고, 아무도 알 수 없으면 경과일=?, 아예 없는 것이면 경과일=없음이라고 쓰세요."
            ),
        ),
        (
            ["경과일=3", "경과일=4"],
            "오류: ‘경과일’을 1번째와 2번째에 두 번 썼습니다.\n  하나만 남기세요.",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_to_write(
    arguments: list[str], message: str
) -> None:
    assert refused(*arguments) == message


def test_of_many_names_only_the_first_are_told() -> None:
    fields = {f"입력{n}": Field(f"입력{n}", Type.TEXT) for n in range(1, 31)}
    with pytest.raises(Failure) as caught:
        given_facts(["모르는것=1"]).read(fields)
    assert "입력12 외 18개" in told(caught.value, "ko")
    assert "입력13" not in told(caught.value, "ko")
