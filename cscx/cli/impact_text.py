"""What depends on a change, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from cscx.cells import wrap
from cscx.change.changes import Subject
from cscx.change.impact import words
from cscx.change.impact.beside import Beside, Grade
from cscx.change.impact.impact import GRADES, Concerned, Impact
from cscx.change.version import Version
from cscx.change.words import MORE, kind_name, title_after
from cscx.cli.help import columns
from cscx.cli.output import Style
from cscx.messages import Language, Text

T = TypeVar("T")

_MOST: dict[Grade, int] = {"wrong": 20, "reread": 20, "mentions": 5}
_COLORS: dict[Grade, str] = {"wrong": "red", "reread": "yellow", "mentions": "dim"}


def shortened(items: Sequence[T], most: int) -> Sequence[T]:
    """The first `most`; all where just one would be left out, which takes no more room than to say so."""
    return items if len(items) <= most + 1 else items[:most]


class ImpactText:
    """Writes the lines of an impact; `every` leaves nothing out."""

    def __init__(self, language: Language, style: Style, *, every: bool) -> None:
        self._language, self._style, self._every = language, style, every

    def roots(self, impact: Impact) -> Iterator[str]:
        """What everything depends on, and where it stands."""
        version = Version(impact.corpus)
        for root in impact.roots:
            entry = impact.corpus.find(root.kind, root.name)
            place = None if entry is None else version.place(entry.document, entry.path)
            kind = self._style(self._say(kind_name(root.kind, opening=True)), "cyan")
            where = "" if place is None else self._style(f"  {place.path}:{place.line}", "dim")
            yield f"{kind}{self._style(title_after(root.kind, root.title), 'bold')}{where}"

    def lines(self, impact: Impact, indent: str = "", *, tracks: bool = True) -> Iterator[str]:
        """By what it asks of its owner; then the days of learning tracks, where they are not told with the questions."""
        yield from self._reached(impact, indent, tracks=tracks)
        if impact.unchecked is not None:
            yield from self._wrapped(f"{self._say(impact.unchecked)}.", indent)

    def _reached(self, impact: Impact, indent: str, *, tracks: bool) -> Iterator[str]:
        if impact.skipped:
            text = f"{self._say(words.SKIPPED(n=f'{len(impact.roots):,}'))}."
            yield from self._wrapped(text, indent)
            return
        if impact.is_empty:
            yield f"{indent}{self._say(words.nothing(impact))}."
            return
        version = Version(impact.corpus)
        for grade in GRADES:
            found: tuple[Concerned | Beside, ...] = (*impact.of(grade), *impact.named(grade))
            if found:
                heading = f"{self._say(words.GRADES[grade])} {len(found):,}"
                yield indent + self._style(heading, _COLORS[grade])
                yield from self._list(found, _MOST[grade], version, impact.roots, indent)
        if impact.tracks and tracks:
            yield indent + self._say(words.TRACKS)
            for each in impact.tracks:
                days = words.parts(each.spots)
                told = (
                    each.subject.title
                    if days is None
                    else f"{each.subject.title}: {self._say(days)}"
                )
                yield from self._wrapped(told, f"{indent}  ")

    def _list(
        self,
        found: Sequence[Concerned | Beside],
        most: int,
        version: Version,
        roots: Sequence[Subject],
        indent: str,
    ) -> Iterator[str]:
        some = found if self._every else shortened(found, most)
        for each in some:
            if isinstance(each, Beside):
                yield from self._beside(each, f"{indent}  ")
            else:
                yield from self._concerned(each, version, roots, f"{indent}  ")
        if len(some) < len(found):
            yield f"{indent}  {self._say(MORE(n=f'{len(found) - most:,}'))}"

    def _concerned(
        self, each: Concerned, version: Version, roots: Sequence[Subject], indent: str
    ) -> Iterator[str]:
        place = version.place(each.document, each.spots[0].path if each.spots else ())
        kind = self._say(kind_name(each.subject.kind, opening=True))
        where = self._style(f"{place.path}:{place.line}", "dim")
        title = title_after(each.subject.kind, each.subject.title)
        yield f"{indent}{kind}{self._style(title, 'bold')}  {where}"
        below = words.below(each)
        if below is not None:
            yield from self._wrapped(self._say(below), f"{indent}  ")
        for spot in each.spots:
            text = words.spot_text(spot, roots)
            if spot.why is not None and text is not None:
                yield from self._wrapped(f"{self._say(text)}.", f"{indent}  ")
        also = words.also(each)
        if also is not None:
            yield from self._wrapped(self._say(also), f"{indent}  ")
        way = words.way(each)
        if way is not None:
            for line in self._wrapped(self._say(way), f"{indent}  "):
                yield self._style(line, "dim")

    def _beside(self, each: Beside, indent: str) -> Iterator[str]:
        kind = self._say(kind_name(each.sort, opening=True))
        where = self._style(f"{each.path}:{words.first_line(each)}", "dim")
        yield f"{indent}{kind} {self._style(each.title, 'bold')}  {where}"
        for text in (*(words.failing(each) or [words.lines(each)]), *words.written(each)):
            yield from self._wrapped(self._say(text), f"{indent}  ")

    def _wrapped(self, text: str, indent: str) -> Iterator[str]:
        for line in wrap(text, columns() - len(indent)):
            yield f"{indent}{line}"

    def _say(self, text: Text) -> str:
        return text.to(self._language)
