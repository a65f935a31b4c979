"""Run a feature file and say which scenarios did not come out, at the line of the step."""

from __future__ import annotations

from cscx.diagnostic import Diagnostic, Span
from cscx.messages import Text
from cscx.scenarios.feature import Feature, Scenario
from cscx.scenarios.runner import Failed, run_scenario
from cscx.scenarios.world import Policy
from cscx.testing.places import finding
from cscx.testing.result import Case, DocumentResult


def run_feature(feature: Feature, policy: Policy) -> DocumentResult:
    """Run every scenario of a file; what keeps scenarios from being run is a problem of the file."""
    cases = tuple(_case(feature, scenario, policy) for scenario in feature.scenarios)
    problems = tuple(
        finding(
            feature.path,
            _to_end(feature, mistake.line, mistake.column),
            "scenario",
            mistake.message,
            mistake.hint,
        )
        for mistake in feature.mistakes
    )
    name = feature.path.rpartition("/")[2].removesuffix(".feature")
    return DocumentResult(
        feature.path, name, feature.title or name, "feature", cases, None, problems
    )


def _case(feature: Feature, scenario: Scenario, policy: Policy) -> Case:
    failed = run_scenario(scenario, policy)
    found = None if failed is None else _failure(feature, scenario, failed)
    return Case(scenario.name, scenario.line, found)


def _failure(feature: Feature, scenario: Scenario, failed: Failed) -> Diagnostic:
    step = failed.step
    message = Text(
        f"‘{scenario.name}’: {failed.message.ko}", f"'{scenario.name}': {failed.message.en}"
    )
    hints = [_sentence(hint) for hint in (failed.why, failed.hint) if hint is not None]
    hint = Text(" ".join(h.ko for h in hints), " ".join(h.en for h in hints)) if hints else None
    span = Span(step.line, step.column, step.line, step.column + step.width)
    return finding(feature.path, span, "scenario", message, hint)


def _sentence(text: Text) -> Text:
    return Text(f"{text.ko.rstrip('.')}.", f"{text.en.rstrip('.')}.")


def _to_end(feature: Feature, line: int, column: int) -> Span:
    """From a column to the end of its line."""
    lines = feature.text.splitlines()
    length = len(lines[line - 1].rstrip()) if 0 < line <= len(lines) else 0
    return Span(line, column, line, max(length + 1, column + 1))
