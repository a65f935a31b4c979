"""Approvals and reviews as JSON; docs/change.md describes it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from cscx.change.approvals.judging import Signature
from cscx.change.approvals.standing import Standing
from cscx.change.approvals.words import difference
from cscx.content.corpus import Corpus
from cscx.messages import Language


def standing_data(
    found: Iterable[Standing], corpus: Corpus, language: Language
) -> list[dict[str, Any]]:
    """Every document with its approvals."""
    return [_standing(each, corpus, language) for each in found]


def _standing(each: Standing, corpus: Corpus, language: Language) -> dict[str, Any]:
    kind = each.document.kind
    assert kind is not None  # noqa: S101 - documents with a header have one
    return {
        "id": each.document.id,
        "kind": kind.name,
        "title": each.header.title,
        "path": each.document.path,
        "status": each.header.status,
        "owner": each.header.owner,
        "state": each.state,
        "due": _iso(each.due),
        "overdue": each.overdue(corpus.as_of),
        "signatures": [
            _signature(signature, kind.name, corpus, language) for signature in each.signatures
        ],
    }


def _signature(
    signature: Signature, kind: str, corpus: Corpus, language: Language
) -> dict[str, Any]:
    approval = signature.approval
    return {
        "role": signature.role,
        "state": signature.state,
        "on": approval.on if approval is not None else None,
        "commit": approval.commit if approval is not None else None,
        "fingerprint": approval.fingerprint if approval is not None else None,
        "changed": [
            {
                "sort": each.sort,
                "name": each.name,
                "change": each.change,
                "old": each.old,
                "new": each.new,
                "text": difference(each, kind, corpus).to(language),
            }
            for each in signature.changed
        ],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
