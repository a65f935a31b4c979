"""What documents are called."""

from __future__ import annotations

from cscx.content.corpus import Corpus
from cscx.training.items.item import Source


def title_of(corpus: Corpus, document: str) -> str:
    """The title of a document; its id where it has none or is gone."""
    entry = corpus.find("document", document)
    return str(getattr(entry.body, "title", document)) if entry is not None else document


def source_line(corpus: Corpus, source: Source) -> str:
    """A source as people name it: the title, and the rule or step."""
    title = title_of(corpus, source.document)
    return f"{title} › {source.anchor}" if source.anchor else title
