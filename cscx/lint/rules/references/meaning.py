"""What a name means elsewhere, and which document took over from a retired one."""

from __future__ import annotations

from collections import defaultdict

from cscx.content.corpus import Corpus, Entry, Use, is_reference_word
from cscx.content.kinds import kind_of_item
from cscx.content.references import Reference
from cscx.lint.once import once
from cscx.messages import Text

RETIRED = "retired"
_DOCUMENT = Text("문서", "document")


def title_of(word: str) -> Text:
    """What a reference word is called: `fact` is a 기준값."""
    kind = kind_of_item(word)
    return kind.title if kind is not None else _DOCUMENT


def is_global(reference: Reference) -> bool:
    """Whether a reference looks for something defined anywhere in the knowledge base."""
    return reference.kind == "document" or is_reference_word(reference.kind)


@once
def words_by_name(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Under which words each name is defined."""
    found: dict[str, list[str]] = defaultdict(list)
    for word, name in corpus.entries:
        found[name].append(word)
    return {name: tuple(words) for name, words in found.items()}


@once
def to_nothing(corpus: Corpus) -> tuple[Use, ...]:
    """Every reference whose name is not defined under its word."""
    return tuple(
        Use(document, reference)
        for document in corpus.documents
        for reference in document.references
        if is_global(reference) and corpus.find(reference.kind, reference.name) is None
    )


def other_words(corpus: Corpus, reference: Reference) -> tuple[str, ...]:
    """The words under which the name of a reference to nothing is defined all the same.

    A key or value is not taken for a term: terms are ordinary words and coincide by chance.
    """
    words = words_by_name(corpus).get(reference.name, ())
    return words if reference.in_text else tuple(word for word in words if word != "term")


@once
def documents_by_id(corpus: Corpus) -> dict[str, Entry]:
    """Every document that is one thing, by its id; the first one counts."""
    found: dict[str, Entry] = {}
    for entry in corpus.definitions:
        if not entry.path:
            found.setdefault(entry.name, entry)
    return found


@once
def replacements(corpus: Corpus) -> dict[str, tuple[Entry, ...]]:
    """The documents that say they replace another, by the other's id."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in corpus.definitions:
        if not entry.path and entry.document.data is not None:
            replaced = entry.document.data.get("replaces")
            if isinstance(replaced, str):
                found[replaced].append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


def status_of(entry: Entry) -> str:
    """The status as written, empty for a list."""
    data = entry.document.data or {}
    return str(data.get("status", ""))


def successor(corpus: Corpus, name: str) -> Entry | None:
    """The document in force that took over from a retired one, over as many steps as it takes."""
    seen = {name}
    while True:
        following = [e for e in replacements(corpus).get(name, ()) if e.name not in seen]
        if not following:
            return None
        name = following[0].name
        if status_of(following[0]) != RETIRED:
            return following[0]
        seen.add(name)
