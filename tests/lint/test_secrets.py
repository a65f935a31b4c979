"""Keys of systems, put together here so that no file of the repository holds one."""

from __future__ import annotations

import pytest

from cscx.lint.rules.privacy.secrets import secrets

_HEX, _WORD = "0123456789abcdef" * 4, "Ab3" * 20
_KEYS = {
    "Amazon": "AKIA" + "A2" * 8,
    "GitHub": "ghp_" + _WORD,
    "GitHub, fine-grained": "github_pat_" + _WORD,
    "GitLab": "glpat-" + _WORD[:20],
    "a model provider": "sk-" + "proj-" + _WORD,
    "Stripe": "sk_live_" + _WORD[:24],
    "Toss Payments": "live_" + "sk_" + _WORD[:24],
    "Slack": "xoxb-" + _WORD[:24],
    "a Slack hook": "hooks.slack.com/services/" + _WORD[:24],
    "Google": "AIza" + _WORD[:35],
    "Google, OAuth": "ya29." + _WORD,
    "SendGrid": f"SG.{_WORD[:22]}.{_WORD[:43]}",
    "npm": "npm_" + _WORD[:36],
    "PyPI": "pypi-" + _WORD,
    "Hugging Face": "hf_" + _WORD[:34],
    "DigitalOcean": "dop_v1_" + _HEX,
    "Shopify": "shpat_" + _HEX[:32],
    "Square": "sq0atp-" + _WORD[:22],
    "Mailgun": "key-" + _HEX[:32],
    "a web token": f"eyJ{_WORD[:20]}.eyJ{_WORD[:20]}.{_WORD[:20]}",
    "a private key": "-----BEGIN " + "RSA PRIVATE KEY-----",
}


@pytest.mark.parametrize("maker", _KEYS)
def test_a_key_is_known_by_its_makers_prefix(maker: str) -> None:
    key = _KEYS[maker]
    text = f"조회 키는 {key} 이다"
    assert [text[start:end] for start, end in secrets(text)] == [key]


def test_a_key_after_its_name_is_found_once() -> None:
    key = "ghp_" + _WORD
    assert len(list(secrets(f"token: {key}"))) == 1


@pytest.mark.parametrize(
    "text", ["sk-1", "task-force-of-the-returns-team", "비밀번호: 없음", "key-value"]
)
def test_words_are_no_keys(text: str) -> None:
    assert list(secrets(text)) == []
