"""What the pages of tracks, personas and questions say."""

from __future__ import annotations

from cscx.messages import Text

WORDS: dict[str, Text] = {
    "mood": Text("처음 기분", "Mood at first"),
    "says_open": Text("첫마디", "At first"),
    "says_calm": Text("누그러졌을 때", "When calmer"),
    "says_angry": Text("더 화났을 때", "When angrier"),
    "persona_says": Text("고객이 하는 말", "What the customer says"),
    "persona_case": Text("상황", "The case"),
    "persona_reveals": Text("물어보면 하는 말", "Told only when asked"),
    "day": Text("{n}일째", "Day {n}"),
    "learn": Text("읽기", "Read"),
    "drill": Text("연습", "Practise"),
    "optional": Text("선택", "optional"),
    "pass_mark": Text("{value} 이상 통과", "pass at {value}"),
    "sign_off": Text("확인자", "Signed off by"),
    "learn_rule": Text("규칙 {id}", "rule {id}"),
    "right": Text("정답", "Right"),
    "wrong": Text("오답", "Wrong"),
    "show_answers": Text("답과 이유 보기", "Show answers and reasons"),
}
