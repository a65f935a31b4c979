"""Feature files: what is read, and what is told of a file that is not as it should be."""

from __future__ import annotations

import unicodedata

import pytest

from cscx.scenarios.feature import read_feature


def told(text: str) -> list[tuple[int, str, str]]:
    mistakes = read_feature("scenarios/x.feature", text.encode(), "ko").mistakes
    return [(each.line, each.message.ko, each.hint.ko) for each in mistakes]


def test_background_outline_rows_tables_and_joined_steps_are_read() -> None:
    feature = read_feature(
        "x.feature",
        """\
# language: ko
기능: 반품
  배경:
    조건 요청은 반품이다
  규칙: 기한
    시나리오 개요: 금액
      먼저 결제금액은 <금액>이다
      그리고 경우는 다음과 같다
        | 경과일 | <날> |
      만약 return-eligibility로 판정하면
      그러면 승인은 상담사다
      단 처리는 불가가 아니다
      예:
        | 금액  | 날 |
        | 1만원 | 7일 |
        | 2만원 | 8일 |
""".encode(),
        "ko",
    )
    assert (feature.title, feature.mistakes) == ("반품", ())
    assert [s.name for s in feature.scenarios] == ["금액 (1만원, 7일)", "금액 (2만원, 8일)"]
    first, second = feature.scenarios
    assert [(step.kind, step.text) for step in first.steps] == [
        ("given", "요청은 반품이다"),
        ("given", "결제금액은 1만원이다"),
        ("given", "경우는 다음과 같다"),
        ("when", "return-eligibility로 판정하면"),
        ("then", "승인은 상담사다"),
        ("then", "처리는 불가가 아니다"),
    ]
    assert second.steps[2].rows == (("경과일", "8일"),)
    assert (second.line, second.steps[1].line, second.steps[1].column) == (16, 7, 7)


def test_the_header_may_be_left_out() -> None:
    english = read_feature(
        "x.feature", b"Feature: a\n  Scenario: b\n    Given x is y\n    Then z is y\n", "ko"
    )
    assert [step.kind for step in english.scenarios[0].steps] == ["given", "then"]
    korean = read_feature(
        "x.feature", "기능: a\n  시나리오: b\n    그러면 x는 y다\n".encode(), "en"
    )
    assert korean.scenarios[0].steps[0].kind == "then"


def test_text_typed_on_a_mac_is_composed() -> None:
    text = unicodedata.normalize("NFD", "기능: 가\n  시나리오: 나\n    그러면 처리는 불가다\n")
    (scenario,) = read_feature("x.feature", text.encode(), "ko").scenarios
    assert scenario.steps[0].text == "처리는 불가다"


STEPS = "조건 a는 b다\n  그러면 c는 d다\n"


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("", 1, "‘기능:’ 줄이 없습니다.", "맨 위에 ‘기능: 무엇을 확인하는지’를 쓰세요."),
        ("# 설명뿐\n", 1, "‘기능:’ 줄이 없습니다.", "맨 위에 ‘기능: 무엇을 확인하는지’를 쓰세요."),
        (
            f"시나리오: 가\n  {STEPS}",
            1,
            "‘기능:’ 줄이 없습니다.",
            "맨 위에 ‘기능: 무엇을 확인하는지’를 쓰세요.",
        ),
        (
            "기능: 가\n",
            1,
            "기능에 실행할 단계가 없습니다.",
            "‘조건 …’, ‘만일 …’, ‘그러면 …’ 줄을 쓰세요.",
        ),
        (
            "기능: 가\n 시나리오: 나\n",
            2,
            "시나리오에 실행할 단계가 없습니다.",
            "‘조건 …’, ‘만일 …’, ‘그러면 …’ 줄을 쓰세요.",
        ),
        (
            f"기능: 가\n 시나리오 나\n  {STEPS}",
            2,
            "‘시나리오’ 뒤에 ‘:’이 없습니다.",
            "‘시나리오: …’로 쓰세요.",
        ),
        (
            f"기능: 가\n 시나리오: 나\n  {STEPS} 시나리오： 다\n",
            5,
            "‘시나리오’ 뒤에 ‘:’이 없습니다.",
            "‘시나리오: …’로 쓰세요.",
        ),
        (
            f"기능: 가\n 시나리오: 나\n  조건x는 y다\n  {STEPS}",
            3,
            "‘조건’ 다음에 한 칸을 띄지 않아 설명으로 읽힙니다. 실행되지 않습니다.",
            "‘조건 …’처럼 한 칸 띄세요.",
        ),
        (
            f"기능: 가\n 시나리오: 나\n  {STEPS}  그러면처리는 불가다\n",
            5,
            "‘그러면’ 다음에 한 칸을 띄지 않아 설명으로 읽힙니다. 실행되지 않습니다.",
            "‘그러면 …’처럼 한 칸 띄세요.",
        ),
        (
            f"기능: 가\n 시나리오: 나\n  {STEPS}  처리는 불가다\n",
            5,
            "이 줄이 무엇인지 알 수 없습니다: ‘처리는 불가다’.",
            "단계는 ‘조건’, ‘만일’, ‘그러면’, ‘그리고’, ‘하지만’ 가운데 하나와 빈칸으로 시작합니다.",
        ),
        (
            "기능: 가\n 시나리오: 나\n  조건 a는 b다\n   | a | b |\n   | a |\n",
            5,
            "표의 줄마다 칸 수가 다릅니다.",
            "‘|’ 수를 맞추세요.",
        ),
        (
            "# language: xx\n기능: 가\n",
            1,
            "‘xx’ 언어를 모릅니다.",
            "‘# language: ko’ 또는 ‘# language: en’으로 쓰세요.",
        ),
        (
            f"기능: 가\n 시나리오: 나\n  {STEPS} 시나리오: 나\n  {STEPS}",
            5,
            "‘나’ 시나리오가 2행에도 있습니다.",
            "이름을 다르게 쓰세요. 어느 것이 틀렸는지 알 수 있어야 합니다.",
        ),
        (
            "기능: 가\n 시나리오 개요: 나\n  그러면 처리는 <답>이다\n  예:\n   | 값 |\n   | x |\n",
            3,
            "‘예’ 표에 ‘답’ 칸이 없습니다.",
            "있는 칸: 값.",
        ),
        (
            f"기능: 가\n 시나리오 개요: 나\n  {STEPS}  예:\n   | 값 |\n",
            5,
            "‘예’ 표에 줄이 없습니다.",
            "첫 줄은 칸 이름, 그 아래에 값을 쓰세요.",
        ),
        (
            '기능: 가\n 시나리오: 나\n  조건 z\n  """\n  abc\n',
            6,
            "파일이 중간에 끝났습니다.",
            '표나 """ 글을 끝까지 쓰세요.',
        ),
    ],
)
def test_a_mistake_is_told_at_its_line(text: str, line: int, message: str, hint: str) -> None:
    assert (line, message, hint) in told(text)


def test_other_scenarios_of_a_file_with_an_empty_one_are_kept() -> None:
    feature = read_feature("x", f"기능: 가\n 시나리오: 나\n 시나리오: 다\n  {STEPS}".encode(), "ko")
    assert [s.name for s in feature.scenarios if s.steps] == ["다"]


def test_bytes_that_are_no_utf8_are_told() -> None:
    feature = read_feature("x", "기능: 가".encode("cp949"), "ko")
    assert [each.message.ko for each in feature.mistakes] == ["UTF-8로 저장한 파일이 아닙니다."]


@pytest.mark.parametrize(
    "text", ["|||", '"""', "@", "예:", "* ", "단 ", "#language:", "\ufeff기능"]
)
def test_odd_files_never_raise(text: str) -> None:
    assert read_feature("x", f"기능: 가\n{text}\n".encode(), "ko").path == "x"
    assert read_feature("x", text.encode(), "ko").path == "x"
