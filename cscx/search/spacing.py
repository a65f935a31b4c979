"""Spaces that fell into the wrong place: 환 불 is read as 환불, and 배송 비는 as 배송비는.

Two words are one when a word of the index stands across the space and at least one of the two makes
little sense alone: it holds something unknown, or is a lone syllable. Twin: js/spacing.js.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cscx.search.lexicon import Lexicon
from cscx.search.segmenter import Piece, segments
from cscx.search.words import Word

NEGATIONS = frozenset(("안", "못"))
"""Adverbs that turn the next word round and say nothing of what is asked for."""


def respaced(runs: Sequence[Word], lexicon: Lexicon, fillers: Collection[str]) -> list[Word]:
    """The words of a query, wrongly spaced ones put together."""
    found: list[Word] = []
    for run in runs:
        before = found[-1] if found else None
        if before and _are_neighbours(before, run):
            whole = Word(before.text + run.text, before.start, "hangul")
            own = {before.text, run.text}
            if not own & NEGATIONS and own.isdisjoint(fillers) and _is_one(before, run, lexicon):
                # The space is taken out of the length, so the next one is looked for where it was.
                found[-1] = whole._replace(start=run.start - len(before.text))
                continue
        found.append(run)
    return found


def _are_neighbours(before: Word, run: Word) -> bool:
    hangul = before.script == run.script == "hangul"
    return hangul and before.start + len(before.text) + 1 == run.start


def _is_one(before: Word, run: Word, lexicon: Lexicon) -> bool:
    alone = [segments(before.text, lexicon), segments(run.text, lexicon)]
    if not any(_is_strange(pieces) for pieces in alone):
        return False
    together = segments(before.text + run.text, lexicon)
    if not _crosses(together, len(before.text)):
        return False
    unknown = sum(map(_unknown, alone))
    fewer = len(together) < sum(map(len, alone))
    return _unknown(together) < unknown or (_unknown(together) == unknown and fewer)


def _is_strange(pieces: Sequence[Piece]) -> bool:
    return _unknown(pieces) > 0 or (len(pieces) == 1 and len(pieces[0].text) == 1)


def _unknown(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces if piece.kind == "unknown")


def _crosses(pieces: Sequence[Piece], border: int) -> bool:
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        if start < border < end:
            return piece.kind == "word"
        start = end
    return False
