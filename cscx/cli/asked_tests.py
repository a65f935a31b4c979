"""Which tests a user asked for: files, folders, or the ids of tables, matrices and feature files."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from cscx.cli.asked_paths import AskedPaths, chosen, within
from cscx.cli.errors import Failure, did_you_mean
from cscx.content.corpus import Corpus
from cscx.messages import Text
from cscx.testing.features import FOLDER
from cscx.testing.run import testable

_NO_TEST = Text("‘{word}’에는 돌려 볼 것이 없습니다.", "There is nothing to run for '{word}'.")
_TESTABLE = Text(
    "판정표, 에스컬레이션의 id나 경로, scenarios 아래의 .feature 파일을 쓰세요.",
    "Name the id or path of a table or matrix, or a .feature file below scenarios.",
)


def among(
    words: Sequence[str], paths: AskedPaths, corpus: Corpus, features: Sequence[str]
) -> Callable[[str], bool]:
    """Whether a file was asked for, by its path relative to the root. Raises Failure."""
    known = [*(document.path for document in testable(corpus)), *features]
    return chosen([_asked(word, paths, known) for word in words])


def ids_of(known: Sequence[str]) -> dict[str, str]:
    """Files by their id: the file name without its ending."""
    return {_stem(path): path for path in known}


def _asked(word: str, paths: AskedPaths, known: Sequence[str]) -> str:
    ids = ids_of(known)
    if os.path.lexists(word):
        name = paths.name_of(word)
        if not any(within(path, name) for path in known) and not within(name, FOLDER):
            raise Failure(_NO_TEST(word=word), _TESTABLE)
        return name
    if word in ids:
        return ids[word]
    raise Failure(_NO_TEST(word=word), did_you_mean(_stem(word), ids) or _TESTABLE)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0] or path
