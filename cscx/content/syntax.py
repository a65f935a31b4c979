"""The words for what the YAML subset forbids, built from the events at which it shows."""

from __future__ import annotations

import re
from typing import Any

from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from cscx.content.problems import Problem
from cscx.diagnostic import Edit
from cscx.messages import Text

_WORD = re.compile(r"[^\s,\[\]{}]+")
_COLON = re.compile(r"：[ ]*|(?<![<][a-z])(?<=[가-힣]):(?=[^\s/])")
_LAYOUT_HINT = Text(
    "이 줄과 바로 위 줄의 들여쓰기·따옴표·쌍점을 보세요.",
    "Look at indentation, quotes and colons of this line and the one above.",
)
_INDENT_HINT = Text(
    "같은 묶음의 줄과 첫 글자를 맞추세요.", "Start it where the other lines of its group start."
)
_BLOCK_HINT = Text("`|` 아랫줄에 쓰세요.", "Write it below `|`.")

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


def _at(
    code: str, event: Any, message: Text, hint: Text | None = None, *, end: int | None = None
) -> Problem:
    start = event.start_mark.index
    stop = event.end_mark.index if end is None else end
    return Problem(code, start, max(stop, start + 1), message, hint)


def parser_error(text: str, error: MarkedYAMLError) -> Problem:
    """What libyaml could not read, in words; its own words when they are rare ones.

    A bracket or quote that is never closed is shown where it was opened, wrong indentation at the
    whole line, anything else at the character where reading stopped.
    """
    problem = str(error.problem or "")
    if problem.startswith("did not find expected <document start>"):
        start, end = _line(text, error.problem_mark.index if error.problem_mark else 0)
        return Problem("CS009", start, end, *_SECOND)
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
        return Problem("CS005", *_line(text, context.index), message, hint)
    if problem.startswith(_LAYOUT):
        return Problem("CS005", *_line(text, index), message, hint)
    return Problem("CS005", index, index + 1, message, hint)


_UNCLOSED = ("did not find expected ','", "found unexpected", "could not")
_OPENERS = {
    "[": "did not find expected ',' or ']'",
    "{": "did not find expected ',' or '}'",
    '"': "found unexpected end of stream",
    "'": "found unexpected end of stream",
}


def _line(text: str, index: int) -> tuple[int, int]:
    """The written part of the line that holds a character."""
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    ends = [at for at in (text.find("\n", index), text.find("\r", index)) if at >= 0]
    line = text[start : min(ends, default=len(text))]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def reader_error(error: ReaderError) -> Problem:
    """A character that libyaml refuses to read."""
    place = int(error.position or 0)
    message = Text("읽을 수 없는 글자가 있습니다.", "A character cannot be read.")
    return Problem("CS004", place, place + 1, message)


def empty(text: str) -> Problem:
    """Nothing but blanks and comments."""
    return Problem(
        "CS007",
        0,
        1 if text[:1].strip() else 0,
        Text("내용이 없습니다.", "The file is empty."),
        Text("`cscx new`로 뼈대를 만들 수 있습니다.", "`cscx new` writes a skeleton."),
    )


def directive(event: Any) -> Problem:
    """%YAML or %TAG."""
    return _at(
        "CS008",
        event,
        Text("‘%’로 시작하는 YAML 지시문은 쓰지 않습니다.", "YAML directives (%) are not used."),
        Text("그 줄과 ‘---’를 지우세요.", "Delete that line and the '---'."),
    )


_SECOND = (
    Text("한 파일에 문서가 둘 있습니다.", "The file holds a second document."),
    Text("여기부터는 새 파일로 옮기세요.", "Move what follows to a file of its own."),
)


def second_document(event: Any, text: str) -> Problem:
    """Text after `---` or `...`, which most readers drop."""
    end = text.find("\n", event.start_mark.index)
    return _at(
        "CS009",
        event,
        *_SECOND,
        end=len(text) if end < 0 else end,
    )


# What opens a value that YAML takes for something else: code, sentence, what to do.
MARKERS = {
    "*": (
        "CS010",
        Text("‘*’로 시작하는 별칭은 쓰지 않습니다.", "Aliases (*) are not used."),
        Text(
            "값을 그대로 쓰세요. 글이라면 `|` 아랫줄에 쓰세요.",
            "Write the value out; text goes below `|`.",
        ),
    ),
    "&": (
        "CS011",
        Text("‘&’로 시작하는 이름표는 쓰지 않습니다.", "Anchors (&) are not used."),
        Text("‘&’를 지우세요. 글이라면 `|` 아랫줄에 쓰세요.", "Delete it; text goes below `|`."),
    ),
    "!": (
        "CS012",
        Text("‘!’로 시작하는 태그는 쓰지 않습니다.", "Tags (!) are not used."),
        Text("‘!’를 지우세요. 글이라면 `|` 아랫줄에 쓰세요.", "Delete it; text goes below `|`."),
    ),
}


def alias(event: Any) -> Problem:
    """*name."""
    code, message, hint = MARKERS["*"]
    return _at(code, event, message, hint)


def properties(event: Any, text: str) -> list[Problem]:
    """&anchor and !tag before a value, from the mark to its end."""
    found = []
    for char, present in (("&", event.anchor is not None), ("!", event.tag is not None)):
        if present:
            code, message, hint = MARKERS[char]
            start = text.find(char, event.start_mark.index)
            written = _WORD.match(text, start)
            end = written.end() if written else start + 1
            found.append(Problem(code, start, end, message, hint))
    return found


def merge_key(event: Any) -> Problem:
    """<<: *base."""
    return _at(
        "CS013",
        event,
        Text("합치기 키 ‘<<’는 쓰지 않습니다.", "Merge keys (<<) are not used."),
        Text("합칠 값을 그 자리에 쓰세요.", "Write the values out."),
    )


def too_deep(event: Any, depth: int) -> Problem:
    """Nesting that no policy needs."""
    return _at(
        "CS014",
        event,
        Text("{depth}단계보다 깊게 들어갔습니다.", "Nested deeper than {depth} levels.")(
            depth=depth
        ),
        Text("묶음을 풀어서 쓰세요.", "Write it flatter."),
        end=event.start_mark.index + 1,
    )


def too_many_values(event: Any, limit: int) -> Problem:
    """More values than a file may hold."""
    return _at(
        "CS015",
        event,
        Text("값이 {limit:,}개를 넘습니다.", "The file holds more than {limit:,} values.")(
            limit=limit
        ),
        Text("여러 파일로 나누세요.", "Split it into several files."),
    )


def key_not_text(event: Any, name: str) -> Problem:
    """A key that YAML reads as number, truth value or nothing."""
    return _at(
        "CS016",
        event,
        Text("이름 ‘{name}’{name:은/는} 글이 아닙니다.", "The key {name!r} is not text.")(
            name=name
        ),
        Text("따옴표로 감싸세요.", "Put it in quotes."),
    )


def key_is_group(event: Any) -> Problem:
    """A list or mapping in the place of a name."""
    return _at(
        "CS016",
        event,
        Text(
            "이름 자리에 목록이나 묶음이 있습니다.", "A list or a group stands where a name must."
        ),
        Text("이름은 글로 쓰세요.", "Names are text."),
    )


def duplicate_key(name: str, event: Any, first: Any) -> Problem:
    """The same key twice in one mapping; YAML readers keep the last silently."""
    line = first.start_mark.line + 1
    return _at(
        "CS017",
        event,
        Text(
            "‘{name}’{name:이/가} 두 번 나옵니다(먼저 나온 곳: {line}번째 줄).",
            "The key {name!r} stands twice (first on line {line}).",
        )(name=name, line=line),
        Text("하나로 합치거나 이름을 바꾸세요.", "Merge the two or rename one."),
    )


def missing_dash(name: str, event: Any) -> Problem:
    """The first key of a list item again: the next item lacks its dash."""
    start = event.start_mark.index
    edits = (Edit(start - 2, start, "- "),) if event.start_mark.column > 1 else ()
    return _at(
        "CS017",
        event,
        Text(
            "새 항목의 ‘- ’가 빠졌습니다. ‘{name}’{name:이/가} 한 항목에 두 번 나옵니다.",
            "The '- ' of the next item is missing: the key {name!r} stands twice in one.",
        )(name=name),
        Text("두 칸 앞에 ‘- {name}: …’처럼 쓰세요.", "Write '- {name}: …', two columns before.")(
            name=name
        ),
    )._replace(fix_title=Text("‘- ’ 넣기", "Add the '- '"), edits=edits)


def ambiguous(event: Any) -> Problem:
    """A number that would lose characters."""
    text, start, end = event.value, event.start_mark.index, event.end_mark.index
    digits = text.lstrip("+-")
    if digits.isdigit() and digits.startswith("0"):
        message = Text("앞의 0이 사라집니다.", "The leading zero is lost.")
        hint = Text(
            "‘내선 {text}’{text:으로/로} 쓰거나 따옴표로 감싸세요.",
            "Write 'ext. {text}', or quote it.",
        )
    else:
        message = Text(
            "‘{text}’{text:은/는} 쓴 그대로 남지 않는 수입니다.",
            "The number {text} does not stay as written.",
        )
        hint = Text(
            "글이면 따옴표로 감싸고, 수이면 풀어 쓰세요.", "Quote text; write a number out."
        )
    return Problem(
        "CS018",
        start,
        end,
        message(text=text),
        hint(text=text),
        Text("따옴표로 감싸기", "Put it in quotes"),
        (Edit(start, end, f'"{text}"'),),
    )


def folded(event: Any) -> Problem:
    """Several lines without `|`."""
    return _at(
        "CS028",
        event,
        Text("여러 줄은 `|` 아래에만 씁니다.", "Several lines are written below `|` only."),
        Text("`|`를 쓰고 아랫줄부터 들여 쓰세요.", "Write `|` and indent the lines below it."),
    )


def escaped_control(event: Any) -> Problem:
    """A control character smuggled in by an escape."""
    return _at(
        "CS004",
        event,
        Text("‘\\’로 쓴 제어 문자가 있습니다.", "A control character is written with '\\'."),
        Text("그 글자를 지우세요.", "Delete the character."),
    )


def invisible_in_key(event: Any) -> Problem:
    """A key that looks like another but is not."""
    return _at(
        "CS006",
        event,
        Text("이름에 보이지 않는 글자가 있습니다.", "The key holds an invisible character."),
        Text("이름을 지우고 다시 입력하세요.", "Delete the key and type it again."),
    )


def _colon_in_map(key: Any, colon: str) -> Problem:
    """`{상태：정상}` or `{상태:정상}`: without a blank after a plain colon it is all one name."""
    start, end = key.start_mark.index, key.end_mark.index
    spaced = _COLON.sub(": ", key.value, count=1)
    code, message, hint = (
        (
            "CS020",
            Text("전각 쌍점입니다.", "Full-width colon."),
            Text("‘: ’로 바꾸세요.", 'Type ": ".'),
        )
        if colon.startswith("：")
        else (
            "CS034",
            Text("쌍점 뒤에 빈칸이 없습니다.", "There is no blank after the colon."),
            Text("‘: ’처럼 한 칸 띄우세요.", 'Type ": ".'),
        )
    )
    title = Text("‘: ’로 바꾸기", 'Type ": "')
    return Problem(code, start, end, message, hint, title, (Edit(start, end, spaced),))


def comma_in_map(text: str, key: Any) -> Problem:
    """`{금액: 300,001}`: what follows the comma became a key without a value."""
    name = key.value
    if not key.style and (colon := _COLON.search(name)):
        return _colon_in_map(key, colon[0])
    before = text[: key.start_mark.index].rstrip()
    after_comma = before.endswith(",")
    if after_comma and name.isdigit():
        head = before[:-1]
        start = len(head)
        while start and head[start - 1].isdigit():
            start -= 1
        whole = head[start:] + name
        if start < len(head):
            return Problem(
                "CS024",
                key.start_mark.index,
                key.end_mark.index,
                Text(
                    "쉼표 뒤 ‘{name}’{name:이/가} 새 항목이 됐습니다.",
                    'After the comma "{name}" became a key.',
                )(name=name),
                Text("{whole}{whole:으로/로} 쓰세요.", "Write {whole}.")(whole=whole),
                Text("쉼표 빼기", "Drop the comma"),
                (Edit(start, key.end_mark.index, whole),),
            )
    if after_comma:
        message = Text(
            "쉼표 뒤 ‘{name}’{name:이/가} 새 항목이 됐습니다.",
            'After the comma "{name}" became a key.',
        )
        hint = Text(
            "쉼표가 든 글은 따옴표로 감싸거나 아랫줄에 쓰세요.",
            "Quote text that holds a comma, or write it on a line of its own.",
        )
    else:
        message = Text("‘{name}’에 값이 없습니다.", "{name!r} has no value.")
        hint = Text(
            "값을 쓰세요. 고객에게 할 말의 칸이라면 `|` 아랫줄에 쓰세요.",
            "Write a value. A slot inside a sentence goes below `|`.",
        )
    return Problem("CS024", key.start_mark.index, key.end_mark.index, message(name=name), hint)
