"""An item without a flaw, and ways to spoil it."""

from __future__ import annotations

from typing import Any

import msgspec

from cscx.messages import Text, same
from cscx.training.items.item import Item, Option, Proof, Source, Verdict

REASON = same("법정 기한 안이다. 규칙 ‘기한안’에 따릅니다.")


def option(text: str, verdict: Verdict = "wrong") -> Option:
    return Option(text, same(text), verdict, Proof("기한안", same(f"기한안 → {text}")), REASON)


def item(**changed: Any) -> Item:
    """A question about a return; `changed` are fields to replace."""
    clean = Item(
        type="case",
        template="case:처리",
        subject="eligibility",
        axis="",
        case={"경과일": 3},
        level="decide",
        space="eligibility:처리",
        stems=(
            same("고객: “마음에 안 들어요”\n- 경과일: 3일\n처리는 어떻게 되나요?"),
            same("동료가 묻습니다.\n- 경과일: 3일\n처리는 무엇인가요?"),
            same("전화를 받았습니다.\n- 경과일: 3일\n처리를 어떻게 정하나요?"),
        ),
        options=(option("전액환불", "right"), option("부분환불"), option("교환")),
        why=REASON,
        sources=(Source("eligibility", "기한안", ("rules", 0)),),
        depends_on=("exception:eligibility", "fact:반품기한"),
    )
    return msgspec.structs.replace(clean, **changed)


def options(key: str, *wrong: str) -> tuple[Option, ...]:
    return (option(key, "right"), *(option(text) for text in wrong))


def stems(question: str) -> tuple[Text, ...]:
    return tuple(
        same(f"{before}{question}") for before in ("", "동료가 묻습니다. ", "전화입니다. ")
    )
