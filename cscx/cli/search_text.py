"""The results of `cscx search` on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cscx.cells import wrap
from cscx.cli.help import columns
from cscx.cli.output import Style
from cscx.cli.search_found import Found
from cscx.messages import Language, Text
from cscx.search.engine import Results
from cscx.search.snippet import Marked

_INDENT = "   "
_READ_AS = Text("{typed} → {meant}{meant:으로/로} 찾았습니다.", "Looked for {meant} ({typed}).")
_RELATED = Text("비슷하지만 다른 말: {words}", "Near, but another thing: {words}")
_NOTHING = Text("‘{words}’{words:으로/로} 찾은 것이 없습니다.", "Nothing found for '{words}'.")
_FEWER = Text(
    "낱말을 줄이거나 고객이 쓰는 말로 바꿔 보세요.", "Try fewer words, or those customers use."
)
_EMPTY = Text("찾을 문서가 하나도 없습니다.", "There is no document to search.")
_DRAFTS = Text(
    "초안과 검토 중인 문서까지 찾으려면 --drafts를 붙이세요. 새 문서는 cscx new로 만듭니다.",
    "Add --drafts to search drafts, too; cscx new writes a document.",
)
_FILTERED = Text("거르지 않으면 {n}건 있습니다: {ids}", "Without the filters there are {n}: {ids}")
_MOST_NAMED = 3


class SearchText:
    """Prints results in one language and style."""

    def __init__(self, language: Language, style: Style) -> None:
        self._language, self._style = language, style

    def lines(self, results: Results, found: Sequence[Found]) -> Iterator[str]:
        """What was understood, each hit, and what is near."""
        yield from self._understood(results)
        for number, each in enumerate(found, 1):
            yield from self._hit(number, each)
        yield from self._related(results)

    def nothing(self, words: str, results: Results, without_filters: Results) -> Iterator[str]:
        """That nothing was found, and what to try."""
        yield _NOTHING(words=words).to(self._language)
        yield from self._understood(results)
        others = [hit.id for hit in without_filters.hits]
        if others:
            named = ", ".join(others[:_MOST_NAMED])
            yield _FILTERED(n=str(len(others)), ids=named).to(self._language)
        else:
            yield _FEWER.to(self._language)
        yield from self._related(results)

    def empty(self) -> Iterator[str]:
        """That the knowledge base holds nothing to find, and what to do."""
        yield _EMPTY.to(self._language)
        yield _DRAFTS.to(self._language)

    def _understood(self, results: Results) -> Iterator[str]:
        for typed, meant in results.corrections:
            yield _READ_AS(typed=typed, meant=meant).to(self._language)

    def _related(self, results: Results) -> Iterator[str]:
        if results.related:
            yield _RELATED(words=", ".join(results.related)).to(self._language)

    def _hit(self, number: int, found: Found) -> Iterator[str]:
        hit = found.hit
        about = " · ".join(filter(None, (hit.kind, hit.status)))
        yield f"{number}. {self._marked(hit.title)}  {self._style(about, 'dim')}"
        place = "".join(hit.place)
        where = f"{hit.id} › {place}" if place else hit.id
        source = found.path or ""
        if found.line is not None:
            source = f"{source}:{found.line}"
        yield f"{_INDENT}{self._style(source, 'cyan')}  {where}".rstrip()
        for line in self._wrapped(hit.text):
            yield _INDENT + line

    def _marked(self, pieces: Marked) -> str:
        return "".join(
            self._style(piece, "bold") if at % 2 else piece for at, piece in enumerate(pieces)
        )

    def _wrapped(self, pieces: Marked) -> Iterator[str]:
        """A snippet in lines of the terminal's width, its marks kept over the ends of lines."""
        text = " ".join("".join(pieces).split())
        marked = _marks(pieces)
        at = 0
        for line in wrap(text, columns() - len(_INDENT)):
            start = text.index(line, at)
            at = start + len(line)
            yield self._marked(_cut(text, marked, start, at))


def _marks(pieces: Marked) -> list[tuple[int, int]]:
    """Where marks stand in the text with its white space made single blanks."""
    marks, text = [], ""
    for at, piece in enumerate(pieces):
        start = len(" ".join((text + piece[:1]).split())) - bool(piece[:1].strip())
        text += piece
        if at % 2 and piece:
            marks.append((start, len(" ".join(text.split()))))
    return marks


def _cut(text: str, marks: Sequence[tuple[int, int]], start: int, end: int) -> Marked:
    pieces, at = [], start
    for mark_start, mark_end in marks:
        first, last = max(mark_start, at), min(mark_end, end)
        if first < last:
            pieces += [text[at:first], text[first:last]]
            at = last
    return [*pieces, text[at:end]]
