"""Who has to approve a change, as plain data for programs; docs/change.md describes the form."""

from __future__ import annotations

from typing import Any

import msgspec

from cscx.change.approvals.consent import Consent, Consents
from cscx.change.approvals.consent_words import told, told_given
from cscx.change.approvals.judging import Signature
from cscx.change.approvals.words import difference
from cscx.messages import Language


def consent_data(found: Consents, language: Language) -> dict[str, Any]:
    """The documents to be approved, and the approvals that the change brings or takes away."""
    return {
        "adopted": found.adopted,
        "needed": [_needed(each, found, language) for each in found.needed],
        "given": [
            {
                "text": told_given(each).to(language),
                "sort": each.sort,
                "subject": msgspec.to_builtins(each.subject),
                "role": each.approval.by,
                "on": each.approval.on,
            }
            for each in found.given
        ],
    }


def _needed(each: Consent, found: Consents, language: Language) -> dict[str, Any]:
    return {
        "text": told(each, found).to(language),
        "subject": msgspec.to_builtins(each.subject),
        "path": each.document.path,
        "own": each.own,
        "leaving": each.leaving,
        "through": [f"{kind}:{name}" for kind, name in each.through],
        "signatures": [
            _signature(signature, each, found, language) for signature in each.signatures
        ],
    }


def _signature(
    signature: Signature, each: Consent, found: Consents, language: Language
) -> dict[str, Any]:
    return {
        "role": signature.role,
        "accounts": list(found.accounts(signature.role)),
        "state": signature.state,
        "on": None if signature.approval is None else signature.approval.on,
        "changed": [
            difference(one, each.subject.kind, found.corpus).to(language)
            for one in signature.changed
        ],
    }
