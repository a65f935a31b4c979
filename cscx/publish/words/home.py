"""What the home page and the indexes say."""

from __future__ import annotations

from cscx.messages import Text

WORDS: dict[str, Text] = {
    "stages": Text("응대 단계", "Stages"),
    "reference": Text("자료", "Reference"),
    "training": Text("교육", "Training"),
    "about": Text("도움말", "Help"),
    "counts_tile": Text("절차 {sops} · 스크립트 {scripts}", "{sops} SOPs · {scripts} scripts"),
    "hero": Text("고객이 뭐라고 하셨나요?", "What did the customer say?"),
    "hero_lead": Text(
        "들은 말 그대로, 두세 낱말이면 됩니다.", "Two or three words, as you heard them."
    ),
    "hero_box": Text("예: 반품 배송비, 두 번 결제됐어요", "e.g. return fee, charged twice"),
    "often": Text("고객이 자주 하는 말", "Customers often say"),
    "all_reasons": Text("사유 {n}개 모두 보기", "All {n} reasons"),
    "due_title": Text("검토할 때가 된 것", "Due for review"),
    "due_none": Text("검토할 때가 된 문서가 없습니다.", "Nothing is due for review."),
    "coming_title": Text("곧 바뀌는 것", "Changing soon"),
    "and_more": Text("외 {n}개", "and {n} more"),
    "recent_title": Text("최근 바뀐 것", "Changed recently"),
    "to": Text("에서", "to"),
    "other_ways": Text("다른 길로 찾기", "Other ways to find"),
    "by_role": Text("내가 하는 일", "What I do"),
    "by_stage": Text("응대 단계로", "By stage"),
    "by_channel": Text("채널로", "By channel"),
    "by_kind": Text("자료로", "By list"),
}
