"""Who has to approve a change: the documents whose meaning it moves, and what their approvers said.

A document asks for approval when its own words change, or the value or words of something it refers
to: what an approval holds. Drafts and retired documents ask for none; one that leaves force by the
change (deleted, retired, replaced) asks those who approved its earlier version.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from cscx.change.approvals.fingerprint import WHO_ANSWERS, Fingerprints
from cscx.change.approvals.judging import Judge, Signature
from cscx.change.approvals.standing import ASKED, approvers_of, signatures
from cscx.change.changes import Change, Renamed, Subject, Succeeds
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.header import Header
from cscx.content.reviews import Approval, Review, reviews_of

Name = tuple[str, str]
"""Kind and name."""


class Consent(NamedTuple):
    """A document to be approved; `own` its own words changed, `through` what it refers to that did.

    `leaving`: how it leaves force by the change; the document and its approvers are those of the
    earlier version, who agree by approving the request: no file can hold that. Of one that is replaced
    they are those whom the next version, which `by` calls, does not ask itself.
    """

    subject: Subject
    document: Document
    own: bool
    through: tuple[Name, ...]
    signatures: tuple[Signature, ...]
    leaving: Literal["removed", "retired", "replaced"] | None = None
    by: str = ""

    @property
    def is_done(self) -> bool:
        """Whether every approver approved it as it is now."""
        return all(each.state == "approved" for each in self.signatures)


class Given(NamedTuple):
    """An approval that the change itself brings or takes away."""

    sort: Literal["given", "gone"]
    subject: Subject
    approval: Approval


@dataclass(frozen=True, slots=True)
class Consents:
    """All of it; `adopted`: the knowledge base keeps approvals at all. `corpus` holds the documents."""

    needed: tuple[Consent, ...]
    given: tuple[Given, ...]
    adopted: bool
    corpus: Corpus

    def accounts(self, role: str) -> tuple[str, ...]:
        """The accounts that CODEOWNERS has for a role."""
        return tuple(self.corpus.settings.codeowners.teams.get(role, "").split())


def renamed(changes: Iterable[Change]) -> Mapping[Name, str]:
    """The old names of documents and items that have another one now, by kind and name of today."""
    return {
        (each.subject.kind, each.new): each.old
        for each in changes
        if isinstance(each, Renamed) and each.part is None
    }


def moved(changes: Iterable[Change], before: Corpus, after: Corpus) -> frozenset[Name]:
    """What changed in such a way that approvals of those that refer to it no longer fit.

    Of what only has another name, that is the old one.
    """
    called = renamed(changes)
    old, new = Fingerprints(before), Fingerprints(after, called)
    found = set()
    for kind, name in {(each.subject.kind, each.subject.name) for each in changes}:
        was = called.get((kind, name), name)
        if old.target(before.find(kind, was)) != new.target(after.find(kind, name)):
            found.add((kind, name))
        if was != name and after.find(kind, was) is None:
            found.add((kind, was))
    return frozenset(found)


def decided_otherwise(changes: Iterable[Change], before: Corpus, after: Corpus) -> Iterator[str]:
    """The paths of tables and matrices that something behind their inputs or roles moves."""
    called = renamed(changes)
    prints = Fingerprints(before), Fingerprints(after, called)
    for document, _ in after.of(Header):
        if document.is_usable and any(_behind(document, called, before, prints)):
            yield document.path


def _behind(
    document: Document,
    called: Mapping[Name, str],
    before: Corpus,
    prints: tuple[Fingerprints, Fingerprints],
) -> Iterator[Name]:
    """What is behind a document's inputs and roles and is not as it was; `prints` of both versions."""
    assert document.kind is not None  # noqa: S101 - documents with a header have one
    was = called.get((document.kind.name, document.id), document.id)
    entry = before.find(document.kind.name, was)
    now = prints[1].behind(document)
    if entry is None or not entry.document.is_usable:
        return
    then = prints[0].behind(entry.document)
    today = {f"{kind}:{old}": (kind, name) for (kind, name), old in called.items()}
    for used in dict.fromkeys((*now, *then)):
        if now.get(used) != then.get(used):
            kind, _, name = used.partition(":")
            yield today.get(used, (kind, name))


class Moved(NamedTuple):
    """What approvals may no longer fit: names, the paths of documents, and the ids of approved ones.

    `touched` may say something else than before; of `signed` the file of approvals changed, or what
    it is called by did. `deciding` are the tables and matrices that decide otherwise,
    where only they ask by what is behind them: where no approvals are kept. None: all do.
    """

    names: frozenset[Name]
    touched: Collection[str]
    signed: Collection[str]
    deciding: Collection[str] | None = None


def needed(
    moved_: Moved, changes: Iterable[Change], before: Corpus, after: Corpus
) -> Iterator[Consent]:
    """The documents of the new version that ask for approval; those not approved yet come first.

    `after` holds the approvals, and all that the documents refer to.
    """
    called = renamed(changes)
    judge = Judge(after)
    prints, old = Fingerprints(after, called), Fingerprints(before)
    found = []
    for document, header in after.of(Header):
        if not document.is_usable or header.status not in ASKED:
            continue
        own = document.path in moved_.touched and _moved_itself(
            document, called, (before, old), prints
        )
        named = _through(document, after, moved_.names)
        asks = moved_.deciding is None or document.id in moved_.deciding
        behind = _behind(document, called, before, (old, prints)) if asks else ()
        through = tuple(dict.fromkeys((*named, *behind)))
        assert document.kind is not None  # noqa: S101 - documents with a header have one
        if own or through or document.id in moved_.signed:
            subject = Subject(document.kind.name, document.id, header.title)
            signed = signatures(document, header, after, judge)
            each = Consent(subject, document, own, through, signed)
            if own or through or not each.is_done:
                found.append(each)
    leaving = list(_leaving(moved_.touched, called, before, after))
    gone = {each.subject.name for each in leaving}
    replaced = (e for e in _replaced(changes, before, after) if e.subject.name not in gone)
    found += (*leaving, *replaced)
    return iter(sorted(found, key=lambda each: (each.is_done, not (each.own or each.leaving))))


def _leaving(
    touched: Collection[str], called: Mapping[Name, str], before: Corpus, after: Corpus
) -> Iterator[Consent]:
    """The documents in force before that are gone, or not in force any more."""
    names = {was: name for (_, name), was in called.items()}
    present = {document.id for document in after.documents}
    for document, header in before.of(Header):
        if document.path not in touched or not document.is_usable or header.status not in ASKED:
            continue
        name = names.get(document.id, document.id)
        entry = after.find("document", name)
        if name not in present:
            yield _left(document, header, approvers_of(header, before), "removed")
        elif entry is not None and entry.document.is_usable and not _is_asked(entry.body):
            yield _left(document, header, approvers_of(header, before), "retired")


def _is_asked(body: object) -> bool:
    return isinstance(body, Header) and body.status in ASKED


def _replaced(changes: Iterable[Change], before: Corpus, after: Corpus) -> Iterator[Consent]:
    """The documents that a new one in review or active takes the place of, where that asks others."""
    for change in changes:
        if not isinstance(change, Succeeds):
            continue
        old, new = (
            corpus.find(change.subject.kind, name)
            for corpus, name in ((before, change.old), (after, change.subject.name))
        )
        if old is None or new is None:
            continue
        one, other = old.body, new.body
        if isinstance(one, Header) and isinstance(other, Header) and _is_asked(other):
            own = approvers_of(other, after)
            roles = [role for role in approvers_of(one, before) if role not in own]
            if roles:
                left = _left(old.document, one, roles, "replaced")
                yield left._replace(by=change.subject.title)


def _left(
    document: Document,
    header: Header,
    roles: Iterable[str],
    how: Literal["removed", "retired", "replaced"],
) -> Consent:
    assert document.kind is not None  # noqa: S101 - documents with a header have one
    subject = Subject(document.kind.name, document.id, header.title)
    asked = tuple(Signature(role, "missing", None) for role in roles)
    return Consent(subject, document, own=False, through=(), signatures=asked, leaving=how)


def _moved_itself(
    document: Document,
    called: Mapping[Name, str],
    before: tuple[Corpus, Fingerprints],
    prints: Fingerprints,
) -> bool:
    corpus, old = before
    assert document.kind is not None  # noqa: S101 - documents with a header have one
    was = called.get((document.kind.name, document.id), document.id)
    entry = corpus.find("document", was)
    if entry is None or not isinstance(entry.body, Header) or not entry.document.is_usable:
        return True
    return entry.body.status not in ASKED or old.says(entry.document) != prints.says(document)


def _through(document: Document, corpus: Corpus, moved_: frozenset[Name]) -> Iterator[Name]:
    called = {name for _, name in moved_}
    for reference in document.references:
        if reference.name not in called:
            continue
        entry = corpus.find(reference.kind, reference.name)
        name = (entry.kind, entry.name) if entry is not None else (reference.kind, reference.name)
        own = entry is not None and entry.document is document
        if name in moved_ and not own and reference.path[0] not in WHO_ANSWERS:
            yield name


def given(
    before: Mapping[str, bytes | None],
    after: Mapping[str, bytes | None],
    corpus: Corpus,
    called: Mapping[Name, str],
) -> Iterator[Given]:
    """The approvals that differ between two versions of their files; `called` as `renamed` says.

    A file that moved along with its document neither gives nor takes any.
    """
    paths = [path for path in sorted({*before, *after}) if before.get(path) != after.get(path)]
    sides = [
        reviews_of({path: side[path] for path in paths if path in side}) for side in (before, after)
    ]
    followed = {new: old for (_, new), old in called.items() if new in sides[1].documents}
    names = {*sides[0].documents, *sides[1].documents} - set(followed.values())
    for name in sorted(names):
        old, new = sides[0].of(followed.get(name, name)), sides[1].of(name)
        subject = _subject(name, corpus)
        for approval in new.approvals:
            if not _stands_in(approval, old):
                yield Given("given", subject, approval)
        for approval in old.approvals:
            if new.by(approval.by) is None:
                yield Given("gone", subject, approval)


def _stands_in(approval: Approval, review: Review) -> bool:
    other = review.by(approval.by)
    return other is not None and (other.on, other.fingerprint) == (
        approval.on,
        approval.fingerprint,
    )


def _subject(name: str, corpus: Corpus) -> Subject:
    entry = corpus.find("document", name)
    if entry is None or not isinstance(entry.body, Header):
        return Subject("document", name, name)
    return Subject(entry.kind, name, entry.body.title)
