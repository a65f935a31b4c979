"""Who has to approve a change, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from cscx.change.approvals.consent import Consent, Consents, Given
from cscx.change.approvals.judging import Signature
from cscx.change.approvals.words import changed
from cscx.change.words import kind_name, listed, numbered
from cscx.messages import Text, same

_NEEDED = Text("이 변경을 승인할 문서 {n}개", "{n} documents to be approved for this change")
_NEEDED_ONE = Text(_NEEDED.ko, "1 document to be approved for this change")
_GIVEN = Text("승인 파일", "Approvals in this change")
_BY_ROLE = Text("{heading}({roles})", "{heading} ({roles})")
_DOCUMENT = Text("{kind} {title}: {roles}", "{kind} {title}: {roles}")
_LEAVING = {
    "removed": Text("{title}(없어짐)", "{title} (gone)"),
    "retired": Text("{title}(이제 시행하지 않음)", "{title} (no longer in force)"),
    "replaced": Text("{title}(‘{by}’{by:이/가} 대신함)", "{title} (replaced by '{by}')"),
}
_AGAIN = Text("{who} 다시 승인({what})", "{who} again ({what})")
_FIRST = Text("{who} 승인 없음", "{who} has not approved it")
_DONE = Text("{who} 승인함({day})", "{who} approved it on {day}")
_NOBODY = Text("승인하는 역할이 없음", "nobody approves it")
_ACCOUNTS = Text("{role}({accounts})", "{role} ({accounts})")
_SIGNS = Text(
    "{role}{role:이/가} {kind} ‘{title}’{title:을/를} 승인합니다({day}).",
    "{role} approves the {kind} '{title}' ({day}).",
)
_TAKES_BACK = Text(
    "{kind} ‘{title}’에서 {role}의 {day} 승인이 없어집니다.",
    "{role}'s approval of the {kind} '{title}' from {day} is gone.",
)
_DOCUMENT_KIND = Text("문서", "document")


def sections(consents: Consents) -> Iterator[tuple[Text, Sequence[Consent | Given]]]:
    """Who has to approve what, and what the change itself approves, below their headings."""
    if consents.needed:
        n = len(consents.needed)
        heading = numbered(n, _NEEDED_ONE, _NEEDED)
        waiting = Counter(
            signature.role
            for each in consents.needed
            for signature in each.signatures
            if signature.state != "approved"
        )
        if n > 1 and waiting:
            roles = ", ".join(f"{role} {count:,}" for role, count in waiting.most_common())
            heading = _BY_ROLE(heading=heading, roles=roles)
        yield heading, consents.needed
    if consents.given:
        yield _GIVEN, consents.given


def said(each: Consent | Given, consents: Consents) -> Text:
    """A line of a section."""
    return told(each, consents) if isinstance(each, Consent) else told_given(each)


def told(consent: Consent, consents: Consents) -> Text:
    """A document, and each of its approvers with what is asked of it."""
    roles = [_role(each, consent, consents) for each in consent.signatures] or [_NOBODY]
    kind = kind_name(consent.subject.kind, opening=True)
    title = same(consent.subject.title)
    if consent.leaving is not None:
        title = _LEAVING[consent.leaving](title=title, by=consent.by)
    return _DOCUMENT(kind=kind, title=title, roles=listed(roles))


def _role(signature: Signature, consent: Consent, consents: Consents) -> Text:
    accounts = consents.accounts(signature.role)
    who = Text(signature.role, signature.role)
    if accounts:
        who = _ACCOUNTS(role=signature.role, accounts=", ".join(accounts))
    if signature.approval is None:
        return _FIRST(who=who) if consents.adopted and consent.leaving is None else who
    if signature.state == "approved":
        return _DONE(who=who, day=signature.approval.on)
    return _AGAIN(who=who, what=changed(signature, consent.subject.kind, consents.corpus))


def told_given(each: Given) -> Text:
    """An approval that the change brings or takes away."""
    kind = _DOCUMENT_KIND if each.subject.kind == "document" else kind_name(each.subject.kind)
    template = _SIGNS if each.sort == "given" else _TAKES_BACK
    approval = each.approval
    return template(role=approval.by, kind=kind, title=each.subject.title, day=approval.on)
