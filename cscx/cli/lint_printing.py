"""Print what `cscx lint` found, in the format that was asked for."""

from __future__ import annotations

import sys
from importlib import import_module

from cscx.cli.lint_options import LintOptions
from cscx.cli.output import note, style_for, wants_color, write_result
from cscx.lint.report import text
from cscx.lint.report.listing import Listing

# Loaded when asked for: the XML library alone takes longer than a cached run.
_MODULES = {"json": "json_report", "github": "github", "gitlab": "gitlab", "junit": "junit"}


def print_listing(listing: Listing, options: LintOptions) -> None:
    """The report to stdout or its file; for people, the summary to stderr."""
    if not options.diff:
        write_result(_report(listing, options, _style(options)), options.output_file)
    if options.format_ == "text":
        beside = style_for(color=wants_color(options.color, sys.stderr))
        note(text.summary(listing, beside).rstrip("\n"))


def _style(options: LintOptions) -> text.Style:
    in_file = options.output_file is not None and options.color != "always"
    return style_for(color=wants_color(options.color, sys.stdout) and not in_file)


def print_changes(changes: str, options: LintOptions) -> None:
    """A unified diff, with colours where they are wanted."""
    style = _style(options)
    colours = {"-": "red", "+": "green", "@": "cyan"}
    shown = (
        style(line, colours[line[0]]) if line[0] in colours else line
        for line in changes.splitlines(keepends=True)
    )
    write_result("".join(shown), options.output_file)


def _report(listing: Listing, options: LintOptions, style: text.Style) -> str:
    if options.format_ == "sarif" or options.statistics:
        from cscx.lint.explanation import parse  # noqa: PLC0415 - loads every rule
        from cscx.lint.registry import rules  # noqa: PLC0415
        from cscx.lint.report import sarif  # noqa: PLC0415

        if options.statistics:
            titles = {code: parse(rule.explanation).title for code, rule in rules().items()}
            return text.statistics(listing, titles.__getitem__, style)
        return sarif.render(listing, rules())
    if options.format_ == "text":
        return text.render(listing, style)
    module = import_module(f"cscx.lint.report.{_MODULES[options.format_]}")
    report: str = module.render(listing)
    return report
