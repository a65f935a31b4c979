"""What not to say: a phrase its script forbids, against sentences of the same script and its replacements.

Sentences of other scripts are never used: they may be right here, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.kinds.script import Instead, Script
from cscx.messages import same
from cscx.training.items.item import Item, Option, Proof, Source, digest
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.options import complete, normalised
from cscx.training.wording import lists as say

TYPE = "say_dont"
_LABEL = re.compile(r"\[[^\]\n]{1,12}\][ \t]*")
_SENTENCE = re.compile(r"[^.?!\n]+[.?!]")
_CODE = 8
_SHORTEST, _LONGEST = 8, 60
_ALIKE = 3
"""Letters by which sentences of two channels count as one."""


def make(knowledge: Knowledge) -> Iterator[Item]:
    """One question for each phrase that a script in force replaces."""
    for document, script in knowledge.asked(Script):
        for at, instead in enumerate(script.instead):
            item = _item(knowledge, document, script, at, instead)
            if item is not None:
                yield item


def answers(knowledge: Knowledge, item: Item) -> frozenset[str] | None:
    """The phrases that the script replaces now; None when it does not name the asked one any more."""
    script = knowledge.in_force(item.subject, Script)
    forbidden = script.instead if script is not None else []
    codes = frozenset(_code(knowledge.reading.line(each.not_)) for each in forbidden)
    return codes if item.axis in codes else None


def _item(
    knowledge: Knowledge, document: Document, script: Script, at: int, instead: Instead
) -> Item | None:
    reading = knowledge.reading
    bad = reading.line(instead.not_)
    why = say.NOT_SAID_WHY(not_=bad, say=reading.line(instead.say))
    if instead.because:
        because = reading.line(instead.because).rstrip(".")
        why = say.joined([why, say.SAY_BECAUSE(because=because)])
    right = Option(_code(bad), same(_quoted(bad)), "right", Proof(None, why), why)
    allowed = say.SAID(script=script.title)
    wrong = [
        Option(_code(text), same(_quoted(text)), "wrong", Proof(None, allowed), allowed)
        for text in _sentences(knowledge, script, bad)
    ]
    summary = reading.line(script.summary)
    stems = say.fill(say.NOT_SAID, script=script.title, summary=summary)
    options = complete(TYPE, right, wrong, knowledge.rejected, stems[0].ko)
    if options is None:
        return None
    users = knowledge.sops_saying(document.id)
    tracks = knowledge.tracks_of(document.id, *users)
    return Item(
        type=TYPE,
        template=TYPE,
        subject=document.id,
        axis=_code(bad),
        case={},
        level="apply",
        space=f"say:{document.id}",
        stems=stems,
        options=options,
        why=why,
        sources=(Source(document.id, "instead", ("instead", at)),),
        depends_on=(f"script:{document.id}",),
        tracks=tracks,
        roles=knowledge.roles_of(tracks),
    )


def _sentences(knowledge: Knowledge, script: Script, bad: str) -> list[str]:
    """What the script says, without slots: its sentences and what it says instead of other phrases.

    Those as long as the phrase first; one of several that begin alike.
    """
    found: dict[str, str] = {}
    forbidden = [
        normalised(word)
        for word in (bad, *script.never_say, *(each.not_ for each in script.instead))
    ]
    for raw in _said(script):
        sentence = knowledge.reading.line(raw)
        plain = normalised(sentence)
        if (
            "{" not in sentence
            and len(plain) >= _SHORTEST
            and len(sentence) <= _LONGEST
            and not any(word in plain for word in forbidden)
        ):
            found.setdefault(plain[:_ALIKE], sentence)
    return sorted(found.values(), key=lambda each: (abs(len(each) - len(bad)), each))


def _said(script: Script) -> Iterator[str]:
    for instead in script.instead:
        yield instead.say
    for text in script.text.values():
        yield from _SENTENCE.findall(_LABEL.sub("", text))


def _quoted(text: str) -> str:
    return f"“{text.rstrip('.')}”"


def _code(text: str) -> str:
    return digest(normalised(text))[:_CODE]
