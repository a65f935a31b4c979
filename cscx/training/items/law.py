"""Laws: what a rule or a step rests on. A law the document names anywhere is never a distractor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cscx.content.document import Document
from cscx.content.kinds.exception import ExceptionTable, Rule
from cscx.content.kinds.sop import Sop, Step
from cscx.messages import same
from cscx.training.items.item import Item, Option, Proof, Source
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.options import complete, normalised
from cscx.training.items.rejection import Reason
from cscx.training.wording import lists as say

TYPE = "law"


class _Cited(NamedTuple):
    """A law where a document cites it: the sentence it stands behind, and its place."""

    document: Document
    title: str
    law: str
    because: str
    anchor: str
    path: tuple[str | int, ...]


def make(knowledge: Knowledge) -> Iterator[Item]:
    """One question for each law that a rule or step of a document in force rests on."""
    for cited in _cited(knowledge):
        item = _item(knowledge, cited)
        if item is not None:
            yield item


def answers(knowledge: Knowledge, item: Item) -> frozenset[str] | None:
    """The laws that the document cites now; None when the rule or step rests on none any more."""
    for document, parts in _parts(knowledge):
        part = next((each for each in parts if each.id == item.axis), None)
        if document.id == item.subject and part is not None and part.law:
            named = {each.name for each in document.references if each.kind == "law"}
            return frozenset({part.law, *(named - {item.key.code})})
    return None


def _parts(knowledge: Knowledge) -> Iterator[tuple[Document, Sequence[Rule | Step]]]:
    """What can rest on a law: the rules of tables, the steps of procedures."""
    for document, table in knowledge.of(ExceptionTable):
        yield document, table.rules
    for document, sop in knowledge.of(Sop):
        yield document, sop.steps


def _cited(knowledge: Knowledge) -> Iterator[_Cited]:
    reading = knowledge.reading
    for document, table in knowledge.asked(ExceptionTable):
        seen = set[str]()
        for at, rule in enumerate(table.rules):
            if rule.law and rule.because and rule.law not in seen:
                seen.add(rule.law)
                path = ("rules", at)
                yield _Cited(document, table.title, rule.law, rule.because, rule.id, path)
    for document, sop in knowledge.asked(Sop):
        seen = set[str]()
        for at, step in enumerate(sop.steps):
            doing = reading.doing(step.do) if step.do and not step.decide else ""
            if step.law and doing and step.law not in seen:
                seen.add(step.law)
                yield _Cited(document, sop.title, step.law, doing, step.id, ("steps", at))


def _item(knowledge: Knowledge, cited: _Cited) -> Item | None:
    reading, corpus = knowledge.reading, knowledge.corpus
    because = reading.first_sentence(cited.because).rstrip(".")
    title = reading.name("law", cited.law)
    if normalised(title) in normalised(because):
        knowledge.rejected.add(TYPE, Reason.GIVEN_AWAY)
        return None
    named = {each.name for each in cited.document.references if each.kind == "law"}
    why = say.LAW_WHY(law=title)
    wrong = []
    family = cited.law.partition("-")[0]
    for name in sorted(corpus.names.get("law", ()), key=lambda n: n.partition("-")[0] != family):
        if name in named:
            if name != cited.law:
                knowledge.rejected.add(TYPE, Reason.ALSO_RIGHT)
            continue
        text = reading.name("law", name)
        feedback = say.LAW_OTHER(law=text)
        wrong.append(Option(name, same(text), "wrong", Proof(None, why), feedback))
    right = Option(cited.law, same(title), "right", Proof(None, why), why)
    stems = say.fill(say.LAW, title=cited.title, because=because)
    options = complete(TYPE, right, wrong, knowledge.rejected, only_right=False)
    if options is None:
        return None
    tracks = knowledge.tracks_of(cited.document.id)
    return Item(
        type=TYPE,
        template=TYPE,
        subject=cited.document.id,
        axis=cited.anchor,
        case={},
        level="remember",
        space="law",
        stems=stems,
        options=options,
        why=why,
        sources=(Source(cited.document.id, cited.anchor, cited.path),),
        depends_on=(f"document:{cited.document.id}", f"law:{cited.law}"),
        tracks=tracks,
        roles=knowledge.roles_of(tracks),
    )
