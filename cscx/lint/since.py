"""What the linter finds in a version that it did not find in the one before, where it comes from another's change.

Both corpora hold the same choice of documents, or all of them. What counts stands in documents that are equal in both, or
in items of lists that are written the same; in a document that changed itself, what its old version has as well
among all the others of today. What its own change brings, its author sees with `cscx lint`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final, NamedTuple

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.source import Path
from cscx.diagnostic import Diagnostic, Severity
from cscx.lint.engine import active_rules, shown
from cscx.lint.rule import Finding, Rule
from cscx.settings import Settings

_BROKEN_REFERENCES: Final = frozenset({"CS203", "CS217", "CS419", "CS524"})
"""Warnings that are wrong all the same: what is named is retired, a draft, or has no text for the channel."""
_TOLD_OTHERWISE: Final = (
    *("reference.unknown", "policy.", "escalation.example"),
    *("ownership.approval", "training.flawed"),
)
"""What the comparison itself tells: names that are gone, decisions, examples, who has to approve, questions."""
PROVED: Final = frozenset({"CS243", "CS244", "CS245"})
"""Of decisions what it does not: rules that never answer or say the same as another, limits that are broken."""

_MOST_TRIED: Final = 20
"""Documents that changed themselves, for each of which a rule runs once more."""

Where = tuple[str, str, tuple[str | int, ...], bool, int | None, int | None]


class New(NamedTuple):
    """A finding, and how it is reported."""

    finding: Finding
    diagnostic: Diagnostic


def new_findings(
    before: Corpus, after: Corpus, codes: Collection[str] | None = None
) -> tuple[New, ...]:
    """Errors, and references that hold no longer, that are new and come from another's change.

    They are the same where they are of one code about one place, whatever they say of it. Severities are those of
    the new version. `codes` None means all rules but those PROVED, for which every table is proved.
    """
    rules = [
        rule
        for rule in _rules(after.settings)
        if (rule.code not in PROVED if codes is None else rule.code in codes)
    ]
    found = [
        (rule, finding)
        for rule in rules
        for finding in _by_others(
            rule, list(_without(_found(rule, after), _found(rule, before))), before, after
        )
    ]
    return tuple(New(*each) for each in shown(after, found, active_rules(after.settings)))


def _rules(settings: Settings) -> Iterator[Rule]:
    for rule in active_rules(settings).values():
        counts = rule.severity is Severity.ERROR or rule.code in _BROKEN_REFERENCES
        told = rule.name.startswith(_TOLD_OTHERWISE) and rule.code not in PROVED
        if rule.corpus is not None and counts and not told:
            yield rule


def _found(rule: Rule, corpus: Corpus) -> Iterator[Finding]:
    assert rule.corpus is not None  # noqa: S101 - chosen by it
    return rule.corpus(corpus)


def _by_others(
    rule: Rule, found: list[Finding], before: Corpus, after: Corpus
) -> Iterator[Finding]:
    """The new findings of a rule that are not of their own document's making."""
    old = {document.path: document for document in before.documents} if found else {}
    by_document: dict[Document, list[Finding]] = defaultdict(list)
    for finding in found:
        by_document[finding.place.document].append(finding)
    tried = 0
    for document, findings in by_document.items():
        was = old.get(document.path)
        if was is document:
            yield from findings
        elif document.kind is not None and document.kind.item:
            yield from (each for each in findings if _is_same_item(before, each))
        elif was is not None and tried < _MOST_TRIED:
            tried += 1
            there = {_where(each) for each in _found(rule, _with(after, document, was))}
            yield from (each for each in findings if _where(each) in there)


def _with(corpus: Corpus, document: Document, instead: Document) -> Corpus:
    """A corpus with one document as it was."""
    documents = [instead if each is document else each for each in corpus.documents]
    return Corpus(documents, corpus.settings, corpus.as_of, corpus.holidays)


def _is_same_item(before: Corpus, finding: Finding) -> bool:
    """Whether a finding is about an item of a list which is written as it was."""
    document, path = finding.place.document, finding.place.path
    if document.kind is None or len(path) < 2 or path[0] != "items":  # noqa: PLR2004 - items and a name
        return False
    entry = before.find(document.kind.item, str(path[1]))
    return entry is not None and entry.document.value_at(entry.path) == document.value_at(path[:2])


def _without(found: Iterable[Finding], known: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that were not there before: of several about one place those that say something else."""
    left: dict[Where, list[Finding]] = defaultdict(list)
    for finding in found:
        left[_where(finding)].append(finding)
    was: dict[Where, list[Finding]] = defaultdict(list)
    for finding in known if left else ():
        was[_where(finding)].append(finding)
    for where, findings in left.items():
        old = [each.message for each in was[where]]
        fresh = [each for each in findings if each.message not in old]
        yield from fresh[: max(0, len(findings) - len(old))]


def _where(finding: Finding) -> Where:
    """What a finding is about, in whatever file and at whatever number it stands."""
    place, kind = finding.place, finding.place.document.kind
    word = "" if kind is None else kind.name
    owner = "" if kind is not None and kind.item and place.path else place.document.id
    named = tuple(_named(place.document, place.path))
    return word, owner, named, place.on_key, place.start, place.end


def _named(document: Document, path: Path) -> Iterator[str | int]:
    """A path by the ids of steps and rules instead of their numbers."""
    value: Any = document.data
    for key in path:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            value = None
        known = value.get("id") if isinstance(key, int) and isinstance(value, dict) else None
        yield key if known is None else str(known)
