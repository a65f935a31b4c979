"""What depends on a change as plain data for programs; docs/change.md describes the form."""

from __future__ import annotations

from typing import Any

import msgspec

from cscx.change.impact.beside import Beside
from cscx.change.impact.impact import Concerned, Impact, Spot
from cscx.change.version import Version
from cscx.messages import Language


def impact_data(impact: Impact, language: Language) -> dict[str, Any]:
    """All of it, with the line of every place."""
    version = Version(impact.corpus)
    return {
        "roots": [msgspec.to_builtins(root) for root in impact.roots],
        "complete": not impact.skipped,
        "unchecked": None if impact.unchecked is None else impact.unchecked.to(language),
        "concerned": [
            {"grade": each.grade, **_concerned(each, version, language)}
            for each in impact.concerned
        ],
        "beside": [_beside(each, language) for each in impact.beside],
        "tracks": [_concerned(each, version, language) for each in impact.tracks],
    }


def _concerned(each: Concerned, version: Version, language: Language) -> dict[str, Any]:
    version.find(each.document, [spot.path for spot in each.spots])
    return {
        "subject": msgspec.to_builtins(each.subject),
        "path": each.document.path,
        "places": [_place(spot, each, version, language) for spot in each.spots],
        "way": [f"{subject.kind}:{subject.name}" for subject in each.way],
    }


def _beside(each: Beside, language: Language) -> dict[str, Any]:
    return {
        "grade": each.grade,
        "kind": each.sort,
        "path": each.path,
        "title": each.title,
        "places": [{"line": line, "name": f"{kind}:{name}"} for line, (kind, name) in each.places],
        "written": [{"line": line, "value": value} for line, value in each.written],
        "failing": [{"line": one.line, "text": one.text.to(language)} for one in each.failing],
    }


def _place(spot: Spot, each: Concerned, version: Version, language: Language) -> dict[str, Any]:
    place = version.place(each.document, spot.path)
    return {
        "part": msgspec.to_builtins(spot.part),
        "line": place.line,
        "column": place.column,
        "code": spot.code,
        "because": None if spot.cause is None else f"{spot.cause.kind}:{spot.cause.name}",
        "why": None if spot.why is None else spot.why.to(language),
    }
