"""The paths a user names: which documents they mean, and how documents are called in reports."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from cscx.cli.errors import Failure, did_you_mean
from cscx.content.files import ENDINGS
from cscx.gitrepo import top_level
from cscx.messages import Text

_MISSING = Text("‘{path}’ 경로가 없습니다.", "'{path}' does not exist.")
_OUTSIDE = Text(
    "‘{path}’ 경로는 이 지식 베이스 밖에 있습니다.", "'{path}' is outside this knowledge base."
)
_NO_DOCUMENT = Text("‘{path}’에는 검사할 문서가 없습니다.", "'{path}' holds no document to check.")
_DOCUMENTS = Text(
    "문서는 {folders} 아래의 .yaml 파일입니다.", "Documents are the .yaml files below {folders}."
)


class AskedPaths:
    """Names relative to the root for paths relative to the working folder."""

    def __init__(self, root: Path, content: Sequence[str]) -> None:
        self.root = root
        self.content = content

    def start_of(self, path: str) -> str:
        """A path that exists, relative to the root; `` for the root itself. Raises Failure."""
        if not os.path.lexists(path):
            raise Failure(_MISSING(path=path), self._suggestion(path))
        name = self.name_of(path)
        if not self._may_hold_documents(name, is_folder=os.path.isdir(path)):
            raise self._no_document(path)
        return name

    def document(self, path: str) -> str:
        """A file that is or may become a document, relative to the root. Raises Failure."""
        name = self.name_of(path)
        if not self._may_hold_documents(name, is_folder=False):
            raise self._no_document(path)
        return name

    def name_of(self, path: str) -> str:
        """Any path inside the knowledge base, relative to the root. Raises Failure."""
        for resolve in (os.path.abspath, os.path.realpath):
            name = os.path.relpath(resolve(path), resolve(str(self.root))).replace(os.sep, "/")
            if name != ".." and not name.startswith("../"):
                return "" if name == "." else name
        raise Failure(_OUTSIDE(path=path))

    def _no_document(self, path: str) -> Failure:
        return Failure(_NO_DOCUMENT(path=path), _DOCUMENTS(folders=", ".join(self.content)))

    def _may_hold_documents(self, name: str, *, is_folder: bool) -> bool:
        if is_folder:
            return any(within(name, folder) or within(folder, name) for folder in self.content)
        return name.endswith(ENDINGS) and any(within(name, folder) for folder in self.content)

    def _suggestion(self, path: str) -> Text | None:
        folder, name = os.path.split(path)
        try:
            known = os.listdir(folder or ".")
        except OSError:
            return None
        return did_you_mean(name, known)


def within(name: str, start: str) -> bool:
    """Whether a name relative to the root is a start or below it."""
    return not start or name == start or name.startswith(f"{start}/")


def chosen(names: Iterable[str]) -> Callable[[str], bool]:
    """Whether a document is among or below the asked names; every document when none is asked."""
    starts = tuple(names)
    return lambda name: not starts or any(within(name, start) for start in starts)


def shown_from(root: Path, base: Path) -> Callable[[str], str]:
    """How a document is called as seen from a folder inside or outside the knowledge base."""
    inside = os.path.relpath(base, root).replace(os.sep, "/")
    if inside.startswith(".."):
        prefix = os.path.relpath(root, base).replace(os.sep, "/")
        return lambda name: posixpath.normpath(posixpath.join(prefix, name))
    return lambda name: posixpath.relpath(f"/{name}", f"/{inside}")


def repository_base(root: Path, fallback: Path) -> Path:
    """The folder that code scanning counts paths from: the repository's root, else the given one."""
    found = top_level(root)
    if found is None:
        return fallback
    real = os.path.realpath(root)
    inside = os.path.relpath(real, os.path.realpath(found))
    return Path(os.path.normpath(os.path.join(root, os.path.relpath(".", inside))))
