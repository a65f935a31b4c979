"""docs/rules.md, written from the registry: `python -m tests.docs.rules_table` writes it anew."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cscx.lint.explanation import parse
from cscx.lint.families import family_of, prefix_of
from cscx.lint.registry import rules
from cscx.lint.report.text import LEVELS
from tests.cli.program import CHECKOUT

FILE = CHECKOUT / "docs/rules.md"
_HEAD = """# 규칙 · Rules

규칙 {count}개. 하나를 자세히 보려면 `cscx explain CS201`처럼 코드나 이름을 줍니다.
{count} rules. `cscx explain CS201` tells what one looks at, why, and shows a bad and a good example.

‘고침’에 ✓가 있으면 `cscx lint --fix`가 고칠 수 있습니다.
A ✓ under *fix* means that `cscx lint --fix` can mend it. How to run the linter: [lint.md](lint.md).

<!-- Written by `make docs` from the rules. Do not edit. -->
"""
_TABLE = """| 코드 Code | 이름 Name | 수준 Severity | 고침 Fix | 뜻 | Meaning |
|---|---|---|---|---|---|
"""


def page() -> str:
    """The whole page."""
    return "".join(_pieces())


def _pieces() -> Iterator[str]:
    yield _HEAD.format(count=len(rules()))
    for prefix, members in groupby(rules().values(), lambda rule: prefix_of(rule.code)):
        family = family_of(prefix)
        yield f"\n## {prefix} {family.ko} · {family.en}\n\n{_TABLE}"
        for rule in members:
            title = parse(rule.explanation).title
            level = LEVELS[rule.severity]
            fix = "✓" if rule.fixable else ""
            yield (
                f"| {rule.code} | `{rule.name}` | {level.ko} {level.en} | {fix} "
                f"| {title.ko} | {title.en} |\n"
            )


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
