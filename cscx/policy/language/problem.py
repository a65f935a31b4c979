"""What is wrong with a table as written: where, why, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass

from cscx.messages import Text, same

Path = tuple[str | int, ...]

_AT = Text("{column}번째 글자 ‘{part}’: {message}", "Column {column}, “{part}”: {message}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake.

    `path` leads to the value in the table's definition, such as ("rules", 3, "when", "경과일").
    `start` and `end` are the code points of `cell` that are wrong, counted from 0, end exclusive;
    both None when the whole value is.
    """

    path: Path
    message: Text
    hint: Text
    start: int | None = None
    end: int | None = None
    cell: str = ""

    @property
    def text(self) -> Text:
        """The sentence, which names the column inside the cell where there is one."""
        if self.start is None:
            return self.message
        part = self.cell[self.start : self.end]
        return _AT(column=self.start + 1, part=part, message=self.message)

    @property
    def sentence(self) -> Text:
        """The same with its full stop, for where it stands alone."""
        text = self.text
        return Text(f"{text.ko}.", f"{text.en}.")


class ProblemError(Exception):
    """Raised where the first problem ends the work, as for one cell or one given value."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text.en)
        self.problem = problem


class TableError(Exception):
    """Raised when a table cannot be compiled; carries everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(problem.text.en for problem in problems))
        self.problems = problems


def wrong(message: Text, hint: Text, **values: object) -> ProblemError:
    """A problem of a whole value, to be raised; its place is added by whoever knows it.

    Without `values` the texts are taken as they are: they may quote braces that somebody wrote.
    """
    if values:
        message, hint = message(**values), hint(**values)
    return ProblemError(Problem((), message, hint))


NO_HINT = same("")
