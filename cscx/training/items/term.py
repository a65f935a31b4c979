"""Terms: the word for a meaning, and what to say to customers for a word of the house.

A meaning belongs to one term. Terms that share a synonym with it are never its distractors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cscx.content.kinds.terms import Term
from cscx.messages import Text, same
from cscx.training.items.item import Item, Option, Proof, Source
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.options import complete
from cscx.training.items.rejection import Reason
from cscx.training.wording import lists as say

TYPE = "term"
_MEANS, _SAY = "term:means", "term:say"


def make(knowledge: Knowledge) -> Iterator[Item]:
    """A question a term: its name for its meaning, or the word to say where it is not to be said."""
    terms: Mapping[str, Term] = knowledge.corpus.items("term")
    for name, term in terms.items():
        if not knowledge.is_asked(_document(knowledge, name)):
            continue
        called = term.means and not term.say and not term.avoid
        made = [_means(knowledge, name, term, terms)] if called else []
        made += [_say(knowledge, name, term, terms)] if term.say else []
        yield from (item for item in made if item is not None)


def answers(knowledge: Knowledge, item: Item) -> frozenset[str] | None:
    """The words that are right now; None when the term, or what is asked of it, is gone."""
    terms: Mapping[str, Term] = knowledge.corpus.items("term")
    term = terms.get(item.subject)
    if term is None:
        return None
    if item.template == _SAY:
        return frozenset({term.say}) if term.say else None
    return (
        frozenset(n for n, each in terms.items() if term.means and each.means == term.means) or None
    )


def _words(name: str, term: Term) -> set[str]:
    """Every word for a term."""
    return {name, *term.like, *([term.say] if term.say else [])}


def _document(knowledge: Knowledge, name: str) -> str:
    entry = knowledge.corpus.find("term", name)
    return entry.document.id if entry is not None else ""


def _means(knowledge: Knowledge, name: str, term: Term, terms: Mapping[str, Term]) -> Item | None:
    reading = knowledge.reading
    means = reading.line(term.means or "").rstrip(".")
    if name in means.replace(" ", ""):
        knowledge.rejected.add(TYPE, Reason.GIVEN_AWAY)
        return None
    own, why = _words(name, term), say.MEANS_WHY(term=name, means=means)
    home = _document(knowledge, name)
    wrong = []
    for other, each in sorted(terms.items(), key=lambda e: _document(knowledge, e[0]) != home):
        if other == name or not each.means:
            continue
        if own & _words(other, each):
            knowledge.rejected.add(TYPE, Reason.ALSO_RIGHT)
            continue
        feedback = say.MEANS_WHY(term=other, means=reading.line(each.means).rstrip("."))
        wrong.append(Option(other, same(other), "wrong", Proof(None, feedback), feedback))
    wrong.sort(key=lambda option: _distance(name, means, option))
    right = Option(name, same(name), "right", Proof(None, why), why)
    options = complete(TYPE, right, wrong, knowledge.rejected)
    stems = say.fill(say.MEANS, means=means)
    if options is None:
        return None
    return _item(knowledge, _MEANS, name, f"term:{home}", stems, options)


def _distance(name: str, means: str, option: Option) -> tuple[int, bool]:
    """Terms whose meanings share words with the key's first, then those that look like it."""
    shared = set(means.split()) & set(option.feedback.ko.split())
    return -len(shared), not set(name) & set(option.code)


def _near(name: str, options: list[Option]) -> list[Option]:
    """Terms that look like the key first: those that share a letter with it."""
    return sorted(options, key=lambda option: not set(name) & set(option.code))


def _say(knowledge: Knowledge, name: str, term: Term, terms: Mapping[str, Term]) -> Item | None:
    plain = term.say or ""
    why = say.SAY_WHY(term=name, say=plain)
    if term.because:
        because = knowledge.reading.line(term.because).rstrip(".")
        why = say.joined([why, say.SAY_BECAUSE(because=because)])
    wrong = []
    for other, each in terms.items():
        if not each.say or each.say in _words(name, term) or other == name:
            continue
        feedback = say.SAY_WHY(term=other, say=each.say)
        wrong.append(Option(each.say, same(each.say), "wrong", Proof(None, feedback), feedback))
    wrong = [option for option in wrong if not set(_words(name, term)) & {option.code}]
    right = Option(plain, same(plain), "right", Proof(None, why), why)
    options = complete(TYPE, right, _near(plain, _once(wrong)), knowledge.rejected)
    stems = say.fill(say.SAY, term=name)
    return None if options is None else _item(knowledge, _SAY, name, "say", stems, options)


def _once(options: list[Option]) -> list[Option]:
    """Two terms may have the same plain word: one option each."""
    return list({option.code: option for option in options}.values())


def _item(
    knowledge: Knowledge,
    template: str,
    name: str,
    space: str,
    stems: tuple[Text, ...],
    options: tuple[Option, ...],
) -> Item:
    return Item(
        type=TYPE,
        template=template,
        subject=name,
        axis="",
        case={},
        level="remember",
        space=space,
        stems=stems,
        options=options,
        why=options[0].feedback,
        sources=(Source(_document(knowledge, name), name, ("items", name)),),
        depends_on=(f"term:{name}",),
    )
