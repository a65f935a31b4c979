"""The fingerprint of a procedure: what a walk went by, so that it can be taken again years later.

SHA-256 over canonical JSON of every procedure a case may come to and of the tables and branches they
decide by, in the form of a table's fingerprint.
"""

from __future__ import annotations

import json
from hashlib import sha256

from cscx.policy.tables.fingerprint import FORM, fingerprint, plain
from cscx.policy.walk.scope import Scope


def procedure_fingerprint(scope: Scope) -> str:
    """`1:` and 64 hexadecimal digits; equal exactly when the same policy is walked."""
    facts = scope.library.facts
    procedures = {name: plain(scope.library.procedures[name], facts) for name in scope.procedures}
    tables = sorted(fingerprint(chain) for chain in scope.chains)
    whole = {"asked": scope.start, "form": FORM, "procedures": procedures, "tables": tables}
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{FORM}:{sha256(text.encode()).hexdigest()}"
