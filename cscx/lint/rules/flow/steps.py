"""Which SOPs the flow rules look at, and where their steps stand."""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.sop import Sop
from cscx.lint.rule import Place
from cscx.messages import Text

STAGE_NAMES = {
    "intake": Text("접수", "intake"),
    "triage": Text("분류·배정", "triage"),
    "handle": Text("응대·처리", "handling"),
    "follow-up": Text("후속 관리", "follow-up"),
}


def live_sop(document: Document) -> Sop | None:
    """The SOP of a document, None for other kinds, unfit or half-read files and retired SOPs."""
    body = document.body
    if not isinstance(body, Sop) or body.status == "retired" or document.masked:
        return None
    return body


def live_sops(corpus: Corpus) -> Iterator[tuple[Document, Sop]]:
    """Every SOP that is not retired, with its document."""
    for document in corpus.documents:
        sop = live_sop(document)
        if sop is not None:
            yield document, sop


def at_id(document: Document, position: int) -> Place:
    """The id of a step."""
    return Place(document, ("steps", position, "id"))


def at_key(document: Document, position: int, key: str) -> Place:
    """A key of a step."""
    return Place(document, ("steps", position, key), on_key=True)


def listed(names: list[str] | tuple[str, ...]) -> Text:
    """Names as one phrase: ‘가’, ‘나’."""
    return Text(", ".join(f"‘{name}’" for name in names), ", ".join(f"'{name}'" for name in names))
