"""The fingerprint of a policy: what decided, so that an answer can be checked years later.

SHA-256 over canonical JSON of a table and all it depends on: NFC, keys sorted, defaults filled in,
facts as their values. Examples are not part of it, because they change no answer. The number before
the colon is the version of the form; another form gets another number.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any

from cscx.policy.language.conditions import FACT
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.definition import ByTier, Facts
from cscx.text import nfc

FORM = 1
_NO_PART = frozenset({"examples", "facts"})


def fingerprint(chain: Chain) -> str:
    """`1:` and 64 hexadecimal digits; equal exactly when the same policy decides."""
    tables = {
        table.definition.name: _plain(table.definition, table.definition.facts)
        for table in chain.tables
    }
    whole = {"asked": chain.table.definition.name, "form": FORM, "tables": tables}
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{FORM}:{sha256(text.encode()).hexdigest()}"


def _plain(value: Any, facts: Facts) -> Any:
    """A value of a definition as JSON has it."""
    if is_dataclass(value):
        return {
            each.name: _plain(getattr(value, each.name), facts)
            for each in fields(value)
            if each.name not in _NO_PART
        }
    if isinstance(value, Mapping):
        return {nfc(str(key)): _plain(below, facts) for key, below in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(below, facts) for below in value]
    if isinstance(value, str):
        return FACT.sub(lambda match: _fact(match[1], facts), nfc(value))
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _fact(name: str, facts: Facts) -> str:
    found = facts(name)
    if isinstance(found, ByTier):
        tiers = ", ".join(f"{tier}: {text}" for tier, text in sorted(found.values.items()))
        return nfc(f"{{by {found.by}: {tiers}}}")
    return nfc(found or f"<fact:{name}>")
