"""The stamp of a page: when it was built, and which version of the policies it shows.

It stands in the page itself, so that a page out of a cache cannot borrow the date of newer files. A page is
made and cached with `PLACE` in it and gets its stamp when it is written: `stamped()`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import msgspec
from markupsafe import Markup

from cscx.content.kinds.facts import Fact
from cscx.gitrepo import commit_of
from cscx.messages import Text
from cscx.publish.audience import Audience, Published
from cscx.publish.pieces.dates import written
from cscx.publish.words import Wording

PLACE = "<cx-stamp></cx-stamp>"
"""Where the frame wants the stamp. No text of the knowledge base can hold it: its `<` is escaped."""
PREVIEW_PLACE = "<cx-preview></cx-preview>"
"""Where the frame wants to say that the site shows a coming day."""
KOREA = timezone(timedelta(hours=9))
"""Dates of policy are Korean dates."""
_LENGTH = 10
_BAD_EPOCH = Text(
    "SOURCE_DATE_EPOCH는 1970년부터 센 초입니다. 지금은 ‘{value}’입니다.",
    "SOURCE_DATE_EPOCH is the seconds since 1970, not '{value}'.",
)


class StampError(ValueError):
    """The environment names no moment; `text` says so."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """`built` in UTC, to the second; `version` names the published content, hexadecimal.

    `as_of` is the day the site speaks of; `commit` what git calls the content, with a `+` where files
    differ from that commit; `stale_hours` how old a page may be before it says that it is old.
    """

    built: datetime
    as_of: date
    version: str
    commit: str | None
    stale_hours: int


def moment(environ: Mapping[str, str]) -> datetime:
    """The moment of a build: SOURCE_DATE_EPOCH (reproducible-builds.org), else now.

    Raises StampError when the variable is no number of seconds.
    """
    given = environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError):
        raise StampError(_BAD_EPOCH(value=given)) from None


def stamp_of(shown: Published, audience: Audience, *, root: Path, built: datetime) -> Stamp:
    """The stamp of a build of the knowledge base at `root`."""
    settings = shown.corpus.settings
    return Stamp(
        built=built,
        as_of=shown.corpus.as_of,
        version=version_of(shown, audience),
        commit=commit_of(root, settings.content),
        stale_hours=settings.site.stale_hours,
    )


def version_of(shown: Published, audience: Audience) -> str:
    """A name for what a build publishes: the same content has the same version, whenever it was built."""
    corpus = shown.corpus
    hashed = hashlib.sha256(audience.encode())
    documents = sorted(corpus.documents, key=lambda document: document.path)
    for document in documents:
        if document.body is not None:
            hashed.update(f"\n{document.id}\n".encode())
            hashed.update(msgspec.json.encode(document.body))
    for stone in sorted(shown.retired):
        hashed.update(f"\n{stone.id} {stone.title} {stone.replaced_by}".encode())
    for name, fact in sorted(corpus.items("fact").items()):
        if isinstance(fact, Fact) and fact.next and fact.next.effective <= corpus.as_of.isoformat():
            hashed.update(f"\n{name} has its next value".encode())
    return hashed.hexdigest()[:_LENGTH]


def stamped(html: str, stamp: Markup, preview: Markup) -> str:
    """A page with its stamp where the frame wants it, at the last PLACE, and `preview` at its first.

    `stamp` is `markup(…)`, `preview` is `preview_markup(…)`, each made once a build.
    """
    html = html.replace(PREVIEW_PLACE, preview, 1)
    before, found, after = html.rpartition(PLACE)
    return f"{before}{stamp}{after}" if found else html


def preview_markup(stamp: Stamp, words: Wording) -> Markup:
    """What a page says first where it shows a day that has not come; empty on all other days."""
    if stamp.as_of <= stamp.built.astimezone(KOREA).date():
        return Markup("")
    day = written(stamp.as_of, words.language)
    return Markup('<p class="cx-preview" role="note">{text}</p>').format(
        text=words("preview_day", date=day)
    )


def markup(stamp: Stamp, words: Wording) -> Markup:
    """The stamp as it stands in a page: a sentence for readers, data for programs."""
    here = stamp.built.astimezone(KOREA)
    moment_ = written(f"{here:%Y-%m-%d} {here:%H:%M}", words.language)
    version = f"{stamp.version} ({stamp.commit})" if stamp.commit else stamp.version
    return Markup(
        '<p class="cx-stamp" data-cx-built="{built}" data-cx-version="{version}" data-cx-commit="{commit}"'
        ' data-cx-limit="{limit}">{as_of} · <time datetime="{built}">{moment}</time> · {words}</p>'
    ).format(
        built=f"{stamp.built:%Y-%m-%dT%H:%M:%SZ}",
        version=stamp.version,
        commit=stamp.commit or "",
        limit=stamp.stale_hours,
        as_of=words("as_of", date=written(stamp.as_of, words.language)),
        moment=words("stamp_built", date=moment_),
        words=words("stamp_version", version=version),
    )
