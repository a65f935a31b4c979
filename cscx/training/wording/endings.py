"""Korean verb endings: what a procedure forbids as a deed, what an agent asks as a customer's answer.

Only endings that are regular are turned; everything else is left alone, and the caller says it
another way.
"""

from __future__ import annotations

import re

_FIRST, _LAST, _VOWELS, _FINALS = 0xAC00, 0xD7A3, 21, 28
_N, _L, _SS = 4, 8, 20
_I, _YEO = 20, 6
_NOT = "지 않는다"
_BOTH_WAYS = ("도 아니라고도", "거나 아니라고", "아무것도", "더 이상")
_WILL = ("시겠어요", "시나요")
_OF_NO = re.compile(r"([가-힣])(은|는) ([가-힣]+|[가-힣]+[아어여] [가-힣]+|[가-힣]+ 달라고 하)$")
_DOING = ("림", "함", "음", "꿈", "김", "둠", "줌", "춤", "뺌")
_HAS = (
    ("있음", "있어요"), ("없음", "없어요"), ("찾음", "찾았어요"), ("받음", "받았어요"), ("됨", "돼요"),
    ("함", "했어요"), ("멈춤", "멈췄어요"), ("맡김", "맡길게요"), ("뺌", "뺄게요"),
)  # fmt: skip
"""How nouns of what somebody does end: 기다림, 취소함."""
_OBJECT = {"은": "을", "는": "를"}
_ASKED = re.compile(r"며칠|몇 ?(?:개월|시간|개|명|번|회|건|일|달|년)|얼마|언제")
_A, _O = 0, 8


def done_all_the_same(sentence: str) -> str:
    """“화면의 값을 먼저 말하지 않는다” as the deed it forbids: “… 먼저 말한다.”; "" for other endings."""
    text = sentence.strip().rstrip(".")
    stem = text.removesuffix(_NOT)
    if stem == text or not stem or any(each in text for each in _BOTH_WAYS):
        return ""
    final = _final(stem[-1])
    if final is None:
        return ""
    stem = _OF_NO.sub(lambda found: f"{found[1]}{_OBJECT[found[2]]} {found[3]}", stem)
    if final in (0, _L):
        return f"{stem[:-1]}{_with_final(stem[-1], _N)}다."
    return f"{stem}는다."


def answered(question: str) -> str:
    """“결과를 기다리시겠어요” as the customer says it: “결과를 기다릴게요.”; "" for other endings."""
    clause = question.strip().rstrip("?").strip()
    for end in _WILL:
        stem = clause.removesuffix(end)
        if stem != clause and stem and _final(stem[-1]) == 0:
            return f"{stem[:-1]}{_with_final(stem[-1], _L)}게요."
    if clause.endswith(" 드릴까요"):
        return f"{clause.removesuffix('드릴까요')}주세요."
    for end in ("이신가요", "인가요"):
        noun = clause.removesuffix(end)
        if noun != clause and noun:
            return f"{is_(noun)}."
    stem = clause.removesuffix("셨나요")
    return _past(stem) if stem != clause and stem else ""


def _past(stem: str) -> str:
    final, vowel = _final(stem[-1]), _vowel(stem[-1])
    if stem.endswith(" 아"):
        return f"{stem}았어요.".replace("아았어요", "알았어요")
    if stem[-1] == "하":
        return f"{stem[:-1]}했어요."
    if stem[-1] == "으" and len(stem) > 1:
        before = _vowel(stem[-2])
        return f"{stem[:-1]}{'았' if before in (_A, _O) else '었'}어요."
    if stem[-1] == "되":
        return f"{stem[:-1]}됐어요."
    if final == 0 and vowel == _I:
        first = (ord(stem[-1]) - _FIRST) // (_VOWELS * _FINALS)
        return f"{stem[:-1]}{chr(_FIRST + (first * _VOWELS + _YEO) * _FINALS + _SS)}어요."
    return ""


def filled_in(question: str, value: str) -> str:
    """“상품을 며칠 전에 받으셨나요?” with the value: “상품을 8일 전에 받았어요.”; "" for other questions."""
    clause = question.strip().rstrip("?")
    if len(_ASKED.findall(clause)) != 1 or "," in clause:
        return ""
    clause = clause.replace("언제", "며칠 전에")
    if value.startswith("0일"):
        clause = clause.replace("며칠 전에", "오늘")
    said = answered(_ASKED.sub(value, clause))
    return said if not said.endswith("게요.") else ""


def is_(noun: str) -> str:
    """A noun as an answer: 본인이에요, 기자예요."""
    return f"{noun}{'예요' if _final(noun[-1:]) == 0 else '이에요'}"


def wish(noun: str) -> str:
    """A choice as a wish: 환불로 해 주세요; 기다림 as 기다릴게요."""
    if noun.endswith(_DOING):
        return f"{noun[:-1]}{_with_final(noun[-1], _L)}게요."
    to = "로" if _final(noun[-1:]) in (0, _L) else "으로"
    return f"{noun}{to} 해 주세요."


def has(noun: str) -> str:
    """What is so, named by a noun, as somebody says it: 못 찾음 as 못 찾았어요; "" for other nouns."""
    for end, said in _HAS:
        if noun.endswith(end):
            return f"{noun.removesuffix(end)}{said}."
    return ""


def politely(sentence: str) -> str:
    """“포장을 뜯지 않았다” as “포장을 뜯지 않았어요”; "" for endings that are not regular."""
    text = sentence.strip().rstrip(".")
    if not text.endswith("다") or len(text) < 3:  # noqa: PLR2004 - a stem and an ending
        return ""
    stem = text[:-1]
    if _final(stem[-1]) in (_SS, 18):
        return f"{stem}어요"
    if text.endswith("이다"):
        return is_(text.removesuffix("이다"))
    if text.endswith(("한다", "하다")):
        return f"{text[:-2]}해요"
    return ""


def _final(char: str) -> int | None:
    code = ord(char) if char else 0
    return (code - _FIRST) % _FINALS if _FIRST <= code <= _LAST else None


def _vowel(char: str) -> int:
    return (ord(char) - _FIRST) // _FINALS % _VOWELS


def _with_final(char: str, final: int) -> str:
    code = ord(char) - _FIRST
    return chr(_FIRST + code - code % _FINALS + final)
