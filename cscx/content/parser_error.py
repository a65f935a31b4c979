"""What libyaml could not read, in words: its few sentences, and what an owner does about each."""

from __future__ import annotations

import re

from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from cscx.content.problems import Problem
from cscx.content.syntax import SECOND
from cscx.messages import Text

_WORD = re.compile(r"[^\s,\[\]{}]+")
_COLON = re.compile(r"：[ ]*|(?<![<][a-z])(?<=[가-힣]):(?=[^\s/])")
_BLOCK_HINT = Text("`|` 아랫줄에 쓰세요.", "Write it below `|`.")
_LAYOUT_HINT = Text(
    "이 줄과 바로 위 줄의 들여쓰기·따옴표·쌍점을 보세요.",
    "Look at indentation, quotes and colons of this line and the one above.",
)
_INDENT_HINT = Text(
    "같은 묶음의 줄과 첫 글자를 맞추세요.", "Start it where the other lines of its group start."
)

# What libyaml says → our words and what to do.
_PARSER_WORDS = {
    "mapping values are not allowed": (
        Text(
            "들여쓰기가 위 줄과 맞지 않습니다.", "The indentation does not match the lines above."
        ),
        _INDENT_HINT,
    ),
    "could not find expected ':'": (
        Text(
            "‘이름: 값’ 꼴이 아닙니다. 쌍점이 없습니다.",
            "This is not 'name: value': the colon is missing.",
        ),
        Text(
            "이름 뒤에 ‘: ’을 쓰세요. 위에서 이어지는 글이면 더 들여 쓰세요.",
            "Write ': ' after the name, or indent text that belongs to the lines above.",
        ),
    ),
    "did not find expected key": (
        Text(
            "들여쓰기가 위 줄과 맞지 않습니다.", "The indentation does not match the lines above."
        ),
        _INDENT_HINT,
    ),
    "did not find expected '-' indicator": (
        Text("목록의 들여쓰기가 맞지 않습니다.", "The indentation of the list is off."),
        Text("목록의 ‘-’를 같은 자리에 맞추세요.", "Put the '-' of a list in one column."),
    ),
    "block sequence entries are not allowed": (
        Text("여기에 목록 ‘- ’이 올 수 없습니다.", "A list item '- ' cannot stand here."),
        Text("아랫줄로 옮기고 들여 쓰세요.", "Move it to the next line and indent it."),
    ),
    "did not find expected ',' or ']'": (
        Text("‘[’를 닫지 않았습니다.", "The '[' is never closed."),
        Text("‘]’를 쓰거나 한 줄에 하나씩 쓰세요.", "Write ']', or one item a line."),
    ),
    "did not find expected ',' or '}'": (
        Text("‘{’를 닫지 않았습니다.", "The '{' is never closed."),
        Text("‘}’를 쓰거나 한 줄에 하나씩 쓰세요.", "Write '}', or one entry a line."),
    ),
    "found unexpected end of stream": (
        Text("따옴표를 닫지 않았습니다.", "The quote is never closed."),
        Text("닫는 따옴표를 쓰거나 `|` 아랫줄에 쓰세요.", "Close it, or write the text below `|`."),
    ),
    "did not find expected node content": (
        Text(
            "값이 와야 할 자리에 쓸 수 없는 글자가 있습니다.",
            "A character stands where a value must.",
        ),
        _LAYOUT_HINT,
    ),
    "found character that cannot start any token": (
        Text("이 글자로는 값을 시작할 수 없습니다.", "A value cannot start with this character."),
        _BLOCK_HINT,
    ),
    "did not find expected comment or line break": (
        Text("`|` 뒤에 글이 있습니다.", "Text follows '|'."),
        Text("글은 아랫줄부터 들여 쓰세요.", "Start the text on the next line, indented."),
    ),
    "mapping keys are not allowed": (
        Text("‘? ’로는 값을 시작할 수 없습니다.", "A value cannot start with '? '."),
        _BLOCK_HINT,
    ),
    "found unknown escape character": (
        Text(
            '"…" 안에서 ‘\\’ 뒤에 쓸 수 없는 글자입니다.',
            "Unknown escape after '\\' inside double quotes.",
        ),
        _BLOCK_HINT,
    ),
    "found invalid Unicode character escape code": (
        Text("없는 글자 번호입니다.", "There is no character of this number."),
        Text("글자를 그대로 쓰세요.", "Type the character itself."),
    ),
}
_LAYOUT = ("mapping values", "did not find expected key", "did not find expected '-'")


def of_parser(text: str, error: MarkedYAMLError) -> Problem:
    """What libyaml could not read, in words; its own words when they are rare ones.

    A bracket or quote that is never closed is shown where it was opened, wrong indentation at the
    whole line, anything else at the character where reading stopped.
    """
    problem = str(error.problem or "")
    if problem.startswith("did not find expected <document start>"):
        start, end = written_line(text, error.problem_mark.index if error.problem_mark else 0)
        return Problem("CS009", start, end, *SECOND)
    known = next((words for said, words in _PARSER_WORDS.items() if problem.startswith(said)), None)
    message, hint = known or (
        Text("YAML로 읽을 수 없습니다: {problem}", "Not readable as YAML: {problem}")(
            problem=problem
        ),
        _LAYOUT_HINT,
    )
    mark, context = error.problem_mark or error.context_mark, error.context_mark
    index = min(mark.index, len(text)) if mark else 0
    opened = context is not None and text[context.index : context.index + 1] in _OPENERS
    at_end = index >= len(text.rstrip())
    if context is not None and opened and (at_end or problem.startswith(_UNCLOSED)):
        message, hint = _PARSER_WORDS[_OPENERS[text[context.index]]]
        return Problem("CS005", context.index, context.index + 1, message, hint)
    if "simple key" in str(error.context) and context is not None:
        return Problem("CS005", *written_line(text, context.index), message, hint)
    if problem.startswith(_LAYOUT):
        return Problem("CS005", *written_line(text, index), message, hint)
    return Problem("CS005", index, index + 1, message, hint)


_UNCLOSED = ("did not find expected ','", "found unexpected", "could not")
_OPENERS = {
    "[": "did not find expected ',' or ']'",
    "{": "did not find expected ',' or '}'",
    '"': "found unexpected end of stream",
    "'": "found unexpected end of stream",
}


def written_line(text: str, index: int) -> tuple[int, int]:
    """The written part of the line that holds a character."""
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    ends = [at for at in (text.find("\n", index), text.find("\r", index)) if at >= 0]
    line = text[start : min(ends, default=len(text))]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def of_reader(error: ReaderError) -> Problem:
    """A character that libyaml refuses to read."""
    place = int(error.position or 0)
    message = Text("읽을 수 없는 글자가 있습니다.", "A character cannot be read.")
    return Problem("CS004", place, place + 1, message)
