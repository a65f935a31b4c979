"""What `cscx train check` says of drills: findings, and which ways and rules they come by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cscx.cli.output import Style
from cscx.messages import Language, Text
from cscx.training.checks.finding import Weight
from cscx.training.drills.checking import CheckedDrills
from cscx.training.drills.drills import Coverage
from cscx.training.drills.verify import Found
from cscx.training.places import Places

_SHOWN = 3
_DRILLS = Text("드릴 {n}개, 고르는 곳 {turns}번", "{n} drills with {turns} turns")
_WEIGHTS = {Weight.ERROR: Text("오류", "error"), Weight.WARNING: Text("경고", "warning")}
_MORE = Text("… {n}개 더(--all로 모두 보기)", "… {n} more (see all with --all)")
_COVER = Text(
    "드릴이 가는 것: SOP 갈래 {ways_met}/{ways}, 판정표 규칙 {rules_met}/{rules}",
    "Drills come by: {ways_met} of {ways} ways, {rules_met} of {rules} rules",
)


def drill_lines(
    checked: CheckedDrills, places: Places, language: Language, style: Style, *, every: bool
) -> Iterator[str]:
    """The report for people."""
    turns = sum(len(drill.turns) for drill in checked.made.drills)
    yield style(_DRILLS(n=len(checked.made.drills), turns=turns).to(language), "bold")
    by_code: dict[str, list[Found]] = {}
    for found in sorted(checked.findings, key=lambda f: f.check.weight is not Weight.ERROR):
        by_code.setdefault(found.check.code, []).append(found)
    for code, group in by_code.items():
        check = group[0].check
        error = check.weight is Weight.ERROR
        head = f"{code} ({_WEIGHTS[check.weight].to(language)} {len(group)})"
        yield style(head, "red" if error else "yellow")
        shown = group if every or error else group[:_SHOWN]
        for found in shown:
            yield f"  {_where(found, places)}{found.message.to(language)}"
        if len(shown) < len(group):
            yield style(f"  {_MORE(n=len(group) - len(shown)).to(language)}", "dim")
        yield f"  → {check.hint.to(language)}"
    yield _COVER(
        ways=sum(each.of for each in checked.ways),
        ways_met=sum(each.met for each in checked.ways),
        rules=sum(each.of for each in checked.rules),
        rules_met=sum(each.met for each in checked.rules),
    ).to(language)
    for each in (*checked.ways, *checked.rules):
        if every or each.missing:
            yield f"  {each.document}: {each.met}/{each.of}"
    yield ""


def _where(found: Found, places: Places) -> str:
    place = places.of(found.source)
    return f"{place.path}:{place.line}:{place.column}: " if place is not None else ""


def drill_data(checked: CheckedDrills, places: Places) -> dict[str, Any]:
    """The report for machines; places from 1."""
    return {
        "drills": len(checked.made.drills),
        "fingerprint": checked.made.fingerprint,
        "passes": checked.passes,
        "findings": [_finding_data(found, places) for found in checked.findings],
        "ways": [_coverage_data(each) for each in checked.ways],
        "rules": [_coverage_data(each) for each in checked.rules],
    }


def _coverage_data(each: Coverage) -> dict[str, Any]:
    return {
        "document": each.document,
        "of": each.of,
        "met": each.met,
        "missing": list(each.missing),
    }


def _finding_data(found: Found, places: Places) -> dict[str, Any]:
    place = places.of(found.source)
    return {
        "code": found.check.code,
        "weight": found.check.weight.value,
        "message": {"ko": found.message.ko, "en": found.message.en},
        "hint": {"ko": found.check.hint.ko, "en": found.check.hint.en},
        **(place._asdict() if place is not None else {}),
    }
