"""Whether a word was typed with the wrong layout on: what it is in the other one, if that makes sense.

Twin: js/layouts.js.
"""

from __future__ import annotations

from collections.abc import Iterable

from cscx.search import keyboard
from cscx.search.lexicon import Lexicon
from cscx.search.segmenter import Piece, segments


def korean_of(keys: Iterable[str], word: str, lexicon: Lexicon) -> str | None:
    """The Korean of a Latin word, whose keys may be read in several ways; None when it is Latin."""
    for typed in keys:
        korean = keyboard.to_hangul(typed)
        if korean and _makes_sense(korean, word, lexicon):
            return korean
    return None


def latin_of(word: str, lexicon: Lexicon) -> str | None:
    """The known Latin word that a Korean one is on its keys."""
    latin = keyboard.to_latin(word)
    return latin if latin is not None and lexicon.place(latin) is not None else None


def _makes_sense(korean: str, latin: str, lexicon: Lexicon) -> bool:
    """Whether Korean is made of known words, one of them longer than a syllable.

    Where the index knows the Latin word, too, as in a page that explains the wrong keyboard, the
    Korean words must be the commoner ones.
    """
    pieces = segments(korean, lexicon)
    longest = max((len(piece.text) for piece in pieces if piece.kind == "word"), default=0)
    if any(piece.kind == "unknown" for piece in pieces) or longest < min(2, len(korean)):
        return False
    place = lexicon.place(latin)
    return place is None or (longest > 1 and _are_commoner(pieces, place, lexicon))


def _are_commoner(pieces: Iterable[Piece], than: int, lexicon: Lexicon) -> bool:
    places = (lexicon.place(piece.text) for piece in pieces if piece.kind == "word")
    return all(place is not None and lexicon.costs[place] < lexicon.costs[than] for place in places)
