"""The company's words for search: which mean the same, and which are never taken for another.

A term's synonyms find the term. A word that is a term of its own is no synonym of another term;
and where one word stands for two contact reasons, such as 무르다 for 반품 and 취소, those stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from cscx.content.kinds.sop import Sop
from cscx.content.kinds.terms import Term
from cscx.content.references import IN_TEXT
from cscx.publish.addresses import group_of
from cscx.publish.site import Site
from cscx.search.entry import Words
from cscx.search.words import squeezed

_SENTENCE = re.compile(r"[.,!?]")


def company_words(site: Site) -> Words:
    """The words of a knowledge base, from its terms, its contact reasons and its procedures."""
    alike = list(_alike(site))
    apart = [*_confused(site), *_shared(alike), *_within(alike, _own_words(site))]
    return Words(tuple(alike), tuple(dict.fromkeys(apart)))


def _terms(site: Site) -> dict[str, Term]:
    return site.corpus.items("term")


def _alike(site: Site) -> Iterator[tuple[str, ...]]:
    """A term, what to say for it, and its synonyms. What to say for a forbidden phrase is no synonym."""
    terms = _terms(site)
    own = {squeezed(name) for name in terms}
    view = site.at("")
    for name, term in terms.items():
        said = [view.plain(term.say)] if term.say and term.means and not term.avoid else []
        others = [word for word in (*said, *term.like) if squeezed(word) not in own]
        group = tuple(dict.fromkeys([name, *(w for w in others if not _SENTENCE.search(w))]))
        if len(group) > 1:
            yield group


def _own_words(site: Site) -> set[str]:
    """Words that stand for a way of handling a case: the groups of contact reasons and their leaves."""
    reasons = site.corpus.names.get("reason", ())
    return {part for reason in reasons for part in reason.split(".")}


def _within(alike: list[tuple[str, ...]], own: set[str]) -> Iterator[tuple[str, ...]]:
    """Ways of handling a case that one group of synonyms would merge."""
    for group in alike:
        kept = tuple(word for word in group if word in own)
        if len(kept) > 1:
            yield kept


def _shared(alike: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Terms that share a synonym."""
    users: dict[str, list[str]] = {}
    for term, *others in alike:
        for word in others:
            users.setdefault(squeezed(word), []).append(term)
    return (tuple(terms) for terms in users.values() if len(terms) > 1)


def _confused(site: Site) -> Iterator[tuple[str, ...]]:
    """Cases that a procedure says it is not for: `not_for` names what it is taken for.

    Groups of contact reasons are kept apart from groups, and reasons from those of their own group.
    """
    sops = {document.id: sop for document, sop in site.corpus.of(Sop)}
    for sop in sops.values():
        for _, id_ in IN_TEXT.findall(sop.not_for or ""):
            other = sops.get(id_)
            if other is not None:
                yield from _pairs(_cases(sop), _cases(other))


def _pairs(ours: dict[str, str], theirs: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for one, other in product(ours, theirs):
        if one not in theirs and other not in ours and ours[one] == theirs[other]:
            yield min(one, other), max(one, other)


def _cases(sop: Sop) -> dict[str, str]:
    """The words of its contact reasons that stand in its title, each with the group it is of.

    ‘단순 변심 반품’ stands for 반품, of no group, and for 단순변심, of 반품.
    """
    title = squeezed(sop.title)
    words = {group_of(reason): "" for reason in sop.reasons}
    words |= {reason.rsplit(".", 1)[-1]: group_of(reason) for reason in sop.reasons}
    return {word: group for word, group in words.items() if squeezed(word) in title}
