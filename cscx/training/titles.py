"""What documents are called."""

from __future__ import annotations

from cscx.content.corpus import Corpus
from cscx.content.kinds.sop import Sop
from cscx.messages import Language, Text, same
from cscx.training.items.item import Source

_PARTS = {
    "otherwise": Text("맞는 규칙이 없으면", "If no rule fits"),
    "instead": Text("이 말 대신", "Say instead"),
    "do_not": Text("하지 않는 것", "Do not"),
}
"""Parts of documents that have no id of their own, called as on their pages."""


def title_of(corpus: Corpus, document: str) -> str:
    """The title of a document; of a list its kind; the id where it is gone."""
    entry = corpus.find("document", document)
    if entry is not None:
        return str(getattr(entry.body, "title", document))
    listed = next((each for each in corpus.documents if each.id == document), None)
    if listed is None or listed.kind is None:
        return document
    return listed.kind.title.ko


def source_line(corpus: Corpus, source: Source, language: Language) -> str:
    """A source as people name it: the title, and the rule or step."""
    title = title_of(corpus, source.document)
    place = place_name(corpus, source.document, source.anchor).to(language)
    return f"{title} › {place}" if place else title


def place_name(corpus: Corpus, document: str, anchor: str) -> Text:
    """What a place in a document is called: a step by its name, a part by its heading, a rule by its id."""
    if anchor in _PARTS:
        return _PARTS[anchor]
    entry = corpus.find("document", document)
    step = entry.body.step(anchor) if entry is not None and isinstance(entry.body, Sop) else None
    return same(step.name if step is not None else anchor)
