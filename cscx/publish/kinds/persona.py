"""The page of a customer to practise with: mood, words, the case, and what only a question brings out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from markupsafe import Markup

from cscx.content.document import Document
from cscx.content.kinds.persona import Persona
from cscx.publish.pieces import outline, parts
from cscx.publish.pieces.conditions import with_unit
from cscx.publish.site import Link, View

_CALMEST = 3


class PersonaPage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the page of a persona shows."""

    head: parts.Head
    mood: str
    says: Sequence[tuple[str, Markup]]
    case: Sequence[tuple[Link, Markup]]
    reveals: Sequence[tuple[Link, Markup]]
    users: Sequence[parts.Users]


def model(view: View, document: Document) -> PersonaPage:
    """What the page of a persona shows."""
    persona = document.body
    assert isinstance(persona, Persona)  # noqa: S101 - the kind of the document
    words = view.words
    said = {
        "says_open": persona.says.open,
        "says_calm": persona.says.calm,
        "says_angry": persona.says.angry,
    }
    mood = max(-_CALMEST, min(_CALMEST, persona.mood))
    return PersonaPage(
        head=outline.head(view, document),
        mood=words[f"mood_{mood}"],
        says=[(words[key], view.line(text)) for key, text in said.items() if text],
        case=[
            (view.link("input", name), with_unit(view, name, v)) for name, v in persona.case.items()
        ],
        reveals=[(view.link("input", name), _told(view, v)) for name, v in persona.reveals.items()],
        users=parts.users(view, parts.entry_of(document)),
    )


def _told(view: View, given: Any) -> Markup:
    return view.line(str(given))
