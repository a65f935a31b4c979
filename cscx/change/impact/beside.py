"""Pages and scenarios that name what changed: what people wrote beside the documents."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final, Literal, NamedTuple
from urllib.parse import unquote

from cscx.change.impact.old_values import pattern_of
from cscx.change.impact.ties import Name
from cscx.content.papers import Paper
from cscx.messages import Text

Grade = Literal["wrong", "reread", "mentions"]
_TITLE: Final = {
    "page": re.compile(r"^(?:title:[ \t]*[\"']?|#[ \t]+)(.+?)[\"']?[ \t#]*$", re.MULTILINE),
    "scenario": re.compile(r"^[ \t]*(?:기능|Feature)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE),
}
_ASCII: Final = re.compile(r"[a-z0-9_-]+\Z")
_PARTICLES: Final = r"(?:은|는|이|가|을|를|과|와|에|의|도)"
_CALLED: Final = (
    r"(?:은|는|이|가|을|를|과|와|이나|나|이랑|랑|의|도|만|로|으로|께|께서|"
    r"(?:에게|한테)(?:는|도|만|서)?|이다|다|이고|고|이며|며|인)"
)
"""A role is who approves, whom a case goes to, or the answer itself."""


class Failing(NamedTuple):
    """A scenario that does not come out since the change: the line of the step, and what is wrong."""

    line: int
    text: Text


class Beside(NamedTuple):
    """A page or scenario that names something of a change: by line, from 1, what is named there.

    Wrong is what names something gone; or else what has `failing` scenarios. `written` are lines that
    write a value by hand which a fact no longer has.
    """

    path: str
    sort: str
    title: str
    grade: Grade
    places: tuple[tuple[int, Name], ...]
    failing: tuple[Failing, ...] = ()
    written: tuple[tuple[int, str], ...] = ()


def beside(
    papers: Iterable[Paper],
    roots: Collection[Name],
    gone: Collection[Name],
    deciding: Collection[Name],
    named: Collection[Name] = (),
    values: Collection[str] = (),
) -> Iterator[Beside]:
    """What names any of it, by path.

    Wrong is what names something `gone`. What names a root is to be reread, because nothing written by hand
    follows a change; so is a scenario of what decides otherwise through others (`deciding`), which a page
    only mentions. What only says something else, or provably decides as before (`named`), is mentioned. In what is to
    be reread the old `values` of facts are looked for.
    """
    for paper in papers:
        graded: list[tuple[Grade, int, Name]] = []
        graded += (("wrong", *each) for each in _places(paper, gone))
        graded += (("reread", *each) for each in _places(paper, roots))
        further: Grade = "reread" if paper.sort == "scenario" else "mentions"
        graded += ((further, *each) for each in _places(paper, set(deciding) - set(roots)))
        graded += (("mentions", *each) for each in _places(paper, set(named)))
        if graded:
            order = ("wrong", "reread", "mentions")
            worst = min((grade for grade, _, _ in graded), key=order.index)
            places = sorted((line, name) for grade, line, name in graded if grade == worst)
            found = Beside(
                paper.path, paper.sort, _title(paper), worst, tuple(dict.fromkeys(places))
            )
            yield found._replace(written=_written(paper, values)) if worst == "reread" else found


def _written(paper: Paper, values: Collection[str]) -> tuple[tuple[int, str], ...]:
    """The lines that write one of some values, with the value."""
    wanted = tuple(value for value in values if any(letter.isdigit() for letter in value))
    if not any(value in paper.text for value in wanted):
        return ()
    pattern = pattern_of(wanted)
    found = ((at, pattern.search(line)) for at, line in enumerate(paper.text.split("\n"), 1))
    return tuple((at, match[0]) for at, match in found if match is not None)


def _places(paper: Paper, names: Collection[Name]) -> Iterator[tuple[int, Name]]:
    """The lines that name something."""
    text = unquote(paper.text) if "%" in paper.text else paper.text
    present = [each for each in sorted(names) if each[1] in text]
    patterns = [(each, _pattern(each, paper.sort)) for each in present]
    if not patterns:
        return
    for number, line in enumerate(text.split("\n"), 1):
        for name, pattern in patterns:
            if name[1] in line and pattern.search(line) is not None:
                yield number, name


def _pattern(name: Name, sort: str) -> re.Pattern[str]:
    """How a text names something: a Korean name by its reference or address, an id as a whole word.

    An id of a single word (`exchange`) may be a word of a page; a scenario gives its inputs by name and
    calls roles by theirs, with any particle.
    """
    word = re.escape(name[1])
    if not _ASCII.match(name[1]):
        referred = rf"(?:[a-z]:|#){word}(?![\w-])"
        if sort == "scenario" and name[0] == "input":
            return re.compile(rf"{referred}|(?<!\w){word}(?={_PARTICLES}(?!\w)|[ \t]*\|)")
        if sort == "scenario" and name[0] == "role":
            return re.compile(rf"{referred}|(?<![\w-]){word}{_CALLED}?(?![\w-])")
        return re.compile(referred)
    before = r"(?<![a-z0-9_-])" if sort == "scenario" or "-" in word else r"(?<=[:/#`<(\"'])"
    return re.compile(rf"{before}{word}(?![A-Za-z0-9_-])")


def _title(paper: Paper) -> str:
    found = _TITLE[paper.sort].search(paper.text)
    return found[1] if found else paper.path.rpartition("/")[2].rpartition(".")[0]
