"""The page of a learning track: what to read and practise, day by day."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cscx.content.document import Document
from cscx.content.kinds.track import Track
from cscx.publish.addresses import QUIZ, Address, below_root
from cscx.publish.pieces import outline, parts
from cscx.publish.practised import drills_link
from cscx.publish.site import Link, View


class Day(msgspec.Struct, frozen=True):
    """One day of a track."""

    title: str
    learn: Sequence[Link]
    drill: Sequence[Link]
    pass_mark: str
    optional: bool


class TrackPage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the page of a track shows; `quiz` is the address of quizzes below the root."""

    id: str
    quiz: str
    head: parts.Head
    role: Link
    needs: Sequence[Link]
    sign_off: Link | None
    days: Sequence[Day]
    users: Sequence[parts.Users]


def model(view: View, document: Document) -> TrackPage:
    """What the page of a track shows."""
    track = document.body
    assert isinstance(track, Track)  # noqa: S101 - the kind of the document
    words = view.words
    return TrackPage(
        id=document.id,
        quiz=below_root(Address(QUIZ), folders=view.site.folders),
        head=outline.head(view, document),
        role=view.link("role", track.role),
        needs=[view.link("track", name) for name in track.needs],
        sign_off=view.link("role", track.sign_off) if track.sign_off else None,
        days=[
            Day(
                words("day", n=number),
                [view.link("document", name) for name in day.learn],
                [drills_link(view, name) or view.link("document", name) for name in day.drill],
                words("pass_mark", value=day.pass_) if day.pass_ else "",
                day.optional,
            )
            for number, day in enumerate(track.days, 1)
        ],
        users=parts.users(view, parts.entry_of(document)),
    )
