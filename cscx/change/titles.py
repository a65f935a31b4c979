"""What the schemas call a key, as one would say it in a sentence of a change."""

from __future__ import annotations

from typing import Final

from cscx.messages import Text

_TITLES: Final = {
    ("끝", "Until"): Text("마지막 날", "Last day"),
    ("시작", "From"): Text("첫날", "First day"),
    ("종료일", "Until"): Text("종료일", "Last day"),
    ("되풀이", "Repeat"): Text("되풀이 횟수", "Number of passes"),
    ("나머지", "Otherwise"): Text("나머지 규칙", "The rest"),
    ("맞는 길이 없을 때", "Otherwise"): Text("맞는 길이 없을 때 갈 단계", "Step where no way fits"),
    ("쉬는 날", "Closed"): Text("쉬는 날", "Day off"),
    ("여는 날", "Open"): Text("여는 날", "Extra working day"),
    ("연락할 역할", "Call"): Text("연락할 역할", "Role to call"),
    ("다음 역할", "Next"): Text("다음 역할", "Next role"),
    ("다녀올 SOP", "Call"): Text("다녀올 SOP", "SOP to go through"),
    ("먼저 할 SOP", "First"): Text("먼저 할 SOP", "SOPs to do first"),
    ("없으면 할 SOP", "If missing"): Text("없으면 할 SOP", "SOP if it is missing"),
    ("저절로 정해지는 곳", "From"): Text("저절로 정해지는 곳", "Where it comes from"),
    ("고객이 하는 말", "Says"): Text("고객이 하는 말", "What customers say"),
    ("물어야 하는 말", "Reveals"): Text("물어야 하는 말", "What is told when asked"),
    ("고객에게 물을 말", "Ask"): Text("고객에게 물을 말", "Question to the customer"),
    ("질문", "Ask"): Text("질문", "Question"),
    ("직접 확인할 것", "Check"): Text("직접 확인할 것", "What to check"),
    ("배울 문서", "Learn"): Text("배울 문서", "What to learn"),
    ("연습할 문서", "Drill"): Text("연습할 문서", "What to practise"),
    ("먼저 마칠 과정", "Needs"): Text("먼저 마칠 과정", "Tracks to finish first"),
    ("이 말 대신", "Not"): Text("하지 않는 말", "What not to say"),
    ("이렇게", "Say"): Text("대신할 말", "What to say"),
    ("쓸 스크립트", "Use"): Text("쓸 스크립트", "Script to use"),
    ("바꿔 말하기", "Instead"): Text("바꿔 말하기", "Say instead"),
    ("고객 반응에 이어 말하기", "Replies"): Text("고객 반응에 이어 말하기", "Reply"),
    ("나눌 입력", "By"): Text("나눌 입력", "Input to branch on"),
    ("갈림길이 될 결과", "Output"): Text("갈림길이 될 결과", "Output to branch on"),
    ("판정표", "Decide"): Text("판정표", "Table to decide by"),
    ("확인할 정보", "Collect"): Text("확인할 정보", "What to collect"),
    ("모으는 방법", "Collect"): Text("모으는 방법", "How values are joined"),
    ("바뀌는 값", "Sets"): Text("바뀌는 값", "Value that it sets"),
    ("정해서 넘길 값", "With"): Text("정해서 넘길 값", "Value handed over"),
    ("값 설명", "Guide"): Text("값 설명", "Explanation of the value"),
    ("형편", "Case"): Text("형편", "Circumstance"),
    ("심각도", "Severities"): Text("심각도", "Severity"),
    ("채울 칸", "Slots"): Text("채울 칸", "Slot"),
    ("결과", "Outputs"): Text("결과", "Output"),
    ("결과", "Then"): Text("결과", "Outcome"),
    ("금지", "Never"): Text("금지", "Forbidden outcome"),
    ("조건", "When"): Text("조건", "Condition"),
    ("주어진 값", "Given"): Text("주어진 값", "Given value"),
    ("기대 결과", "Expect"): Text("기대 결과", "Expected outcome"),
    ("보기 글", "Text"): Text("글", "Words"),
    ("고른 뒤 설명", "Because"): Text("설명", "Explanation"),
    ("해설", "Because"): Text("해설", "Explanation"),
    ("해당하는 경우", "Text"): Text("해당하는 경우", "Cases"),
    ("내용", "Text"): Text("내용", "Words"),
    ("판정표가 없는 까닭", "No exception"): Text("판정표가 없는 까닭", "Why there is no table"),
    ("SOP가 없는 까닭", "No SOP"): Text("SOP가 없는 까닭", "Why there is no SOP"),
    ("대신하는 문서", "Replaces"): Text("대신하는 문서", "Document it replaces"),
    ("사람이 판단", "Judgement"): Text("사람이 판단", "A matter of judgement"),
    ("복창하고 동의 받기", "Confirm"): Text("복창하고 동의 받기", "Read back and confirm"),
    ("쓰지 않는 말", "Avoid"): Text("쓰지 않는 말", "Not to be said"),
    ("좋은 방향", "Better"): Text("방향", "Direction"),
    ("날마다", "Days"): Text("학습일", "Days"),
    ("차례", "Levels"): Text("차례", "Order of calls"),
}
_ENGLISH: Final = {
    "Applies": "When it applies",
    "Back": "What comes back",
    "Because": "Reason",
    "Do": "What to do",
    "If unknown": "Value if unknown",
    "Is": "Formula",
    "Like": "Similar words",
    "Look": "Where to look",
    "Means": "Meaning",
    "Must": "Why it must be",
    "Needs": "Competencies",
    "Not for": "When not to use it",
    "Reach": "Contact",
    "Say": "What to say",
    "Send": "What to pass on",
    "Tell": "What the customer is told",
    "Text date": "Date of the text",
    "Until": "Last day",
    "Within": "Deadline",
}
"""Titles that are verbs or prepositions, like their keys."""

TOGETHER: Final = {
    ("handoff", "to"): Text("업무를 넘겨받는 역할", "Role that takes over"),
    ("handoff", "send"): Text("업무 전달 내용", "What to pass on"),
    ("handoff", "within"): Text("업무 전달 기한", "Deadline of the hand-off"),
    ("handoff", "back"): Text("업무를 넘긴 뒤 돌려받을 것", "What comes back"),
    ("collect", "any"): Text("확인할 정보의 최소 개수", "How much to collect"),
    ("collect", "of"): Text("확인할 정보", "What to collect"),
    ("value", "by"): Text("값을 나누는 입력", "Input that tells the values apart"),
    ("says", "open"): Text("첫마디", "Opening words"),
    ("says", "calm"): Text("누그러졌을 때 하는 말", "Words once calm"),
    ("says", "angry"): Text("화났을 때 하는 말", "Words when angry"),
    ("expect", "path"): Text("예상 경로", "Expected path"),
    ("expect", "call"): Text("예상 연락 역할", "Role expected to be called"),
    ("expect", "within"): Text("예상 대기 시간", "Expected time to wait"),
    ("expect", "next"): Text("예상 다음 역할", "Role expected next"),
    ("expect", "calls"): Text("예상 연락 차례", "Expected order of calls"),
    ("expect", "repeat"): Text("예상 반복 횟수", "Expected number of passes"),
}
"""A key and one below it, said in one; the key above is not said again."""

NUMBERED: Final = {
    "options": Text("보기 {n}번", "Option {n}"),
    "days": Text("{n}일차", "Day {n}"),
}
"""Lists whose entries people know by their numbers."""


def plain_title(title: Text) -> Text:
    """What the schemas call a key, as one would say it in a sentence."""
    known = _TITLES.get((title.ko, title.en))
    return known or Text(title.ko, _ENGLISH.get(title.en, title.en))
