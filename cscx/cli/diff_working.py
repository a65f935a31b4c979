"""What `cscx diff` works out of two versions: changes, real cases, impact, approvals, training."""

from __future__ import annotations

from datetime import date

from cscx.change.diff import Diff, diff
from cscx.change.impact.begin import begun
from cscx.change.impact.impact import Impact, impact_of
from cscx.change.mentions import Line
from cscx.change.report.real_cases import RealCases
from cscx.change.report.report import Report
from cscx.change.silenced import KIND as SILENCED
from cscx.cli.diff_approvals import consents_of
from cscx.cli.diff_baseline import accepted_findings
from cscx.cli.diff_findings import with_findings
from cscx.cli.diff_options import DiffOptions
from cscx.cli.diff_versions import Asked
from cscx.cli.impact_options import read_results
from cscx.cli.impact_training import WORKING, Learning, of_diff
from cscx.cli.opening import day
from cscx.cli.output import StatusLine, working
from cscx.content.kept_answers import KeptAnswers
from cscx.content.two_versions import Both, TwoVersions
from cscx.messages import Language, Text

_READING = Text("바뀐 문서를 읽는 중 {n}", "Reading what changed: {n}")
_NO_DOCUMENTS = frozenset({"settings", SILENCED})
"""Changes on which no document depends: of settings, and of checks switched off."""


def worked_out(asked: Asked, options: DiffOptions, language: Language) -> tuple[Report, Learning]:
    """All that is told of a change. Raises Failure, GitError."""
    on = day(options.as_of)
    with StatusLine(lambda done, _: _READING(n=f"{done:,}").to(language)) as progress:
        versions = TwoVersions(asked.before, asked.after, asked.cache, progress)
        both = versions.read(on)
    kept = KeptAnswers(asked.cache)
    found = _changes(both, versions, kept)
    cases = _cases(both, found, options, language)
    impact = _impact(both, found, versions, on, kept)
    consents = consents_of(found, both, versions, on)
    versions.keep()
    kept.keep()
    before, after = (name.to(language) for name in asked.names)
    report = Report(before, after, found, both.unread, cases, impact, consents)
    return report, _learning(found, impact, versions, options, language)


def _changes(both: Both, versions: TwoVersions, kept: KeptAnswers) -> Diff:
    accepted = tuple(accepted_findings(versions, both.after.settings))
    return diff(
        both.before,
        both.after,
        lambda name: (Line(*each) for each in versions.lines_with(name)),
        kept,
        accepted,
    )


def _cases(
    both: Both, found: Diff, options: DiffOptions, language: Language
) -> tuple[RealCases, ...]:
    if options.cases is None:
        return ()
    from cscx.cli.diff_cases import real_cases  # noqa: PLC0415 - loads numpy

    return tuple(real_cases((both.before, both.after), found.tables, options, language))


def _impact(
    both: Both, found: Diff, versions: TwoVersions, on: date, kept: KeptAnswers
) -> Impact | None:
    """What depends on the change, with what fails since; None where nothing can."""
    if all(each.subject.kind in _NO_DOCUMENTS for each in found.changes):
        return None
    start = begun(found, both.after)
    impact = impact_of(start, both.after, versions.holding(), versions.papers())
    impact = with_findings(impact, found.changes, both, versions, on, kept)
    if any(each.sort == "scenario" for each in impact.beside):
        from cscx.cli.diff_scenarios import with_failing  # noqa: PLC0415 - loads every step

        impact = with_failing(impact, lambda: versions.whole(on), versions.papers)
    return impact


def _learning(
    found: Diff,
    impact: Impact | None,
    versions: TwoVersions,
    options: DiffOptions,
    language: Language,
) -> Learning:
    read = read_results(options.results, language)
    if impact is None or not (options.training or options.results):
        return Learning(None, read, () if impact is None else impact.tracks)
    with working(WORKING.to(language)):
        whole = versions.whole(day(options.as_of))
        touched = of_diff(found, impact, whole, read, every=options.every)
    return Learning(touched, read, impact.tracks)
