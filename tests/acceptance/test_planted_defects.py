"""Defects planted in the reference knowledge base, told in Korean (planted_defects.feature)."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from pytest_bdd import given, parsers, scenarios, then, when

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.loading import document_of
from cscx.content.policies import Policies
from cscx.diagnostic import Diagnostic, Span
from cscx.lint.engine import lint
from cscx.lint.proofs import keep
from cscx.lint.proved import Proved
from cscx.lint.registry import rules
from cscx.lint.rule import Rule
from cscx.policy.decision.evaluate import Decision, decide
from cscx.policy.language.values import Type
from cscx.policy.tables.chain import Chain, all_fields
from cscx.settings import load
from tests.cli.program import CHECKOUT

scenarios("planted_defects.feature")

# What one scenario has proved serves the next, as from run to run.
_KNOWN: dict[bytes, Proved] = {}
TODAY = date(2026, 11, 21)
# 예: A=1, B=[가, 나]. …   예시를 더하세요: A=1, B=2 → …
_CUSTOMER = re.compile(r"(?:예|더하세요): (?P<case>.+?)(?:\.(?: |$)| →)")
_VALUE = re.compile(r"(?P<name>[^=,\[\]]+?)=(?P<value>\[[^\]]*\]|.+?)(?=, [^=,\[\]]+=|$)")


class Desk(NamedTuple):
    """What the owner works on: the files, the one changed last, and where the new text begins."""

    files: dict[str, str]
    changed: list[tuple[str, int]]


@cache
def _written() -> dict[str, str]:
    folders = ("sops", "training")
    return {
        path.relative_to(CHECKOUT).as_posix(): path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted((CHECKOUT / folder).rglob("*.yaml"))
    }


@cache
def _unchanged() -> dict[str, Document]:
    return {path: document_of(path, text.encode()) for path, text in _written().items()}


@cache
def _proofs() -> dict[str, Rule]:
    return {code: rule for code, rule in rules().items() if rule.name.startswith("policy.")}


def _corpus(desk: Desk, day: date) -> Corpus:
    changed = {path for path, _ in desk.changed}
    documents = [
        document_of(path, text.encode()) if path in changed else _unchanged()[path]
        for path, text in desk.files.items()
    ]
    return Corpus(documents, load(CHECKOUT), day)


def _typed(text: str) -> str:
    return text.replace("⏎", "\n")


@given("이 저장소의 지식 베이스가 있다", target_fixture="desk")
def _reference() -> Desk:
    return Desk(dict(_written()), [])


@when(
    parsers.re(
        "「(?P<name>[^」]+)」에서 「(?P<old>[^」]+)」[을를] 「(?P<new>[^」]*)」(?:으로|로) 고치면"
    )
)
def _change(desk: Desk, name: str, old: str, new: str) -> None:
    path = f"sops/{name}.yaml"
    text = desk.files[path]
    at = text.index(_typed(old))
    desk.files[path] = text.replace(_typed(old), _typed(new), 1)
    desk.changed.append((path, at))


@when(parsers.re("같은 문서에서 「(?P<old>[^」]+)」[을를] 「(?P<new>[^」]*)」(?:으로|로) 고치면"))
def _change_again(desk: Desk, old: str, new: str) -> None:
    name = desk.changed[-1][0].removeprefix("sops/").removesuffix(".yaml")
    _change(desk, name, old, new)


def _finding(desk: Desk, path: str, place: str, words: str) -> Diagnostic:
    corpus = _corpus(desk, TODAY)
    kept = keep(corpus, _KNOWN)
    there = [found for found in lint(corpus, _proofs()) if found.path == path]
    _KNOWN.update(kept.used)
    finding = next((found for found in there if found.message.ko == words), None)
    assert finding is not None, [found.message.ko for found in there]
    assert _slice(desk.files[path], finding.span) == place
    return finding


@then(
    parsers.re("그 줄의 「(?P<place>[^」]+)」 자리에 「(?P<words>[^」]+)」라고 나온다"),
    target_fixture="finding",
)
def _found_on_that_line(desk: Desk, place: str, words: str) -> Diagnostic:
    path, at = desk.changed[-1]
    finding = _finding(desk, path, place, words)
    assert finding.span.line == desk.files[path].count("\n", 0, at) + 1
    return finding


@then(
    parsers.re("(?:그 문서의 )?「(?P<place>[^」]+)」 자리에 「(?P<words>[^」]+)」라고 나온다"),
    target_fixture="finding",
)
def _found(desk: Desk, place: str, words: str) -> Diagnostic:
    return _finding(desk, desk.changed[-1][0], place, words)


@then(
    parsers.re(
        "「(?P<name>[^」]+)」의 「(?P<place>[^」]+)」 자리에 「(?P<words>[^」]+)」라고 나온다"
    ),
    target_fixture="finding",
)
def _found_elsewhere(desk: Desk, name: str, place: str, words: str) -> Diagnostic:
    return _finding(desk, f"sops/{name}.yaml", place, words)


@then(parsers.re("「(?P<hint>[^」]+)」라고 알려 준다"))
def _hinted(finding: Diagnostic, hint: str) -> None:
    assert finding.hint is not None
    assert finding.hint.ko == hint


@then(parsers.re("도움말에 「(?P<part>[^」]+)」[이가] 있다"))
def _hint_holds(finding: Diagnostic, part: str) -> None:
    assert finding.hint is not None
    assert part in finding.hint.ko


@then(parsers.re("「(?P<words>[^」]+)」(?:라고|이라고) 「(?P<place>[^」]+)」 자리도 보여 준다"))
def _related(desk: Desk, finding: Diagnostic, words: str, place: str) -> None:
    shown = [
        (note.message.ko, _slice(desk.files[note.path], note.span)) for note in finding.related
    ]
    assert (words, place) in shown


@then("예로 든 고객에게 맞는 규칙은 없다")
def _nothing_fits(desk: Desk, finding: Diagnostic) -> None:
    decision = _asked(desk, finding, TODAY)
    assert decision.status == "none" or decision.answer is not None
    assert decision.rules == ()


@then(parsers.re("예로 든 고객은 「(?P<rule>[^」]+)」 규칙으로 답을 받는다"))
def _answered(desk: Desk, finding: Diagnostic, rule: str) -> None:
    decision = _asked(desk, finding, TODAY)
    assert decision.status in ("decided", "choice")
    assert decision.rules == (rule,)


@then(
    parsers.re(
        "(?:(?P<day>[0-9-]+)에는 )?예로 든 고객에게 「(?P<rules>[^」]+)」 규칙이 함께 맞는다"
    )
)
def _all_fit(desk: Desk, finding: Diagnostic, rules: str, day: str | None) -> None:
    decision = _asked(desk, finding, date.fromisoformat(day) if day else TODAY)
    assert list(decision.rules) == rules.split(", ")


def _asked(desk: Desk, finding: Diagnostic, day: date) -> Decision:
    """What the table of the finding answers the customer that its hint names."""
    assert finding.hint is not None
    told = _CUSTOMER.search(finding.hint.ko)
    assert told is not None, finding.hint.ko
    name = finding.path.rpartition("/")[2].removesuffix(".yaml")
    chain = Policies(_corpus(desk, day)).chain(name)
    facts = {
        m["name"].strip(): _given(chain, m["name"].strip(), m["value"])
        for m in _VALUE.finditer(told["case"])
    }
    return decide(chain, facts)


def _given(chain: Chain, name: str, value: str) -> str | list[str]:
    if all_fields(chain)[name].type is not Type.SET:
        return value
    return value.strip("[]").split(", ")


def _slice(text: str, span: Span) -> str:
    lines = text.split("\n")[span.line - 1 : span.end_line]
    if len(lines) > 1:
        return "\n".join(
            [lines[0][span.column - 1 :], *lines[1:-1], lines[-1][: span.end_column - 1]]
        )
    return lines[0][span.column - 1 : span.end_column - 1]
