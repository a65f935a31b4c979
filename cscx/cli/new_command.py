"""`cscx new`."""

from __future__ import annotations

import os
import re
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from cscx.cli.asked_paths import shown_from
from cscx.cli.command import Argument, Command, Example, Option, language_for, language_option
from cscx.cli.errors import Failure, did_you_mean
from cscx.cli.opening import as_of_option, current_folder, day, open_settings
from cscx.cli.output import note, write_result
from cscx.cli.placing import place
from cscx.content.corpus import Corpus
from cscx.content.kinds import Kind, all_kinds
from cscx.content.loading import read_corpus
from cscx.messages import Text
from cscx.scaffold.skeleton import LackingError, skeleton
from cscx.settings import Settings
from cscx.text import closest

_TRAINING = ("track", "persona", "question")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NO_KIND = Text("‘{name}’ 종류는 없습니다.", "There is no kind '{name}'.")
_KINDS = Text("쓸 수 있는 종류: {kinds}", "Kinds: {kinds}")
_NO_ID = Text(
    "파일 이름에 ‘{name}’처럼 쓸 수 없습니다. 영문 소문자, 숫자, -로 씁니다.",
    "'{name}' cannot be a file name: lower-case letters, digits and -.",
)
_WRITE_SO = Text("‘{name}’처럼 쓰세요.", "Write '{name}'.")
_TAKEN = Text("‘{name}’ 이름은 이미 쓰고 있습니다: {path}", "'{name}' is taken: {path}")
_OTHER_NAME = Text(
    "다른 이름을 쓰세요. 지운 문서의 이름도 다시 쓰지 않습니다.",
    "Choose another name. Names of deleted documents are not used again either.",
)
_ONE_CALENDAR = Text("달력은 하나만 둡니다: {path}", "There is one calendar only: {path}")
_ITEM_TAKEN = Text(
    "{kind} ‘{name}’{name:이/가} 이미 있습니다: {path}",
    "There is a {kind} '{name}' already: {path}",
)
_ITEM_TITLE = Text("--title로 다른 이름을 주세요.", "Give it another name with --title.")
_MAKE_FIRST = Text("먼저 만드세요: cscx new {kind} …", "Make one first: cscx new {kind} …")
_NEXT = Text("다음: 내용을 채우고 cscx lint {path}", "Next: fill it in, then cscx lint {path}")


class _KindName(click.ParamType[str]):
    """The name of a kind; completes them."""

    name = "KIND"

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click passes it
        param: click.Parameter,  # noqa: ARG002 - click passes it
        incomplete: str,
    ) -> list[Any]:
        """The kinds that begin like what is typed."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only for completion

        return [
            CompletionItem(kind.name, help=kind.title.ko)
            for kind in all_kinds().values()
            if kind.name.startswith(incomplete)
        ]


@click.command(
    "new",
    cls=Command,
    summary=("문서나 목록의 뼈대를 만든다.", "Write the skeleton of a document or list."),
    about=(
        """설명이 달린 뼈대를 알맞은 폴더에 만든다. 역할, 문의 사유, 채널은 지식 베이스에 있는 것으로 채우고,
        만들자마자 검사를 통과한다.

        종류: sop, script, exception, escalation, facts, inputs, roles, channels, reasons, terms, laws,
        calendar, kpis, notices, track, persona, question""",
        """Writes a commented skeleton into the right folder. Roles, contact reasons and channels are
        taken from the knowledge base, and it lints clean at once.

        Kinds: sop, script, exception, escalation, facts, inputs, roles, channels, reasons, terms,
        laws, calendar, kpis, notices, track, persona, question""",
    ),
    examples=(
        Example("cscx new sop delivery-delay", "절차를 시작한다", "start a procedure"),
        Example(
            'cscx new script delay-sorry --title "지연 사과"', "제목을 주어 만든다", "with a title"
        ),
        Example(
            "cscx new facts facts-payment --title 무이자기한",
            "기준값 목록을 한 파일 더 만든다",
            "one more file of facts",
        ),
    ),
)
@click.argument(
    "kind",
    metavar="KIND",
    type=_KindName(),
    cls=Argument,
    words=("문서 종류.", "Kind of document."),
)
@click.argument(
    "document_id",
    metavar="ID",
    cls=Argument,
    words=(
        "파일 이름에서 .yaml을 뺀 것. 영문 소문자, 숫자, -. 한 번 쓴 이름은 다시 쓰지 않는다.",
        "The file name without .yaml: lower-case letters, digits and -. Never used again.",
    ),
)
@click.option(
    "--title",
    cls=Option,
    metavar="TEXT",
    words=("제목. 목록이면 첫 항목의 이름.", "The title; in a list the name of its first item."),
)
@as_of_option
@language_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    kind: str,
    document_id: str,
    title: str | None,
    as_of: datetime | None,
) -> None:
    """Write the skeleton of a document."""
    chosen = _kind(kind)
    root, settings = open_settings(current_folder())
    language = language_for(ctx, settings)
    corpus = read_corpus(root, settings, as_of=day(as_of))
    _refuse_wrong_name(document_id)
    _refuse_taken(chosen, document_id, title, corpus)
    try:
        text = skeleton(chosen, document_id, corpus, language, title)
    except LackingError as error:
        raise Failure(error.text, _MAKE_FIRST(kind=error.kind)) from None
    name = f"{_folder(chosen, corpus, settings)}/{document_id}.yaml"
    place(root, name, text)
    shown = shown_from(root, current_folder())(name)
    write_result(f"{shown}\n", None)
    note(_NEXT(path=shown).to(language))


def _kind(name: str) -> Kind:
    kinds = all_kinds()
    if name in kinds:
        return kinds[name]
    other_names = {kind.title.ko: kind.name for kind in kinds.values()}
    other_names |= {kind.item: kind.name for kind in kinds.values() if kind.item}
    meant = other_names.get(name) or other_names.get(closest(name, other_names) or "")
    hint = did_you_mean(meant or name, kinds) or _KINDS(kinds=", ".join(kinds))
    raise Failure(_NO_KIND(name=name), hint)


def _refuse_wrong_name(document_id: str) -> None:
    if _ID.fullmatch(document_id):
        return
    plain = re.sub(r"[^a-z0-9]+", "-", document_id.removesuffix(".yaml").lower()).strip("-")
    raise Failure(_NO_ID(name=document_id), _WRITE_SO(name=plain or "delivery-delay"))


def _refuse_taken(kind: Kind, document_id: str, title: str | None, corpus: Corpus) -> None:
    for document in corpus.documents:
        if document.id == document_id:
            raise Failure(_TAKEN(name=document_id, path=document.path), _OTHER_NAME)
        if kind.name == "calendar" and document.kind is kind:
            raise Failure(_ONE_CALENDAR(path=document.path))
    entry = corpus.find(kind.item, title or document_id) if kind.item else None
    if entry is not None:
        message = _ITEM_TAKEN(kind=kind.title, name=entry.name, path=entry.document.path)
        raise Failure(message, _ITEM_TITLE)


def _folder(kind: Kind, corpus: Corpus, settings: Settings) -> str:
    """Where most documents of the kind are, else the usual place."""
    folders = Counter(
        os.path.dirname(document.path) for document in corpus.documents if document.kind is kind
    )
    if folders:
        return folders.most_common(1)[0][0]
    last = settings.content[-1]
    if kind.name in _TRAINING and Path(last).name == "training":
        return f"{last}/{kind.folder}"
    return f"{settings.content[0]}/{kind.folder}"
