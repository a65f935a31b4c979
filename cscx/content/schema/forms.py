"""The words about forms: types, what owners write for the tool's words, and what a form asks for."""

from __future__ import annotations

from cscx.messages import Text
from cscx.pattern import pattern

TYPES = {
    "string": Text("글", "text"),
    "integer": Text("정수", "a whole number"),
    "number": Text("수", "a number"),
    "boolean": Text("true나 false", "true or false"),
    "array": Text("목록", "a list"),
    "object": Text("‘이름: 값’ 묶음", "a group of 'name: value'"),
    "null": Text("빈 값", "nothing"),
}

# What owners write for a word of the tool, when it is neither its label nor close to it.
OWNERS_WORDS = {
    "시행": "active", "시행중": "active", "시행 중": "active", "유효": "active", "운영": "active",
    "초안": "draft", "작성중": "draft", "작성 중": "draft", "검토": "review", "검토중": "review",
    "검토 중": "review", "폐지": "retired", "만료": "retired", "종료": "retired",
    "접수": "intake", "인입": "intake", "분류": "triage", "배정": "triage", "판단": "triage",
    "응대": "handle", "처리": "handle", "후속": "follow-up", "후속 관리": "follow-up", "마감": "follow-up",
    "법": "legal", "법정": "legal", "회사": "business", "고객": "customer",
    "상담사": "agent", "파트장": "lead", "해결": "resolved", "완료": "resolved", "거절": "refused",
    "이관": "transferred", "보류": "pending",
    "정수": "integer", "숫자": "integer", "금액": "money", "날짜": "date", "시각": "time", "글": "text",
}  # fmt: skip

DAY = pattern(
    r"(?P<year>[0-9]{4})(?:[./-]|년)[ ]*(?P<month>[0-9]{1,2})(?:[./-]|월)[ ]*(?P<day>[0-9]{1,2})(?:[.]|일)?"
)
TRUTH = {
    "예": "true", "네": "true", "참": "true", "yes": "true", "y": "true", "o": "true",
    "아니오": "false", "아니요": "false", "거짓": "false", "no": "false", "n": "false", "x": "false",
}  # fmt: skip

# The form a definition asks for, in words: what is wrong, what to do.
FORMS = {
    "date": (
        Text("‘{value}’{value:은/는} 날짜가 아닙니다.", "{value!r} is not a date."),
        Text("2026-03-01처럼 쓰세요.", "Write it as 2026-03-01."),
    ),
    "moment": (
        Text("‘{value}’{value:은/는} 날짜와 시각이 아닙니다.", "{value!r} is not a date and time."),
        Text("2026-03-01 14:00처럼 쓰세요.", "Write it as 2026-03-01 14:00."),
    ),
    "duration": (
        Text("‘{value}’{value:은/는} 기간이 아닙니다.", "{value!r} is not a duration."),
        Text(
            "3영업일, 2시간, <fact:…>처럼 쓰세요.",
            "Write 3영업일 (business days), 2시간 (hours) or <fact:…>.",
        ),
    ),
    "quantity": (
        Text(
            "‘{value}’에 단위가 없거나 꼴이 맞지 않습니다.",
            "{value!r} has no unit or a wrong form.",
        ),
        Text("7일, 30만원, 연 15%처럼 쓰세요.", "Write 7일, 30만원 or 연 15%."),
    ),
    "name": (
        Text("‘{value}’{value:은/는} 이름으로 쓸 수 없습니다.", "{value!r} cannot be a name."),
        Text(
            "한글, 영문, 숫자와 · . -만 띄어쓰기 없이 쓰세요.",
            "Use letters, digits, · . - and no blanks.",
        ),
    ),
    "value": (
        Text("‘{value}’{value:은/는} 값으로 쓸 수 없습니다.", "{value!r} cannot be a value."),
        Text(
            "한글, 영문, 숫자, · . -와 홑 빈칸만 쓰세요.",
            "Use letters, digits, · . - and single blanks.",
        ),
    ),
    "doc-id": (
        Text("‘{value}’{value:은/는} 문서 이름이 아닙니다.", "{value!r} is not a document id."),
        Text(
            "return-accepted처럼 영문 소문자, 숫자, -로 쓰세요.",
            "Use lower-case letters, digits and -.",
        ),
    ),
    "line": (
        Text("한 줄로 된 글이 와야 합니다.", "One line of text is needed."),
        Text("글을 한 줄로 쓰세요.", "Write one line."),
    ),
    "text": (
        Text("내용이 비어 있습니다.", "The text is empty."),
        Text("글을 쓰거나 항목을 지우세요.", "Write text or delete the key."),
    ),
    "opening": (
        Text("‘{value}’{value:은/는} 여는 시간이 아닙니다.", "{value!r} is not a time span."),
        Text(
            "09:00-18:00처럼 쓰세요. 하루 내내면 00:00-24:00입니다.",
            "Write 09:00-18:00, or 00:00-24:00 for all day.",
        ),
    ),
    "hours": (
        Text("‘{value}’{value:은/는} 운영 시간이 아닙니다.", "{value!r} is not a set of hours."),
        Text(
            "영업시간, 월-금 09:00-18:00처럼 쓰세요. 24시간이면 항상이라고 씁니다.",
            "Write 영업시간 or 월-금 09:00-18:00; 항상 for around the clock.",
        ),
    ),
}
GENERAL_FORM = (
    Text(
        "‘{value}’{value:은/는} 정해진 꼴이 아닙니다.", "{value!r} does not have the required form."
    ),
    Text("schemas 폴더의 설명을 보세요.", "See the description in the schema."),
)
