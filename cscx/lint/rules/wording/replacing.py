"""A term put in another's place, with the particle that fits."""

from __future__ import annotations

from cscx.content.corpus import Corpus
from cscx.lint.rule import Finding, Note, Place, Replacement, part
from cscx.lint.rules.wording.particles import after_word
from cscx.lint.rules.wording.spotting import Spot
from cscx.lint.rules.wording.texts import place_of
from cscx.messages import Text, same

_SAY = Text("‘{say}’{say:으로/로} 바꾸세요.", "Say {say!r}.")
_LEAVE_OUT = Text("다른 말로 바꾸거나 빼세요.", "Use another word, or leave it out.")
_CHANGE = Text("‘{say}’{say:으로/로} 바꾸기", "Change to {say!r}")
_TERM = Text("용어집에 정했습니다.", "Decided in the list of terms.")


def finding(
    corpus: Corpus, spot: Spot, message: Text, say: str | None, *, fixable: bool
) -> Finding:
    """A finding on a term, which tells what to say instead and why."""
    place = place_of(spot.document, spot.text, spot.start, spot.end)
    notes = _notes(corpus, spot.word)
    if say is None:
        return Finding(place, message, _LEAVE_OUT, notes)
    fix = None
    if fixable:
        end, particle = after_word(spot.text.text, spot.end, say)
        whole = place_of(spot.document, spot.text, spot.start, end)
        fix = Replacement(_CHANGE(say=say), part(whole, say + particle))
    return Finding(place, message, _SAY(say=say), notes, fix)


def _notes(corpus: Corpus, word: str) -> tuple[Note, ...]:
    entry = corpus.find("term", word)
    if entry is None:
        return ()
    because = getattr(entry.body, "because", None)
    place = Place(entry.document, entry.path, on_key=True)
    return (Note(place, same(because) if because else _TERM),)
