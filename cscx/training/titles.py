"""What documents are called."""

from __future__ import annotations

from cscx.content.corpus import Corpus
from cscx.training.items.item import Source


def title_of(corpus: Corpus, document: str) -> str:
    """The title of a document; of a list its kind; the id where it is gone."""
    entry = corpus.find("document", document)
    if entry is not None:
        return str(getattr(entry.body, "title", document))
    listed = next((each for each in corpus.documents if each.id == document), None)
    if listed is None or listed.kind is None:
        return document
    return listed.kind.title.ko


def source_line(corpus: Corpus, source: Source) -> str:
    """A source as people name it: the title, and the rule or step."""
    title = title_of(corpus, source.document)
    return f"{title} › {source.anchor}" if source.anchor else title
