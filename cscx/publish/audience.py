"""What one build may show: documents in force, for its readers, and the items they refer to.

The model is filtered before anything is rendered, so that no template can leak what is not there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from cscx.content.audience import (
    AUDIENCES,
    INSIDE_FIELDS,
    INSIDE_KINDS,
    INSIDE_PARTS,
    Audience,
    may_see,
)
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds import kind_of_item
from cscx.content.kinds.header import Header
from cscx.content.kinds.question import Question

__all__ = ["AUDIENCES", "Audience", "Published", "Retired", "leaks", "published"]

Name = tuple[str, str]


class Retired(NamedTuple):
    """A document out of force whose address still answers."""

    kind: str
    id: str
    title: str
    path: str
    replaced_by: str | None


class Published(NamedTuple):
    """What a build shows. `hidden` are names that exist and must not be told.

    `unread` are the paths of documents that cannot be read or do not fit their schema, so
    that they have no page.
    """

    corpus: Corpus
    retired: tuple[Retired, ...]
    hidden: frozenset[Name]
    unread: tuple[str, ...] = ()


def published(corpus: Corpus, audience: Audience = "agent", *, drafts: bool = False) -> Published:
    """The part of a knowledge base that a build for `audience` shows."""
    kept: list[Document] = []
    retired: list[Document] = []
    replaced = _replaced(corpus)
    for document in corpus.documents:
        if not document.is_usable or not _is_for(
            document, audience, corpus.settings.defaults.audience
        ):
            continue
        if _is_over(document, corpus, replaced):
            retired.append(document)
        elif drafts or _is_in_force(document, corpus):
            kept.append(document)
    if audience == "customer":
        kept = [_for_customers(document) for document in kept]
    items = _published_items(corpus, kept, strictly=audience == "customer")
    documents = (_with_items(document, items) for document in kept)
    shown = Corpus(
        (document for document in documents if document is not None), corpus.settings, corpus.as_of
    )
    tombstones = tuple(_tombstone(document, replaced, shown) for document in retired)
    gone = {(stone.kind, stone.id) for stone in tombstones}
    hidden = frozenset(corpus.entries) - frozenset(shown.entries) - gone
    unread = tuple(document.path for document in corpus.documents if not document.is_usable)
    return Published(shown, tombstones, hidden, unread)


def _is_for(document: Document, audience: str, default: Sequence[str]) -> bool:
    body = document.body
    if isinstance(body, Header):
        return may_see(audience, body.audience or default)
    assert document.kind is not None  # noqa: S101 - a body has a kind
    return audience != "customer" or document.kind.name not in INSIDE_KINDS


def _is_in_force(document: Document, corpus: Corpus) -> bool:
    body = document.body
    if isinstance(body, Header):
        return body.status == "active" and body.effective <= corpus.as_of.isoformat()
    return not isinstance(body, Question) or body.status == "active"


def _is_over(document: Document, corpus: Corpus, replaced: dict[str, str]) -> bool:
    body = document.body
    if not isinstance(body, Header):
        return isinstance(body, Question) and body.status == "retired"
    if body.status == "retired" or document.id in replaced:
        return True
    return body.until is not None and body.until < corpus.as_of.isoformat()


def _replaced(corpus: Corpus) -> dict[str, str]:
    """The new id for each old one, where the new document is in force."""
    return {
        document.body.replaces: document.id
        for document in corpus.documents
        if isinstance(document.body, Header)
        and document.body.replaces
        and _is_in_force(document, corpus)
    }


def _tombstone(document: Document, replaced: dict[str, str], shown: Corpus) -> Retired:
    assert document.kind is not None  # noqa: S101 - a body has a kind
    successor = replaced.get(document.id)
    seen = {document.id}
    while successor is not None and shown.find("document", successor) is None:
        seen.add(successor)  # of a version that is replaced in turn, the one after it
        successor = replaced.get(successor)
        successor = None if successor in seen else successor
    return Retired(document.kind.name, document.id, document.body.title, document.path, successor)


def _published_items(corpus: Corpus, kept: Iterable[Document], *, strictly: bool) -> set[Name]:
    """The list items to show.

    For customers only what something shown refers to. Inside the company also what nothing refers
    to, such as a word of the glossary; an item that only hidden documents use stays hidden.
    """
    below = _references_of_items(corpus)
    shown = _reachable(kept, below)
    if strictly:
        return shown
    items = {name for name in corpus.entries if _is_item(name)}
    return items - (_reachable(corpus.documents, below) - shown)


def _is_item(name: Name) -> bool:
    kind = kind_of_item(name[0])
    return kind is not None and bool(kind.item)


def _references_of_items(corpus: Corpus) -> dict[Name, set[Name]]:
    below: dict[Name, set[Name]] = defaultdict(set)
    for document in corpus.documents:
        kind = document.kind
        if kind is None or not kind.item:
            continue
        for reference in document.references:
            below[kind.item, str(reference.path[1])].add((reference.kind, reference.name))
    return below


def _reachable(documents: Iterable[Document], below: dict[Name, set[Name]]) -> set[Name]:
    waiting = [
        (reference.kind, reference.name)
        for document in documents
        if document.kind is not None and not document.kind.item
        for reference in document.references
    ]
    found: set[Name] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(below.get(name, ()))
    return found


def _with_items(document: Document, items: set[Name]) -> Document | None:
    kind = document.kind
    if kind is None or not kind.item or document.data is None:
        return document
    named = document.data["items"]
    kept = {name: item for name, item in named.items() if (kind.item, name) in items}
    if not kept:
        return None
    return (
        document
        if len(kept) == len(named)
        else _rebuilt(document, {**document.data, "items": kept})
    )


def _rebuilt(document: Document, data: dict[str, Any]) -> Document:
    """A document that holds only `data`: its text is gone, too."""
    assert document.kind is not None  # noqa: S101 - it was built before
    body = msgspec.convert(data, document.kind.body)
    return Document(path=document.path, text="", data=data, kind=document.kind, body=body)


def _for_customers(document: Document) -> Document:
    """Without what is said inside only: reach, limits, approvals, never_say, note and hand-offs."""
    kind, data = document.kind, document.data
    if kind is None or data is None:
        return document
    data = {key: value for key, value in data.items() if key not in INSIDE_FIELDS}
    if kind.name == "sop":
        data["steps"] = [_without(step, *INSIDE_PARTS["sop"]) for step in data["steps"]]
    elif kind.name == "roles":
        inside = INSIDE_PARTS["roles"]
        data["items"] = {name: _without(item, *inside) for name, item in data["items"].items()}
    elif kind.name == "exception":
        data = _without_approvals(data)
    return _rebuilt(document, data)


def _without(mapping: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if key not in keys}


def _without_approvals(data: dict[str, Any]) -> dict[str, Any]:
    approvals = [name for name, output in data["outputs"].items() if output.get("type") == "role"]
    data["outputs"] = _without(data["outputs"], *approvals)
    data["rules"] = [_answering_less(rule, approvals) for rule in data["rules"]]
    if "otherwise" in data:
        data["otherwise"] = _answering_less(data["otherwise"], approvals)
    if "examples" in data:
        data["examples"] = [
            {**example, "expect": _without(example["expect"], *approvals)}
            for example in data["examples"]
        ]
    return data


def _answering_less(rule: dict[str, Any], outputs: Sequence[str]) -> dict[str, Any]:
    rule = dict(rule)
    if "then" in rule:
        rule["then"] = _without(rule["then"], *outputs)
    if "or" in rule:
        rule["or"] = [_without(answer, *outputs) for answer in rule["or"]]
    return rule


def leaks(shown: Published) -> list[tuple[str, str]]:
    """Where something shown names something hidden: (path of the document, hidden name)."""
    return [
        (document.path, reference.name)
        for document in shown.corpus.documents
        for reference in document.references
        if (reference.kind, reference.name) in shown.hidden
    ]
