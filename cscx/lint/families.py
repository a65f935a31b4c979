"""The families of rules, by the first characters of their codes."""

from __future__ import annotations

from cscx.messages import Text

_REFERENCES = Text("참조", "References")
_PROOFS = Text("판정표 증명", "Proofs of tables")
_ESCALATION = Text("에스컬레이션", "Escalation")

FAMILIES: dict[str, Text] = {
    "CS0": Text("파일 읽기", "Reading files"),
    "CS1": Text("모양과 값", "Shape and values"),
    "CS2": _REFERENCES,
    "CS24": _PROOFS,
    "CS25": _PROOFS,
    "CS27": _ESCALATION,
    "CS28": _ESCALATION,
    "CS3": Text("담당과 날짜", "Ownership and dates"),
    "CS4": Text("문장", "Wording"),
    "CS5": Text("흐름", "Flow"),
    "CS6": Text("빠짐없음", "Coverage"),
    "CS7": Text("개인정보", "Privacy"),
    "CS8": Text("학습 자료", "Training"),
    "CS9": Text("무시 표시", "Ignore comments"),
}


def family_of(code: str) -> Text:
    """The family a code belongs to; the bare digits for one that has no name yet."""
    start = code[:3]
    return FAMILIES.get(code[:4]) or FAMILIES.get(start) or Text(start, start)


def prefix_of(code: str) -> str:
    """How the codes of a code's family begin; a family of several decades is named by the first."""
    family = family_of(code)
    return next((start for start, name in FAMILIES.items() if name is family), code[:3])
