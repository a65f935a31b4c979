"""The page of a hand-written question: the case first, answers and reasons on demand."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from cscx.content.document import Document
from cscx.content.kinds.question import Question
from cscx.publish.pieces import outline, parts
from cscx.publish.site import Link, View


class OptionView(msgspec.Struct, frozen=True):
    """One answer."""

    text: Markup
    because: Markup
    correct: bool


class QuestionPage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the page of a question shows."""

    head: parts.Head
    ask: Markup
    options: Sequence[OptionView]
    because: Markup
    about: Sequence[Link]


def model(view: View, document: Document) -> QuestionPage:
    """What the page of a question shows."""
    question = document.body
    assert isinstance(question, Question)  # noqa: S101 - the kind of the document
    return QuestionPage(
        head=outline.head(view, document),
        ask=view.block(question.ask),
        options=[
            OptionView(view.line(option.text), view.line(option.because), option.correct)
            for option in question.options
        ],
        because=view.block(question.because),
        about=[view.link("document", name) for name in question.about],
    )
