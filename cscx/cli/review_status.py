"""`cscx review status`: which approvals still hold, and what waits for whom."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime

import click

from cscx.change.approvals.standing import ASKED, Standing, standings
from cscx.cli.command import Argument, Command, Example, Option, language_for, language_option
from cscx.cli.errors import Failure, did_you_mean
from cscx.cli.opening import as_of_option, current_folder, day, open_settings
from cscx.cli.output import Printing, color_option, format_option, note, write_json, write_result
from cscx.cli.review_data import standing_data
from cscx.cli.review_text import StatusText
from cscx.cli.unread_files import tell_unread, unread_paths
from cscx.content.corpus import Corpus
from cscx.content.kinds.header import Header
from cscx.content.loading import read_corpus
from cscx.content.reviews import path_of
from cscx.messages import Text

_UNKNOWN = Text(
    "‘{name}’{name:이라는/라는} 시행 중이거나 검토 중인 문서가 없습니다.",
    "No document '{name}' is active or in review.",
)
_NOT_ASKED = Text(
    "{name}{name:은/는} status가 {status}라서 승인을 받지 않습니다.",
    "{name} asks for no approval: its status is {status}.",
)
_UNREADABLE = Text(
    "{why}. git에서 되돌리거나 다시 승인하세요.",
    "{why}. Restore the file from git or approve again.",
)


@click.command(
    "status",
    cls=Command,
    summary=("승인과 검토가 어떤지 본다.", "See how approvals and reviews stand."),
    about=(
        """다시 승인할 것(승인한 뒤 바뀐 것과 무엇이 바뀌었는지), 승인이 없는 것, 검토가 늦은 것을 담당별로 보여 준다.
        문서를 주면 그 문서의 승인을 모두 보여 준다.""",
        """What has to be approved again and what changed in it, what lacks an approval, and overdue
        reviews by owner. Given documents: all their approvals.""",
    ),
    examples=(
        Example("cscx review status", "밀린 것 모두", "all that waits"),
        Example("cscx review status --as CS매니저", "내가 승인할 것", "what waits for a role"),
        Example("cscx review status return-defect", "문서 하나의 승인", "one document"),
    ),
)
@click.argument(
    "names",
    metavar="[ID]...",
    nargs=-1,
    cls=Argument,
    words=("볼 문서. 안 쓰면 모두.", "The documents to look at. Default: all."),
)
@click.option(
    "--as",
    "role",
    metavar="ROLE",
    cls=Option,
    words=("이 역할이 승인하는 문서만.", "Only what this role approves."),
)
@click.option(
    "--owner",
    metavar="ROLE",
    cls=Option,
    words=("이 역할이 담당하는 문서만.", "Only what this role owns."),
)
@format_option
@as_of_option
@color_option
@language_option
@click.pass_context
def status(
    ctx: click.Context,
    /,
    *,
    names: tuple[str, ...],
    role: str | None,
    owner: str | None,
    format_: str,
    as_of: datetime | None,
    color: str,
) -> None:
    """Show how approvals and reviews stand."""
    root, settings = open_settings(current_folder())
    printing = Printing(format_, language_for(ctx, settings), color)
    corpus = read_corpus(root, settings, as_of=day(as_of))
    named = _named(corpus, names)
    found = [each for each in named if _concerns(each, role, owner)]
    for name, status_ in _not_asked(corpus, names):
        note(_NOT_ASKED(name=name, status=status_).to(printing.language))
    left = _left_over(corpus)
    tell_unread(corpus, printing.language)
    for each in corpus.reviews.unreadable():
        note(_UNREADABLE(why=each.message).to(printing.language))
    if printing.format == "json":
        data = {
            "format": 1,
            "as_of": corpus.as_of.isoformat(),
            "documents": standing_data(found, corpus, printing.language),
            "left_over": left,
            "unread": [
                *unread_paths(corpus),
                *(path_of(each.document) for each in corpus.reviews.unreadable()),
            ],
        }
        write_json(data)
        return
    text = StatusText(corpus, printing.language, printing.style(sys.stdout), role)
    lines = text.details(found) if names else text.overview(found, left)
    write_result("".join(f"{line}\n" for line in lines), None)


def _named(corpus: Corpus, names: tuple[str, ...]) -> list[Standing]:
    every = standings(corpus)
    if not names:
        return list(every)
    known = {each.document.id: each for each in every}
    others = dict(_not_asked(corpus, names))
    for name in names:
        if name not in known and name not in others:
            raise Failure(_UNKNOWN(name=name), did_you_mean(name, known))
    return [known[name] for name in dict.fromkeys(names) if name in known]


def _not_asked(corpus: Corpus, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Those of some documents that ask for no approval, with their status."""
    for name in dict.fromkeys(names):
        entry = corpus.find("document", name)
        body = entry.body if entry is not None and entry.document.is_usable else None
        if isinstance(body, Header) and body.status not in ASKED:
            yield name, body.status


def _concerns(each: Standing, role: str | None, owner: str | None) -> bool:
    asked = role is None or any(signature.role == role for signature in each.signatures)
    return asked and (owner is None or each.header.owner == owner)


def _left_over(corpus: Corpus) -> list[str]:
    """Approvals of documents that are not there any more."""
    ids = {document.id for document in corpus.documents}
    return [name for name in corpus.reviews.documents if name not in ids]
