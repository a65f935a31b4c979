"""Open a page of the built site in the browser."""

from __future__ import annotations

import re
import webbrowser
from pathlib import Path
from urllib.parse import quote, unquote

from cscx.cli.errors import Failure
from cscx.messages import Text

_SITE = re.compile(r"^site_dir:[ \t]*['\"]?(?P<folder>[^'\"#\n]+)", re.MULTILINE)
_NOT_BUILT = Text("만든 사이트가 {folder}에 없습니다.", "There is no built site in {folder}.")
_BUILD = Text(
    "먼저 cscx build로 만드세요. 다른 곳에 만들었으면 --site로 알려 주세요.",
    "Make it with cscx build; name its folder with --site if it is elsewhere.",
)
_NOT_THERE = Text(
    "‘{title}’ 화면이 {folder}의 사이트에 없습니다.", "'{title}' is not on the site in {folder}."
)
_BUILD_AGAIN = Text(
    "문서를 고친 뒤라면 cscx build로 다시 만드세요. 다른 독자나 시행 전 문서라면 그렇게 만든 사이트를 --site로 알려 주세요.",
    "Build it anew after a change; for another reader or for drafts name the site made so with --site.",
)
_NO_BROWSER = Text("브라우저를 열 수 없습니다: {address}", "No browser can be opened: {address}")
_SET_ONE = Text(
    "환경 변수 BROWSER에 브라우저 명령을 넣거나, 이 주소를 직접 여세요.",
    "Name one in the environment variable BROWSER, or open this address yourself.",
)


def site_folder(root: Path) -> Path:
    """Where `cscx build` puts the site: `site_dir` of mkdocs.yml, else what MkDocs does without it."""
    try:
        text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    found = _SITE.search(text)
    return root / (found["folder"].strip() if found else "site")


def open_page(folder: Path, address: str, title: str, shown: str) -> str:
    """Open the page at an address relative to the site; gives what was opened. Raises Failure."""
    if not (folder / "index.html").is_file():
        raise Failure(_NOT_BUILT(folder=shown), _BUILD)
    page, _, place = address.partition("#")
    name = unquote(page)
    choices = (folder / name / "index.html", folder / f"{name.rstrip('/')}.html")
    file = next((each for each in choices if each.is_file()), None)
    if file is None:
        raise Failure(_NOT_THERE(title=title, folder=shown), _BUILD_AGAIN)
    opened = file.resolve().as_uri() + (f"#{quote(unquote(place))}" if place else "")
    if not webbrowser.open(opened):
        raise Failure(_NO_BROWSER(address=opened), _SET_ONE)
    return opened
