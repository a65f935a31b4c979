"""What a page may load and run: its Content-Security-Policy, as a meta element (Content Security Policy Level 3).

Only the script of ours that has to stand in the page itself has a hash. Hashes are made from the scripts we
ship, never from finished pages: whatever else got into a page does not run.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

_RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self' blob:",
    "base-uri": "'none'",
    "form-action": "'none'",
}


def content_policy(scripts: Iterable[str]) -> str:
    """The policy of a page whose inline scripts are `scripts`, each exactly as it stands between its tags."""
    rules = dict(_RULES)
    rules["script-src"] = " ".join((rules["script-src"], *(_hash(script) for script in scripts)))
    return "; ".join(f"{name} {allowed}" for name, allowed in rules.items())


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"
