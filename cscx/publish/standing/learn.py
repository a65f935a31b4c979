"""The learning page, and the page that plays every quiz: what it asks stands in its address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from cscx.content.document import Document
from cscx.content.kinds.header import Header
from cscx.content.kinds.track import Track
from cscx.publish.addresses import DRILLS, LEARN, QUIZ, Address, below_root
from cscx.publish.page import Page
from cscx.publish.pieces import parts
from cscx.publish.practised import practised
from cscx.publish.site import Link, Site, View
from cscx.publish.standing.indexes import TRAINING, TRAINING_KINDS, documents_kinds

HOME = f"{LEARN}/index"
_TRACK = "tracks/TRACK"
"""Where the script puts the id of a track."""


class TrackCard(msgspec.Struct, frozen=True):
    """A track on the learning page."""

    id: str
    link: Link
    summary: str
    days: str
    needs: Sequence[Link]


class TracksOf(msgspec.Struct, frozen=True):
    """The tracks of a role."""

    title: str
    tracks: Sequence[TrackCard]


class LearnPage(msgspec.Struct, frozen=True):
    """What the learning page shows before its script says what is due; `quiz` below the root."""

    head: parts.Head
    quiz: str
    mixed: str
    drills: Link | None
    roles: Sequence[TracksOf]
    more: Sequence[Link]


class QuizPage(msgspec.Struct, frozen=True):
    """What the page of a quiz shows before its script says what is asked.

    `learn` and `track` are addresses below the root, the latter with a place for the id.
    """

    crumbs: Sequence[Link]
    learn: str
    track: str


def teaches(site: Site) -> bool:
    """Whether a site has pages to learn on: not for customers, nor where there is nothing to know."""
    return site.audience != "customer" and any(
        isinstance(document.body, Header | Track) for document in site.corpus.documents
    )


def pages(site: Site) -> list[Page]:
    """The learning page and the quiz."""
    if not teaches(site):
        return []
    words = site.words
    return [
        Page(
            path=HOME,
            title=words["learning"],
            template="learn.html",
            model=_home,
            section=TRAINING,
        ),
        Page(
            path=QUIZ,
            title=words["quiz"],
            template="quiz.html",
            model=_quiz,
            section=TRAINING,
        ),
    ]


def _home(view: View) -> LearnPage:
    words, folders = view.words, view.site.folders
    by_role: dict[str, list[TrackCard]] = {}
    for document, track in _in_order(view):
        card = TrackCard(
            document.id,
            view.link("track", document.id),
            view.plain(track.summary),
            words("learn_days", n=len(track.days)),
            [view.link("track", name) for name in track.needs],
        )
        by_role.setdefault(view.link("role", track.role).text, []).append(card)
    return LearnPage(
        parts.Head(title=words["learning"], crumbs=[], lead=view.line(words["learning_lead"])),
        below_root(Address(QUIZ), folders=folders),
        view.href(Address(QUIZ)) + "#mixed=",
        view.page(f"{DRILLS}/index", words["drills"]) if practised(view.site) else None,
        [TracksOf(words("learn_tracks_of", role=role), cards) for role, cards in by_role.items()],
        list(_more(view)),
    )


def _in_order(view: View) -> list[tuple[Document, Track]]:
    """The tracks, each after those it needs; what needs nothing comes first."""
    found = list(view.corpus.of(Track))
    needs = {document.id: track.needs for document, track in found}

    def depth(name: str, above: frozenset[str] = frozenset()) -> int:
        before = [each for each in needs.get(name, ()) if each not in above]
        return 1 + max((depth(each, above | {name}) for each in before), default=0)

    return sorted(found, key=lambda pair: depth(pair[0].id))


def _more(view: View) -> Iterator[Link]:
    """The lists of what there is to learn and practise with."""
    kinds = [kind for kind in documents_kinds(view.site) if kind.name in TRAINING_KINDS]
    if kinds:
        yield view.page(f"{TRAINING}/index", view.words["training_all"])
    for kind in kinds:
        yield view.page(f"{kind.folder}/index", view.kinds_title(kind))


def _quiz(view: View) -> QuizPage:
    folders = view.site.folders
    return QuizPage(
        [view.page(HOME, view.words["learning"])],
        below_root(Address(HOME), folders=folders),
        below_root(Address(_TRACK), folders=folders),
    )
