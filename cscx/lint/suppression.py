"""`# cscx: ignore[CODE] reason`: silence a finding where it stands, and nothing more.

The comment holds for its own line, or, alone on a line, for the next one. Codes and dotted names
both work, several separated by commas. A reason is required; what silences nothing is reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cscx.content.document import Document
from cscx.content.ignores import Ignore, has_ignores, ignores
from cscx.diagnostic import Diagnostic
from cscx.lint.locate import FileMap
from cscx.lint.registry import rules as all_rules
from cscx.lint.rule import Rule
from cscx.messages import Text

UNUSED, WITHOUT_REASON, UNKNOWN = "CS901", "CS902", "CS903"


def apply_ignores(
    document: Document, found: list[Diagnostic], rules: Mapping[str, Rule]
) -> list[Diagnostic]:
    """The findings left after the document's ignore comments, with findings about the comments.

    `rules` are those that are on; a comment about one that is off is neither unknown nor unused.
    """
    if not has_ignores(document.text):
        return found
    kept = list(found)
    file_map = FileMap(document)
    about: list[Diagnostic] = []
    for ignore in ignores(document.text):
        for code in ignore.codes:
            silenced = [d for d in kept if d.span.line == ignore.line and code in (d.code, d.name)]
            kept = [d for d in kept if d not in silenced]
            if not _is_among(code, all_rules()):
                about.extend(_about(UNKNOWN, document, ignore, rules, file_map, code))
            elif not silenced and _is_among(code, rules):
                about.extend(_about(UNUSED, document, ignore, rules, file_map, code))
        if not ignore.reason.strip():
            about.extend(_about(WITHOUT_REASON, document, ignore, rules, file_map, ""))
    return [*kept, *about]


def _is_among(word: str, rules: Mapping[str, Rule]) -> bool:
    return word in rules or any(word == rule.name for rule in rules.values())


_WORDS = {
    UNUSED: Text(
        "‘{code}’{code:을/를} 무시하라는 주석인데 그런 문제가 없습니다. 지우세요.",
        "This comment ignores {code}, but there is nothing to ignore. Delete it.",
    ),
    WITHOUT_REASON: Text(
        "무시하는 까닭이 없습니다. ‘# cscx: ignore[코드] 까닭’처럼 쓰세요.",
        "The reason is missing. Write '# cscx: ignore[CODE] reason'.",
    ),
    UNKNOWN: Text("‘{code}’{code:이라는/라는} 규칙은 없습니다.", "There is no rule {code!r}."),
}


def _about(
    which: str,
    document: Document,
    ignore: Ignore,
    rules: Mapping[str, Rule],
    file_map: FileMap,
    code: str,
) -> Iterator[Diagnostic]:
    rule = rules.get(which)
    if rule is not None:
        yield Diagnostic(
            path=document.path,
            span=file_map.span(ignore.start, ignore.end),
            code=rule.code,
            name=rule.name,
            severity=rule.severity,
            message=_WORDS[which](code=code),
        )
