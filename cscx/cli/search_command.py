"""`cscx search`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from cscx.cli.asked_paths import shown_from
from cscx.cli.browsing import open_page, site_folder
from cscx.cli.command import Command, Example, language_for
from cscx.cli.errors import Failure, no_choice
from cscx.cli.opening import current_folder, day, open_settings
from cscx.cli.output import note, style_for, wants_color, write_json, write_result
from cscx.cli.search_data import search_data
from cscx.cli.search_found import with_sources
from cscx.cli.search_options import SearchOptions, search_options
from cscx.cli.search_text import SearchText
from cscx.messages import Language, Text
from cscx.publish.finding.kept_index import KeptIndex, index_of
from cscx.search.engine import Results, Search
from cscx.text import nfc

_EMPTY = Text("찾을 말이 비었습니다.", "There is nothing to look for.")
_WRITE = Text("두세 낱말이면 됩니다: cscx search 반품 배송비", "Two or three words will do.")
_ANALYSING = Text(
    "새로 쓴 글 {n}개를 살펴봅니다. 다음부터는 바로 찾습니다.",
    "Reading {n} new texts. The next search will be quick.",
)
_LEFT_OUT = Text(
    "읽을 수 없어 빠진 문서: {paths}. cscx lint가 고칠 곳을 알려 줍니다.",
    "Left out, because it cannot be read: {paths}. cscx lint tells what to mend.",
)
_NO_KIWI = Text(
    "형태소 분석기(kiwipiepy)가 없어 덜 정확하게 찾습니다.",
    "Without kiwipiepy the search is less exact.",
)
_OPENED = Text("열었습니다: {address}", "Opened {address}")
_FACETS = {"kind": "--kind", "reasons": "--reason", "channels": "--channel", "status": "--status"}
_MOST_WITHOUT_FILTERS = 10


@click.command(
    "search",
    cls=Command,
    summary=("문서를 찾는다.", "Search the documents."),
    about=(
        """사이트의 찾기와 같은 답을 낸다. 조사와 어미, 오타, 붙여 쓴 말, 첫소리(ㅎㅂ), 한/영 키를 잘못 둔
        글(ghksqnf)을 알아듣고, 단계와 규칙이 적힌 파일과 줄까지 알려 준다. 문서가 바뀌면 색인을 다시 만든다.

        0은 찾음, 1은 찾은 것이 없음, 2는 실행할 수 없음.""",
        """Gives the same answers as the search of the site: particles, typos, words run together,
        initials and the wrong keyboard are understood. Each hit names the file and line of its step
        or rule. The index is made anew when a document changed.

        Exit 0 found, 1 nothing found, 2 cannot run.""",
    ),
    examples=(
        Example("cscx search 반품 배송비", "두 낱말로 찾는다", "with two words"),
        Example(
            "cscx search 환불 언제 되나요 --kind 스크립트 --channel 전화",
            "전화에서 말할 스크립트만",
            "only scripts for the phone",
        ),
        Example("cscx search ㅎㅂㅈㅇ --open", "첫째 결과를 브라우저로 연다", "open the first hit"),
        Example(
            "cscx search 이중결재 --format json", "다른 프로그램이 읽게 낸다", "for other programs"
        ),
    ),
)
@search_options
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Search, print, and open."""
    options = SearchOptions(**given)
    words = _readable(" ".join(options.words))
    if not words:
        raise Failure(_EMPTY, _WRITE)
    root, settings = open_settings(current_folder())
    language = language_for(ctx, settings)
    index = index_of(
        root,
        settings,
        audience=options.audience,  # type: ignore[arg-type]  # click let only audiences pass
        drafts=options.drafts,
        as_of=day(options.as_of),
        analysing=_told(language),
    )
    search = Search(index.files.__getitem__)
    filters = _filters(options, index, search)
    results = search.search(words, filters, most=options.most)
    _print(options, words, filters, (search, results), index, root, language)
    if not index.analysed:
        note(_NO_KIWI.to(language))
    if index.unread:
        shown = shown_from(root, current_folder())
        note(_LEFT_OUT(paths=", ".join(map(shown, index.unread))).to(language))
    if options.open_ and results.hits:
        _open(options, results, root, language)
    ctx.exit(0 if results.hits else 1)


def _readable(typed: str) -> str:
    """The words without what no terminal shows: control characters, and blanks around them."""
    return nfc("".join(char if char.isprintable() else " " for char in typed)).strip()


def _told(language: Language) -> Callable[[int], None]:
    """Say that texts are analysed, where somebody waits at a terminal."""

    def tell(count: int) -> None:
        if sys.stderr.isatty():
            note(_ANALYSING(n=str(count)).to(language))

    return tell


def _filters(options: SearchOptions, index: KeptIndex, search: Search) -> dict[str, list[str]]:
    """The asked values as the index calls them. Raises Failure for one that it does not have."""
    asked = {
        "kind": options.kind,
        "reasons": options.reason,
        "channels": options.channel,
        "status": options.status,
    }
    return {
        facet: [_value(facet, value, search.facets[facet], index) for value in values]
        for facet, values in asked.items()
        if values
    }


def _value(facet: str, value: str, known: Sequence[str], index: KeptIndex) -> str:
    called: Mapping[str, str] = index.called.get(facet, {})
    typed = nfc(value).strip()
    for name in known:
        if name.casefold() == typed.casefold():
            return name
    name = called.get(typed.casefold(), "")
    if name and name in known:
        return name
    raise no_choice(value, _FACETS[facet], [name for name in known if name])


def _print(
    options: SearchOptions,
    words: str,
    filters: Mapping[str, Sequence[str]],
    answer: tuple[Search, Results],
    index: KeptIndex,
    root: Path,
    language: Language,
) -> None:
    search, results = answer
    shown = shown_from(root, current_folder())
    found = with_sources(results, index, root, shown)
    if options.format_ == "json":
        write_json(search_data(words, filters, results, found, list(map(shown, index.unread))))
        return
    text = SearchText(language, style_for(color=wants_color(options.color, sys.stdout)))
    if found:
        write_result("\n".join(text.lines(results, found)) + "\n", None)
        return
    others = search.search(words, most=_MOST_WITHOUT_FILTERS) if filters else Results()
    for line in text.nothing(words, results, others) if search.size else text.empty():
        note(line)


def _open(options: SearchOptions, results: Results, root: Path, language: Language) -> None:
    hit = results.hits[0]
    asked = options.site
    folder = site_folder(root) if asked is None else current_folder() / asked
    called = os.path.relpath(folder, current_folder()) if asked is None else str(asked)
    address = open_page(folder, hit.address, "".join(hit.title), called)
    note(_OPENED(address=address).to(language))
