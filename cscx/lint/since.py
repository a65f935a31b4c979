"""What the linter finds in a version that it did not find in the one before, where nobody changed anything.

Both corpora hold the same choice of documents, or all of them. Of documents of their own only those equal in
both count, of lists the items written the same in both: what stands elsewhere its author sees with `cscx lint`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple

from cscx.content.corpus import Corpus
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

Where = tuple[str, str, tuple[str | int, ...], bool, int | None, int | None]


class New(NamedTuple):
    """A finding, and how it is reported."""

    finding: Finding
    diagnostic: Diagnostic


def new_findings(
    before: Corpus, after: Corpus, codes: Collection[str] | None = None
) -> tuple[New, ...]:
    """Errors, and references that hold no longer, that are new in places which say what they said.

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
        for finding in _without(_inside(rule, after, before), _found(rule, before))
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


def _inside(rule: Rule, after: Corpus, before: Corpus) -> Iterator[Finding]:
    """The findings of the new version in places that say what they said before."""
    old = {document.path: document for document in before.documents}
    for finding in _found(rule, after):
        document = finding.place.document
        if old.get(document.path) is document or _is_same_item(before, finding):
            yield finding


def _is_same_item(before: Corpus, finding: Finding) -> bool:
    """Whether a finding is about an item of a list which is written as it was."""
    document, path = finding.place.document, finding.place.path
    if document.kind is None or not document.kind.item or len(path) < 2 or path[0] != "items":  # noqa: PLR2004 - items and a name
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
    """What a finding is about, in whatever file it stands."""
    place, kind = finding.place, finding.place.document.kind
    word = "" if kind is None else kind.name
    owner = "" if kind is not None and kind.item and place.path else place.document.id
    return word, owner, place.path, place.on_key, place.start, place.end
