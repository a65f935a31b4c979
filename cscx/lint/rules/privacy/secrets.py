"""Keys and passwords of systems: what their makers' prefixes give away, and `password: …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cscx.pattern import pattern

_VENDORS = pattern(
    r"""(?<![A-Za-z0-9_])(?:
      (?:AKIA|ASIA)[0-9A-Z]{16}                     # Amazon Web Services
    | gh[opsur]_[A-Za-z0-9]{36,} | github_pat_\w{40,}
    | glpat-[\w-]{20,}                              # GitLab
    | sk-[\w-]{20,}                                 # model providers
    | [sr]k_live_[A-Za-z0-9]{16,}                   # Stripe
    | (?:live|test)_g?sk_[A-Za-z0-9]{20,}           # Toss Payments
    | xox[abeprs]-[\w-]{10,} | hooks\.slack\.com/services/[\w/]{20,}
    | AIza[\w-]{35} | ya29\.[\w-]{20,}              # Google
    | SG\.[\w-]{16,}\.[\w-]{16,}                    # SendGrid
    | npm_[A-Za-z0-9]{36} | pypi-[\w-]{16,}
    | hf_[A-Za-z0-9]{30,}                           # Hugging Face
    | dop_v1_[a-f0-9]{64}                           # DigitalOcean
    | shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}            # Shopify
    | sq0(?:atp|csp)-[\w-]{22,}                     # Square
    | key-[0-9a-f]{32}                              # Mailgun
    | eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}      # JSON Web Token
    | -----BEGIN\ (?:[A-Z]+\ )?PRIVATE\ KEY-----
    )""",
    re.VERBOSE,
)
_ASSIGNED = pattern(
    r"(?:(?i:pass(?:word|wd)|pwd|secret|token|api[_ -]?key)|비밀번호|암호)[ \t]*(?:[:=]|은|는)[ \t]*"
    r"[\"'‘“]?(?P<value>(?=[^\s]*[0-9])(?=[^\s]*[A-Za-z])[!-~]{6,})"
)
_TRAILING = "\"'.,;)]}"


def secrets(text: str) -> Iterator[tuple[int, int]]:
    """Where keys and passwords stand in a text."""
    keys = [found.span() for found in _VENDORS.finditer(text)]
    yield from keys
    for found in _ASSIGNED.finditer(text):
        start = found.start("value")
        value = found["value"].rstrip(_TRAILING)
        if not value.startswith(("<", "{", "[")) and all(
            stop <= start or start + len(value) <= begin for begin, stop in keys
        ):
            yield start, start + len(value)
