"""What the list of keys says."""

from __future__ import annotations

from cscx.messages import Text

WORDS: dict[str, Text] = {}

# What the browser says; `{n}` and the like are filled there.
BROWSER_WORDS: dict[str, Text] = {
    "key_title": Text("단축키 보기", "List of keys"),
    "key_note": Text(
        "한글 입력 상태에서도 듣습니다. 글을 쓰는 동안은 듣지 않습니다.",
        "They also work in Korean input, and never while you type.",
    ),
    "key_note_off": Text(
        "지금은 꺼져 있습니다. 화면 맨 아래 ‘단축키’로 켭니다.",
        "They are off now. Switch them on at the foot of the page.",
    ),
    "key_close_button": Text("닫기", "Close"),
    "key_search": Text("검색 열기", "Open the search"),
    "key_c": Text("할 말 복사", "Copy what to say"),
    "key_digit": Text("답 고르기, 문장 하나 복사", "Choose an answer, copy one sentence"),
    "key_n": Text("다음 단계", "Next step"),
    "key_b": Text("이전 단계", "Previous step"),
    "key_r": Text("처음부터 다시", "Start over"),
    "key_d": Text("판정표 열기", "Open the decision table"),
    "key_p": Text("하던 절차로 돌아가기", "Back to the procedure"),
    "key_channel": Text("채널 바꾸기", "Change the channel"),
    "key_f": Text("빈 칸 채우기", "Fill the slots"),
    "key_x": Text("이번 상담에 적은 내용 지우기", "Clear this case"),
    "key_s": Text("연락했음, 시간 재기", "Called: start the clock"),
    "key_a": Text("답 받음", "Answered"),
    "key_help": Text("이 목록 열기", "Open this list"),
    "way_back": Text("{title}{title:으로/로} 돌아가기", "Back to {title}"),
    "key_close": Text("창 닫기, 뜻풀이 닫기", "Close a window or an explanation"),
}
