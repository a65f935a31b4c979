"""kind: question. A hand-written quiz question."""

from __future__ import annotations

import msgspec

from cscx.content.kinds.kind import Kind
from cscx.messages import Text


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One answer, whether it is right, and why."""

    text: str
    because: str | None = None
    correct: bool = False


class Question(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="question"):
    """`about` names the documents it tests; `level` is remember, apply or decide (Bloom)."""

    title: str
    status: str
    owner: str
    about: list[str]
    level: str
    ask: str
    options: list[Option]
    because: str


KIND = Kind("question", Text("문제", "question"), Question, "questions")
