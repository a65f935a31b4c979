"""The families of rules, by the first word of their names, which `--select` takes too."""

from __future__ import annotations

from cscx.messages import Text

FAMILIES: dict[str, Text] = {
    "syntax": Text("파일 읽기", "Reading files"),
    "schema": Text("모양과 값", "Shape and values"),
    "reference": Text("참조", "References"),
    "policy": Text("판정표 증명", "Proofs of tables"),
    "escalation": Text("에스컬레이션", "Escalation"),
    "ownership": Text("담당과 날짜", "Ownership and dates"),
    "wording": Text("문장", "Wording"),
    "flow": Text("흐름", "Flow"),
    "coverage": Text("빠짐없음", "Coverage"),
    "privacy": Text("개인정보", "Privacy"),
    "training": Text("학습 자료", "Training"),
    "comment": Text("무시 표시", "Ignore comments"),
}


def family_of(name: str) -> str:
    """The family of a rule by its name: `policy` of policy.gap."""
    return name.partition(".")[0]


def title_of(name: str) -> Text:
    """What the family of a rule is called."""
    return FAMILIES[family_of(name)]
