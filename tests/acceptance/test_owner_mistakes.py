"""The mistakes owners make, told in Korean (owner_mistakes.feature)."""

from __future__ import annotations

from typing import NamedTuple

from pytest_bdd import given, parsers, scenarios, then, when

from cscx.diagnostic import Diagnostic, Span
from tests.rules.harness import base_files, run

scenarios("owner_mistakes.feature")


class Desk(NamedTuple):
    """What the owner works on: the files, and the one that was changed last."""

    files: dict[str, str]
    changed: list[str]


def _typed(text: str) -> str:
    return text.replace("⏎", "\n").replace("⇥", "\t")


@given("문제가 하나도 없는 작은 지식 베이스가 있다", target_fixture="desk")
def _clean() -> Desk:
    return Desk(base_files(), [])


@when(
    parsers.re(
        "「(?P<path>[^」]+)」에서 「(?P<old>[^」]+)」[을를] 「(?P<new>[^」]*)」(?:으로|로) 고치면"
    )
)
def _change(desk: Desk, path: str, old: str, new: str) -> None:
    full = f"sops/{path}"
    assert _typed(old) in desk.files[full]
    desk.files[full] = desk.files[full].replace(_typed(old), _typed(new), 1)
    desk.changed.append(full)


@when(parsers.re("같은 문서에서 「(?P<old>[^」]+)」[을를] 「(?P<new>[^」]*)」(?:으로|로) 고치면"))
def _change_again(desk: Desk, old: str, new: str) -> None:
    _change(desk, desk.changed[-1].removeprefix("sops/"), old, new)


@then(
    parsers.re("「(?P<place>[^」]+)」 자리에 「(?P<words>[^」]+)」라고 나온다"),
    target_fixture="finding",
)
def _found(desk: Desk, place: str, words: str) -> Diagnostic:
    path = desk.changed[-1]
    there = [d for d in _findings(desk) if d.path == path]
    finding = next((d for d in there if d.message.ko == words), None)
    assert finding is not None, [d.message.ko for d in there]
    assert _slice(desk.files[path], finding.span) == _typed(place)
    return finding


@then(parsers.re("「(?P<hint>[^」]+)」라고 알려 준다"))
def _hinted(finding: Diagnostic, hint: str) -> None:
    assert finding.hint is not None
    assert finding.hint.ko == hint


@then("그 문서에서 이것만 나온다")
def _only(desk: Desk, datatable: list[list[str]]) -> None:
    path = desk.changed[-1]
    found = [
        [_slice(desk.files[path], d.span), d.message.ko] for d in _findings(desk) if d.path == path
    ]
    assert found == [[_typed(place), words] for place, words in datatable[1:]]


def _findings(desk: Desk) -> list[Diagnostic]:
    return run({path: text.encode() for path, text in desk.files.items()})


def _slice(text: str, span: Span) -> str:
    lines = text.split("\n")
    if span.line != span.end_line:
        return "\n".join(lines[span.line - 1 : span.end_line])
    return lines[span.line - 1][span.column - 1 : span.end_column - 1]


def test_the_small_knowledge_base_of_the_scenarios_has_no_finding() -> None:
    assert run({path: text.encode() for path, text in base_files().items()}) == []
