"""What is wrong with a feature file, in a process owner's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from cscx.messages import Text

STEP_WORDS = ("조건", "먼저", "만일", "만약", "그러면", "그리고", "하지만", "Given", "When", "Then", "And", "But")  # fmt: skip
_TITLES = ("기능", "배경", "시나리오 개요", "시나리오", "예", "규칙", "Feature", "Background", "Scenario Outline", "Scenario", "Examples", "Rule")  # fmt: skip
_GOT = re.compile(r"got '(.*)'$", re.DOTALL)

_NOT_UTF8 = Text("UTF-8로 저장한 파일이 아닙니다.", "The file is not saved as UTF-8.")
_UNREADABLE = Text("읽을 수 없습니다({reason}).", "It cannot be read ({reason}).")
_CHECK_FILE = Text(
    "파일이나 링크, 권한을 확인하세요.", "Check the file, the link or its permissions."
)
_SAVE = Text("편집기에서 UTF-8로 저장하세요.", "Save it as UTF-8 in the editor.")
_NO_FEATURE = Text("‘기능:’ 줄이 없습니다.", "There is no line 'Feature:'.")
_ADD_FEATURE = Text(
    "맨 위에 ‘기능: 무엇을 확인하는지’를 쓰세요.",
    "Begin with 'Feature: what is checked', under '# language: en' where the knowledge base is Korean.",
)
_NOTHING = Text("{what}에 실행할 단계가 없습니다.", "This {what} has no step to run.")
_ADD_STEPS = Text(
    "‘조건 …’, ‘만일 …’, ‘그러면 …’ 줄을 쓰세요.", "Write lines 'Given …', 'When …', 'Then …'."
)
_TWICE = Text(
    "‘{name}’ 시나리오가 {line}행에도 있습니다.",
    "The scenario '{name}' stands in line {line}, too.",
)
_RENAME = Text(
    "이름을 다르게 쓰세요. 어느 것이 틀렸는지 알 수 있어야 합니다.",
    "Give it another name, so that a failure tells which one it is.",
)
_LOST = Text(
    "‘{keyword}’ 다음에 한 칸을 띄지 않아 설명으로 읽힙니다. 실행되지 않습니다.",
    "Without a blank after '{keyword}' this line is a remark and is not run.",
)
_BLANK = Text("‘{keyword} …’처럼 한 칸 띄세요.", "Write '{keyword} …' with a blank.")
_EMPTY = Text("‘예’ 표에 줄이 없습니다.", "The table of examples has no row.")
_ADD_ROWS = Text("첫 줄은 칸 이름, 그 아래에 값을 쓰세요.", "First the names, below them values.")
_NO_COLUMN = Text("‘예’ 표에 ‘{name}’ 칸이 없습니다.", "The examples have no column '{name}'.")
_COLUMNS = Text("있는 칸: {columns}.", "Columns: {columns}.")
_NO_EXAMPLES = Text(
    "‘시나리오 개요:’ 아래에 ‘예:’ 표를 쓰거나 꺾쇠를 빼세요.",
    "Add an 'Examples:' table below the outline, or drop the brackets.",
)
_CELLS = Text(
    "표의 줄마다 칸 수가 다릅니다.", "The rows of this table have different numbers of cells."
)
_COUNT = Text("‘|’ 수를 맞추세요.", "Write as many '|' in each row.")
_NO_LANGUAGE = Text("‘{name}’ 언어를 모릅니다.", "There is no language '{name}'.")
_USE_LANGUAGE = Text(
    "‘# language: ko’ 또는 ‘# language: en’으로 쓰세요.",
    "Write '# language: ko' or '# language: en'.",
)
_NO_COLON = Text("‘{word}’ 뒤에 ‘:’이 없습니다.", "There is no ':' after '{word}'.")
_COLON = Text("‘{word}: …’로 쓰세요.", "Write '{word}: …'.")
_NOT_A_STEP = Text(
    "이 줄이 무엇인지 알 수 없습니다: ‘{got}’.", "It is not clear what this line is: '{got}'."
)
_BEGIN = Text(
    "단계는 ‘조건’, ‘만일’, ‘그러면’, ‘그리고’, ‘하지만’ 가운데 하나와 빈칸으로 시작합니다.",
    "A step begins with Given, When, Then, And or But and a blank.",
)
_ENDS = Text("파일이 중간에 끝났습니다.", "The file ends in the middle.")
_CLOSE = Text('표나 """ 글을 끝까지 쓰세요.', 'Finish the table or the text in """.')


class Mistake(NamedTuple):
    """Something to mend in a feature file, at a line and column counted from 1."""

    line: int
    column: int
    message: Text
    hint: Text


def not_utf8() -> Mistake:
    """Bytes that are no UTF-8."""
    return Mistake(1, 1, _NOT_UTF8, _SAVE)


def unreadable(reason: str) -> Mistake:
    """A file that the disk does not give."""
    return Mistake(1, 1, _UNREADABLE(reason=reason), _CHECK_FILE)


def no_feature() -> Mistake:
    """Nothing but remarks, or nothing at all."""
    return Mistake(1, 1, _NO_FEATURE, _ADD_FEATURE)


def nothing_to_run(line: int, what: Text) -> Mistake:
    """A feature without scenarios, a scenario without steps."""
    return Mistake(line, 1, _NOTHING(what=what), _ADD_STEPS)


def twice(line: int, name: str, first: int) -> Mistake:
    """Two scenarios of one name: pytest-bdd would run one of them only."""
    return Mistake(line, 1, _TWICE(name=name, line=first), _RENAME)


def lost_step(line: int, text: str, keyword: str) -> Mistake:
    """A step that is read as a remark."""
    column = len(text) - len(text.lstrip()) + 1
    return Mistake(line, column, _LOST(keyword=keyword), _BLANK(keyword=keyword))


def looks_like_step(line: str) -> str | None:
    """The keyword a line begins with although no blank follows it."""
    text = line.strip()
    for word in STEP_WORDS:
        if text.startswith(word) and len(text) > len(word) and text[len(word)] not in " :":
            return word
    return None


def no_colon(line: str) -> str | None:
    """The title a line begins with although no colon follows it; 예 alone is too common a word."""
    text = line.strip()
    for word in _TITLES:
        after = text[len(word) : len(word) + 1]
        if text.startswith(word) and (after in (" ", "：") or text == word) and ":" not in text:
            return None if word in ("예", "규칙") and after == " " else word
    return None


def title_without_colon(line: int, text: str) -> Mistake:
    """A title that reads as a remark."""
    word = no_colon(text) or text.strip()
    column = len(text) - len(text.lstrip()) + 1
    return Mistake(line, column, _NO_COLON(word=word), _COLON(word=word))


def empty_examples(line: int) -> Mistake:
    """A table of examples without a row: its outline would never run."""
    return Mistake(line, 1, _EMPTY, _ADD_ROWS)


def no_column(line: int, name: str, columns: Sequence[str]) -> Mistake:
    """A placeholder that the examples do not fill."""
    hint = _COLUMNS(columns=", ".join(columns)) if columns else _NO_EXAMPLES
    return Mistake(line, 1, _NO_COLUMN(name=name), hint)


def of_parser(error: Any, text: str) -> Mistake:  # noqa: PLR0911 - one return a mistake
    """What the parser stumbled over."""
    location = getattr(error, "location", None) or {"line": 1, "column": 1}
    line, column = location["line"], location.get("column") or 1
    said = str(error)
    got = _GOT.search(said)
    if "inconsistent cell count" in said:
        return Mistake(line, column, _CELLS, _COUNT)
    if "Language not supported" in said:
        name = said.rpartition(": ")[2]
        return Mistake(line, column, _NO_LANGUAGE(name=name), _USE_LANGUAGE)
    if got is None:
        return Mistake(line, column, _ENDS, _CLOSE)
    written = got[1].strip()
    if not _any_title(text):
        return Mistake(line, column, _NO_FEATURE, _ADD_FEATURE)
    if no_colon(written):
        return title_without_colon(line, " " * (column - 1) + written)
    keyword = looks_like_step(written)
    if keyword is not None:
        return lost_step(line, " " * (column - 1) + written, keyword)
    return Mistake(line, column, _NOT_A_STEP(got=written), _BEGIN)


def _any_title(text: str) -> bool:
    return any(line.strip().startswith(("기능", "Feature")) for line in text.splitlines())
