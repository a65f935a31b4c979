"""What a quiz is about: a document with all it uses, a track, a role, or everything."""

from __future__ import annotations

from cscx.content.corpus import Corpus
from cscx.content.kinds.sop import Sop
from cscx.content.kinds.track import Track
from cscx.training.bank import Bank


def documents_of(corpus: Corpus, name: str) -> frozenset[str] | None:
    """The documents of a quiz on a document or track; None when there is none of the name.

    Of an SOP: itself, the tables it decides by, the matrices it escalates to, the scripts it says.
    """
    entry = corpus.find("document", name)
    if entry is None or entry.body is None:
        return None
    if isinstance(entry.body, Track):
        learned = [one for day in entry.body.days for one in day.learn]
        return frozenset().union(*(_with_uses(corpus, one) for one in learned))
    return _with_uses(corpus, name)


def _with_uses(corpus: Corpus, name: str) -> frozenset[str]:
    entry = corpus.find("document", name)
    if entry is None or not isinstance(entry.body, Sop):
        return frozenset({name})
    used = (
        each
        for step in entry.body.steps
        for each in (step.decide, step.escalate, step.say)
        if each is not None
    )
    return frozenset({name, *used})


def for_role(bank: Bank, role: str) -> Bank:
    """The items that some track teaches a role."""
    return Bank(tuple(item for item in bank.items if role in item.roles))
