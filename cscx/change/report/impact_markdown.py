"""What depends on a change, as a part of the comment of a pull request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cscx.change.impact import words
from cscx.change.impact.beside import Beside
from cscx.change.impact.impact import GRADES, Concerned, Impact
from cscx.change.report.escaping import escaped, folded
from cscx.change.version import Version
from cscx.change.words import MORE, kind_name, title_after
from cscx.messages import Language, Text

_MOST: Final = 40
_OPEN: Final = 12
"""Things to be reread that are seen without a click."""


def impact_markdown(impact: Impact, language: Language, *, tracks: bool = True) -> Iterator[str]:
    """The lines of the part; what only mentions a change is folded. `tracks`: with the days of learning tracks."""
    writer = _Markdown(impact, language)
    yield f"#### {writer.say(words.HEADING)}"
    yield ""
    if impact.skipped:
        yield f"{writer.say(words.SKIPPED(n=f'{len(impact.roots):,}'))}."
    elif impact.is_empty:
        yield f"{writer.say(words.nothing(impact))}."
    else:
        yield from writer.groups(tracks=tracks)
    yield ""
    if impact.unchecked is not None:
        yield f"{writer.say(impact.unchecked)}."
        yield ""


class _Markdown:
    def __init__(self, impact: Impact, language: Language) -> None:
        self._impact, self._language = impact, language
        self._version = Version(impact.corpus)

    def say(self, text: Text) -> str:
        return escaped(text.to(self._language))

    def groups(self, *, tracks: bool) -> Iterator[str]:
        found: tuple[Concerned | Beside, ...]
        for grade in GRADES:
            found = (*self._impact.of(grade), *self._impact.named(grade))
            if not found:
                continue
            heading = f"{words.GRADES[grade].to(self._language)} {len(found):,}"
            if grade == "mentions" or (grade == "reread" and len(found) > _OPEN):
                yield from folded(heading, self._list(found))
            else:
                yield f"**{heading}**"
                yield ""
                yield from self._list(found)
            yield ""
        if self._impact.tracks and tracks:
            yield f"**{self.say(words.TRACKS)}**"
            yield ""
            for each in self._impact.tracks:
                days = words.parts(each.spots)
                told = "" if days is None else f": {self.say(days)}"
                yield f"- {escaped(each.subject.title)}{told}"

    def _list(self, found: tuple[Concerned | Beside, ...]) -> Iterator[str]:
        for each in found[:_MOST]:
            if isinstance(each, Beside):
                yield from self._beside(each)
                continue
            kind = self.say(kind_name(each.subject.kind, opening=True))
            place = self._version.place(each.document, each.spots[0].path if each.spots else ())
            title = escaped(title_after(each.subject.kind, each.subject.title))
            line = f"- {kind}{title} `{place.path}:{place.line}`"
            below = words.below(each)
            yield line if below is None else f"{line}: {self.say(below)}"
            yield from (
                f"  - {self.say(text)}"
                for spot in each.spots
                if spot.why is not None
                and (text := words.spot_text(spot, self._impact.roots)) is not None
            )
            for text in (words.also(each), words.way(each)):
                if text is not None:
                    yield f"  - {self.say(text)}"
        if len(found) > _MOST:
            yield f"- {self.say(MORE(n=f'{len(found) - _MOST:,}'))}"

    def _beside(self, each: Beside) -> Iterator[str]:
        kind = self.say(kind_name(each.sort, opening=True))
        where = f"`{each.path}:{words.first_line(each)}`"
        line = f"- {kind} {escaped(each.title)} {where}"
        if not each.failing:
            line += f": {self.say(words.lines(each))}"
        yield line
        for text in (*words.failing(each), *words.written(each)):
            yield f"  - {' '.join(self.say(text).split())}"
