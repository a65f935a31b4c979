"""What `cscx train check` prints: findings, how guessing does, what is asked about, what was left out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from cscx.cells import pad, width
from cscx.cli.output import Printing, Style
from cscx.cli.train_drills import drill_data, drill_lines
from cscx.messages import Language, Text
from cscx.training.bank import Bank
from cscx.training.checks.finding import Finding, Weight
from cscx.training.checks.run import Checked
from cscx.training.checks.testwise import Outcome
from cscx.training.drills.checking import CheckedDrills
from cscx.training.places import Place, Places
from cscx.training.wording.names import TYPES

_SHOWN = 2
_STRATEGIES = {
    "longest": Text("가장 긴 답", "longest"), "shortest": Text("가장 짧은 답", "shortest"),
    "first": Text("첫째 답", "first"), "last": Text("마지막 답", "last"),
    "overlap": Text("물음과 말이 겹치는 답", "word overlap"),
    "ranking": Text("늘 같은 답(가장 운 좋은 순위)", "one ranking, the luckiest"),
    "elimination": Text("앞에서 정답이던 답 빼기", "not what was right before"),
    "repetition": Text("앞에서 정답이던 답 또 고르기", "what was right before"),
}  # fmt: skip
_ITEMS = Text("문제 {n}개", "{n} questions")
_WEIGHTS = {Weight.ERROR: Text("오류", "error"), Weight.WARNING: Text("경고", "warning")}
_MORE = Text("… {n}개 더(--all로 모두 보기)", "… {n} more (see all with --all)")
_GUESSING = Text(
    "찍기: {n}문제씩, 아무렇게나 찍으면 {chance}", "Guessing: forms of {n}, by chance {chance}"
)
_TOO_SMALL = Text(
    "문제가 100개보다 적어 찍기 점수로 거르지 않습니다.",
    "Below 100 questions guessing is not gated.",
)
_MEAN = Text("평균 {mean}, 가장 높을 때 {worst}", "mean {mean}, at most {worst}")
_PAYS = Text("찍기가 통함", "pays")
_COVER = Text(
    "묻는 것: 판정표 규칙과 SOP 갈래 {asked}/{all}, 경계 {edges_asked}/{edges}",
    "Asked about: {asked} of {all} rules and ways, {edges_asked} of {edges} boundaries",
)
_REJECTED = Text("내지 않은 것", "Left out")
_NO_ERROR = Text("오류가 없습니다.", "No errors.")


def as_text(
    bank: Bank,
    checked: Checked,
    drills: CheckedDrills,
    places: Places,
    printing: Printing,
    *,
    every: bool,
) -> str:
    """The report for people."""
    language, style = printing.language, printing.style(sys.stdout)
    lines = [
        *_counts(bank, language, style),
        "",
        *_findings(checked, places, language, style, every=every),
        *_guessing(checked, language, style),
        *_covered(checked, language, every=every),
        *drill_lines(drills, places, language, style, every=every),
        *_rejected(bank, language, style),
    ]
    return "\n".join(lines) + "\n"


def _counts(bank: Bank, language: Language, style: Style) -> Iterator[str]:
    counts = Counter(item.type for item in bank.items)
    yield style(_ITEMS(n=len(bank.items)).to(language), "bold")
    yield "  " + " · ".join(f"{TYPES[name].to(language)} {n}" for name, n in counts.items())


def _findings(
    checked: Checked, places: Places, language: Language, style: Style, *, every: bool
) -> Iterator[str]:
    by_code: dict[str, list[Finding]] = {}
    for finding in sorted(checked.findings, key=lambda f: f.check.weight is not Weight.ERROR):
        by_code.setdefault(finding.check.code, []).append(finding)
    for code, found in by_code.items():
        check = found[0].check
        color = "red" if check.weight is Weight.ERROR else "yellow"
        yield style(f"{code} ({_WEIGHTS[check.weight].to(language)} {len(found)})", color)
        shown = found if every or check.weight is Weight.ERROR else found[:_SHOWN]
        for finding in shown:
            yield f"  {_where(finding, places)}{finding.message.to(language)}"
        if len(shown) < len(found):
            yield style(f"  {_MORE(n=len(found) - len(shown)).to(language)}", "dim")
        yield f"  → {check.hint.to(language)}"
    if not any(f.check.weight is Weight.ERROR for f in checked.findings):
        yield style(_NO_ERROR.to(language), "green")
    yield ""


def _where(finding: Finding, places: Places) -> str:
    place = _place(finding, places)
    return f"{place.path}:{place.line}:{place.column}: " if place is not None else ""


def _place(finding: Finding, places: Places) -> Place | None:
    if finding.source is not None:
        return places.of(finding.source)
    return None if finding.item is None else places.of_item(finding.item)


def _guessing(checked: Checked, language: Language, style: Style) -> Iterator[str]:
    if not checked.strategies:
        return
    first = checked.strategies[0]
    yield style(_GUESSING(n=first.questions, chance=_percent(first.chance)).to(language), "bold")
    if first.questions < 100:  # noqa: PLR2004 - the size from which guessing is gated
        yield f"  {_TOO_SMALL.to(language)}"
    widest = max(width(_STRATEGIES[each.strategy].to(language)) for each in checked.strategies)
    for each in checked.strategies:
        name = pad(_STRATEGIES[each.strategy].to(language), widest)
        told = _MEAN(mean=_percent(each.mean), worst=_percent(each.worst)).to(language)
        verdict = "" if each.passes else "  " + style(_PAYS.to(language), "red")
        yield f"  {name}  {told}{verdict}"
    yield ""


def _percent(share: float) -> str:
    return f"{share:.1%}"


def _covered(checked: Checked, language: Language, *, every: bool) -> Iterator[str]:
    covered = checked.covered
    yield _COVER(
        asked=sum(each.rules_asked for each in covered),
        all=sum(each.rules for each in covered),
        edges_asked=sum(each.boundaries_asked for each in covered),
        edges=sum(each.boundaries for each in covered),
    ).to(language)
    for each in covered:
        if every or each.missing:
            edges = f", {each.boundaries_asked}/{each.boundaries}" if each.boundaries else ""
            yield f"  {each.document}: {each.rules_asked}/{each.rules}{edges}"
    yield ""


def _rejected(bank: Bank, language: Language, style: Style) -> Iterator[str]:
    if bank.rejected:
        yield style(_REJECTED.to(language), "dim")
    for (type_, reason), number in sorted(bank.rejected.items(), key=lambda each: -each[1]):
        yield style(f"  {TYPES[type_].to(language)}: {reason.value.to(language)} {number}", "dim")


def as_data(bank: Bank, checked: Checked, drills: CheckedDrills, places: Places) -> dict[str, Any]:
    """The report for machines: shares from 0 to 1, places from 1."""
    return {
        "items": len(bank.items),
        "fingerprint": bank.fingerprint,
        "passes": checked.passes and drills.passes,
        "drills": drill_data(drills, places),
        "findings": [_finding_data(finding, places) for finding in checked.findings],
        "strategies": [_strategy_data(each) for each in checked.strategies],
        "coverage": [each._asdict() for each in checked.covered],
        "rejected": [
            {"type": type_, "reason": reason.name, "count": number}
            for (type_, reason), number in bank.rejected.items()
        ],
    }


def _finding_data(finding: Finding, places: Places) -> dict[str, Any]:
    place = _place(finding, places)
    return {
        "code": finding.check.code,
        "weight": finding.check.weight.value,
        "message": {"ko": finding.message.ko, "en": finding.message.en},
        "hint": {"ko": finding.check.hint.ko, "en": finding.check.hint.en},
        "item": finding.item.id if finding.item is not None else None,
        **(place._asdict() if place is not None else {}),
    }


def _strategy_data(each: Outcome) -> dict[str, Any]:
    return {**each._asdict(), "passes": each.passes}
