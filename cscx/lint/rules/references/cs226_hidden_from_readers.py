"""읽는 사람이 볼 수 없는 문서를 가리킨다 · Reference that its readers may not follow

무엇: 문서를 보는 사람이 볼 수 없는 문서를 가리킨다. 고객용 문서에 실리는 목록 항목도 본다.
What: A document refers to one that some of its own readers may not see; items of lists that a document for
customers carries along count, too.

왜: 그 사람의 사이트에는 링크가 끊겨 나온다. 고객용 사이트는 내부 문서의 이름이 새지 않게 아예 만들지 않는다.
Why: Their site would show a dead link. The site for customers is not built at all, so that no internal name leaks.

나쁜 예 · Bad:
    # scripts/refused.yaml
    audience: [customer]
    replies:
      - customer: 왜 안 되나요?
        use: ⟦accepted⟧

좋은 예 · Good:
    # scripts/refused.yaml
    audience: [customer]
    # scripts/accepted.yaml
    audience: [customer]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cscx.content.audience import is_inside, may_see
from cscx.content.corpus import Corpus, Entry
from cscx.content.document import Document
from cscx.content.kinds.header import Header
from cscx.content.references import Reference
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.references.meaning import RETIRED, is_global
from cscx.messages import Text

_NAMES = {
    "agent": Text("상담사", "agents"),
    "lead": Text("리드", "leads"),
    "back-office": Text("백오피스", "the back office"),
    "customer": Text("고객", "customers"),
}
_HIDDEN = Text(
    "‘{title}’{title:은/는} {reader}에게 보이지 않는 문서입니다.",
    "{title!r} is not shown to {reader}, who read this.",
)
_HINT = Text(
    "참조를 지우거나 두 문서의 audience를 맞추세요.",
    "Remove the reference, or make the audience of both documents fit.",
)
_CARRIED = Text("이 문서가 고객에게 보여 줍니다.", "This document shows it to customers.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """References from a document, and from items that documents for customers carry along."""
    for document in corpus.documents:
        body = document.body
        if not isinstance(body, Header) or body.status == RETIRED:
            continue
        readers = body.audience or corpus.settings.defaults.audience
        for reference in document.references:
            if is_global(reference):
                yield from _followed(corpus, document, reference, readers)
    yield from _carried(corpus)


def _followed(
    corpus: Corpus, document: Document, reference: Reference, readers: Sequence[str]
) -> Iterator[Finding]:
    kind = document.kind.name if document.kind is not None else ""
    for reader in readers:
        if reader == "customer" and is_inside(kind, reference.path):
            continue
        target = _hidden(corpus, reference, reader)
        if target is not None:
            yield _finding(document, reference, target, reader)
            return


def _hidden(corpus: Corpus, reference: Reference, reader: str) -> Entry | None:
    """The document a reference leads to, where a reader may not see it."""
    target = corpus.find(reference.kind, reference.name)
    if target is None or not isinstance(target.body, Header):
        return None
    audience = target.body.audience or corpus.settings.defaults.audience
    return None if may_see(reader, audience) else target


def _carried(corpus: Corpus) -> Iterator[Finding]:
    """What items of lists refer to, of those that documents for customers name, near or far."""
    of_item: dict[tuple[str, str], list[tuple[Document, Reference]]] = {}
    for document in corpus.documents:
        kind = document.kind
        if kind is None or not kind.item:
            continue
        for reference in document.references:
            if is_global(reference) and not is_inside(kind.name, reference.path):
                name = (kind.item, str(reference.path[1]))
                of_item.setdefault(name, []).append((document, reference))
    seen: set[tuple[str, str]] = set()
    waiting = list(_named_for_customers(corpus))
    while waiting:
        name, origin = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        for document, reference in of_item.get(name, ()):
            target = _hidden(corpus, reference, "customer")
            if target is not None:
                yield _finding(document, reference, target, "customer", origin)
            waiting.append(((reference.kind, reference.name), origin))


def _named_for_customers(corpus: Corpus) -> Iterator[tuple[tuple[str, str], Place]]:
    """What documents for customers name, the first document's first place last, as a stack wants it."""
    found = []
    for document in corpus.documents:
        body, kind = document.body, document.kind
        if kind is None or not isinstance(body, Header) or body.status == RETIRED:
            continue
        if not may_see("customer", body.audience or corpus.settings.defaults.audience):
            continue
        found += [
            ((reference.kind, reference.name), _place(document, reference))
            for reference in document.references
            if is_global(reference) and not is_inside(kind.name, reference.path)
        ]
    return reversed(found)


def _place(document: Document, reference: Reference) -> Place:
    return Place(document, reference.path, reference.on_key, reference.start, reference.end)


def _finding(
    document: Document,
    reference: Reference,
    target: Entry,
    reader: str,
    origin: Place | None = None,
) -> Finding:
    message = _HIDDEN(title=target.body.title, reader=_NAMES[reader])
    notes = () if origin is None else (Note(origin, _CARRIED),)
    return Finding(_place(document, reference), message, _HINT, notes)


RULE = Rule(
    code="CS226", name="reference.hidden-from-readers", severity=Severity.ERROR, corpus=check
)
