"""Line after line of a group that is off alike: one problem where the group lost its indentation."""

from __future__ import annotations

from collections.abc import Iterable

from cscx.content.parser_error import written_line
from cscx.content.problems import Problem
from cscx.messages import Text

_MANY = 3  # lines of a group that are off alike


def one_for_a_group(text: str, found: Iterable[Problem]) -> list[Problem]:
    """The line above that stands too far left, rather than each of the lines below it."""
    alike: dict[tuple[Text, int], list[Problem]] = {}
    for problem in found:
        column = problem.start - text.rfind("\n", 0, problem.start) - 1
        alike.setdefault((problem.message, column), []).append(problem)
    result = []
    for (_, column), problems in alike.items():
        if len(problems) < _MANY:
            result += problems
            continue
        start, end = _less_indented(text, problems[0].start, column)
        result.append(problems[0]._replace(start=start, end=end))
    return result


def _less_indented(text: str, index: int, column: int) -> tuple[int, int]:
    """The nearest line above that starts before a column; the line itself when there is none."""
    at = index
    while (at := text.rfind("\n", 0, at)) >= 0:
        start, end = written_line(text, at)
        if start < end and start - (text.rfind("\n", 0, start) + 1) < column:
            return start, end
    return written_line(text, index)
