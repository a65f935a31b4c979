"""Print what `cscx test` found, in the format that was asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from cscx.cli.lint_listing import Asked, Sources, listing_of
from cscx.cli.output import note, style_for, wants_color, write_result
from cscx.cli.test_options import RunOptions
from cscx.diagnostic import Severity
from cscx.lint.report import github
from cscx.lint.report.listing import Listing
from cscx.lint.selection import Selection
from cscx.messages import Language
from cscx.testing.report import json_report, junit, text
from cscx.testing.result import Results


def print_results(
    results: Results,
    options: RunOptions,
    root: Path,
    language: Language,
    shown: Callable[[str], str],
) -> None:
    """The report to stdout or its file; for people, the summary to stderr."""
    write_result(_report(results, options, root, language, shown), options.output_file)
    if options.format_ == "text":
        beside = style_for(color=wants_color(options.color, sys.stderr))
        note(text.summary(results, language, beside).rstrip("\n"))


def _report(
    results: Results,
    options: RunOptions,
    root: Path,
    language: Language,
    shown: Callable[[str], str],
) -> str:
    if options.format_ == "json":
        return json_report.render(results, shown, language)
    if options.format_ == "junit":
        return junit.render(results, shown, language)
    listing = _listing(results, root, language, shown)
    if options.format_ == "github":
        return github.render(listing)
    in_file = options.output_file is not None and options.color != "always"
    style = style_for(color=wants_color(options.color, sys.stdout) and not in_file)
    return text.render(results, listing, shown, style)


def _listing(
    results: Results, root: Path, language: Language, shown: Callable[[str], str]
) -> Listing:
    everything = Asked(lambda _: True, Selection((), ()), (), frozenset({Severity.ERROR}), language)
    return listing_of(
        results.findings, len(results.documents), everything, Sources(root, {}), shown
    )
