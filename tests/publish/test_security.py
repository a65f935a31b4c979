from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from cscx.publish.frame.security import content_policy

INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="(?P<rules>[^"]*)">')


def _unlisted(html: str) -> list[str]:
    """Inline scripts that the policy of their page does not let run."""
    rules = POLICY.search(html)
    assert rules is not None
    return [
        found["text"]
        for found in INLINE.finditer(html)
        if "src=" not in found["attributes"]
        and base64.b64encode(hashlib.sha256(found["text"].encode()).digest()).decode()
        not in rules["rules"]
    ]


def test_every_inline_script_of_a_page_has_its_hash(built: Path) -> None:
    for file in built.rglob("*.html"):
        assert _unlisted(file.read_text("utf-8")) == [], file


def test_a_script_without_its_hash_would_be_found(built: Path) -> None:
    html = (built / "index.html").read_text("utf-8")
    assert _unlisted(html.replace("</main>", "<script>alert(1)</script></main>")) == ["alert(1)"]


def test_no_page_has_a_style_in_itself(built: Path) -> None:
    for file in built.rglob("*.html"):
        html = file.read_text("utf-8")
        assert "<style" not in html, file
        assert not re.search(r"<[^>]+\sstyle=", html), file


@pytest.mark.parametrize("name", ["default-src", "base-uri", "form-action"])
def test_what_nobody_needs_is_allowed_to_nobody(name: str) -> None:
    assert f"{name} 'none'" in content_policy([]).split("; ")


def test_no_rule_lets_a_page_ask_another_site_or_run_what_stands_in_it() -> None:
    policy = content_policy(["1"])
    assert "http" not in policy
    assert "unsafe" not in policy
    assert "*" not in policy
