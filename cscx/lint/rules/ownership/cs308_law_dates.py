"""법령을 확인한 날이 맞지 않는다 · Law checked on an impossible day

무엇: 법령의 `checked`나 `text_date`가 오늘보다 뒤이거나, 확인한 날이 그 조문이 나온 날보다 앞선다.
What: `checked` or `text_date` of a law lies in the future, or it was checked before that text existed.

왜: 옛 조문을 보고 확인했다고 적은 것이다. 지금 조문은 아무도 보지 않았다.
Why: What was checked was an older text; nobody has seen the present one.

나쁜 예 · Bad:
    # reference/laws.yaml
    items:
      전자상거래법-17:
        title: 전자상거래법 제17조(청약철회등)
        text_date: 2026-05-01
        checked: ⟦2026-03-02⟧

좋은 예 · Good:
    # reference/laws.yaml
    items:
      전자상거래법-17:
        title: 전자상거래법 제17조(청약철회등)
        text_date: 2026-01-01
        checked: 2026-03-02
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.laws import Laws
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.messages import Text

_FUTURE = Text("{day}{day:은/는} 아직 오지 않은 날입니다.", "{day} has not come yet.")
_DAY = Text(
    "실제로 확인한 조문의 날짜를 쓰세요.", "Write the date of the text that was really checked."
)
_OLDER = Text(
    "조문은 {text_date}에 나왔는데 그 전인 {checked}에 확인했습니다.",
    "The text is of {text_date}, but it was checked before, on {checked}.",
)
_AGAIN = Text(
    "지금 조문을 다시 확인하고 `checked`를 고치세요.", "Check the present text, then set `checked`."
)
_TEXT = Text("조문의 날짜입니다.", "The date of the text.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every law with a date that cannot be."""
    today = corpus.as_of.isoformat()
    for document, laws in corpus.of(Laws):
        for name, law in laws.items.items():
            path = ("items", name)
            for key, day in (("text_date", law.text_date), ("checked", law.checked)):
                if day is not None and day > today:
                    yield Finding(Place(document, (*path, key)), _FUTURE(day=day), _DAY)
            if law.checked and law.text_date and law.checked < law.text_date <= today:
                note = Note(Place(document, (*path, "text_date")), _TEXT)
                message = _OLDER(text_date=law.text_date, checked=law.checked)
                yield Finding(Place(document, (*path, "checked")), message, _AGAIN, (note,))


RULE = Rule(code="CS308", name="ownership.law-dates", severity=Severity.ERROR, corpus=check)
