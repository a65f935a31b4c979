"""The words for what the YAML subset forbids, built from the events at which it shows."""

from __future__ import annotations

from typing import Any

from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from cscx.content.problems import Problem
from cscx.diagnostic import Edit
from cscx.messages import Text

_PARSER_WORDS = {
    "mapping values are not allowed": Text(
        "여기에 ‘:’가 올 수 없습니다. 위 줄과 들여쓰기가 어긋났거나 문장 속 ‘: ’입니다.",
        "A ':' cannot stand here: the indentation is off, or a sentence holds ': '.",
    ),
    "could not find expected ':'": Text(
        "‘이름: 값’ 꼴이 아닙니다. 쌍점이 빠졌습니다.", "This is not 'name: value': the colon is missing."
    ),
    "did not find expected key": Text(
        "들여쓰기가 위 줄과 맞지 않습니다.", "The indentation does not match the lines above."
    ),
    "did not find expected '-' indicator": Text(
        "목록의 들여쓰기가 맞지 않습니다.", "The indentation of the list is off."
    ),
    "did not find expected ',' or ']'": Text(
        "‘[’를 닫는 ‘]’나 쉼표가 없습니다.", "A ',' or the closing ']' is missing."
    ),
    "did not find expected ',' or '}'": Text(
        "‘{’를 닫는 ‘}’나 쉼표가 없습니다.", "A ',' or the closing '}' is missing."
    ),
    "found unexpected end of stream": Text(
        "따옴표가 닫히지 않았습니다.", "The quote is never closed."
    ),
    "did not find expected node content": Text(
        "값이 와야 할 자리에 쓸 수 없는 글자가 있습니다.", "A character stands where a value must."
    ),
    "found character that cannot start any token": Text(
        "이 글자로는 값을 시작할 수 없습니다.", "A value cannot start with this character."
    ),
    "found unknown escape character": Text(
        "\"…\" 안에서 ‘\\’ 뒤에 쓸 수 없는 글자입니다.", "Unknown escape after '\\' inside double quotes."
    ),
    "found invalid Unicode character escape code": Text(
        "글자 번호가 올바르지 않습니다.", "The character code is not valid Unicode."
    ),
    "control characters are not allowed": Text(
        "제어 문자는 쓸 수 없습니다.", "Control characters are not allowed."
    ),
}


def _at(
    code: str, event: Any, message: Text, hint: Text | None = None, *, end: int | None = None
) -> Problem:
    start = event.start_mark.index
    stop = event.end_mark.index if end is None else end
    return Problem(code, start, max(stop, start + 1), message, hint)


def parser_error(text: str, error: MarkedYAMLError) -> Problem:
    """What libyaml could not read, in words; its own words when they are rare ones."""
    mark = error.problem_mark or error.context_mark
    index = min(mark.index, len(text)) if mark else 0
    problem = str(error.problem or "")
    message = next(
        (words for start, words in _PARSER_WORDS.items() if problem.startswith(start)),
        Text("YAML로 읽을 수 없습니다: {problem}", "Not readable as YAML: {problem}")(problem=problem),
    )
    hint = Text(
        "이 줄과 바로 위 줄의 들여쓰기·따옴표·쌍점을 보세요.",
        "Look at indentation, quotes and colons of this line and the one above.",
    )
    return Problem("CS005", index, index + 1, message, hint)


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
        min(len(text), 1),
        Text("내용이 없습니다.", "The file is empty."),
        Text("`cscx new`로 뼈대를 만들 수 있습니다.", "`cscx new` writes a skeleton."),
    )


def directive(event: Any) -> Problem:
    """%YAML or %TAG."""
    return _at("CS008", event, Text("‘%’로 시작하는 YAML 지시문은 쓰지 않습니다.", "YAML directives are not used here."))


def second_document(event: Any, text: str) -> Problem:
    """Text after `---` or `...`, which most readers drop."""
    end = text.find("\n", event.start_mark.index)
    return _at(
        "CS009",
        event,
        Text("한 파일에 문서가 둘 있습니다.", "The file holds a second document."),
        Text("‘---’ 아래를 새 파일로 옮기세요.", "Move what follows '---' to a file of its own."),
        end=len(text) if end < 0 else end,
    )


def alias(event: Any) -> Problem:
    """*name."""
    return _at(
        "CS010",
        event,
        Text("‘*’로 시작하는 별칭은 쓰지 않습니다.", "Aliases (*) are not used."),
        Text("값을 그대로 쓰세요. 글이라면 `|` 아랫줄에 쓰세요.", "Write the value out; text goes below `|`."),
    )


def properties(event: Any) -> list[Problem]:
    """&anchor and !tag before a value."""
    found = []
    if event.anchor is not None:
        found.append(
            _at(
                "CS011",
                event,
                Text("‘&’로 시작하는 이름표는 쓰지 않습니다.", "Anchors (&) are not used."),
                Text("‘&’를 지우거나 글이라면 `|` 아랫줄에 쓰세요.", "Delete it; text goes below `|`."),
            )
        )
    if event.tag is not None and event.tag != "!":
        found.append(
            _at(
                "CS012",
                event,
                Text("‘!’로 시작하는 태그는 쓰지 않습니다.", "Tags (!) are not used."),
                Text("‘!’를 지우거나 글이라면 `|` 아랫줄에 쓰세요.", "Delete it; text goes below `|`."),
            )
        )
    return found


def merge_key(event: Any) -> Problem:
    """<<: *base."""
    return _at("CS013", event, Text("합치기 키 ‘<<’는 쓰지 않습니다.", "Merge keys (<<) are not used."))


def too_deep(event: Any, depth: int) -> Problem:
    """Nesting that no policy needs."""
    return _at(
        "CS014",
        event,
        Text("{depth}단계보다 깊게 들어갔습니다.", "Nested deeper than {depth} levels.")(depth=depth),
        end=event.start_mark.index + 1,
    )


def too_many_values(event: Any, limit: int) -> Problem:
    """More values than a file may hold."""
    return _at(
        "CS015",
        event,
        Text("값이 {limit:,}개를 넘습니다.", "The file holds more than {limit:,} values.")(limit=limit),
    )


def key_not_text(event: Any, name: str) -> Problem:
    """A key that YAML reads as number, truth value, nothing or a collection."""
    return _at(
        "CS016",
        event,
        Text("이름 ‘{name}’{name:은/는} 글이 아닙니다.", "The key {name!r} is not text.")(name=name),
        Text("따옴표로 감싸세요.", "Put it in quotes."),
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


def ambiguous(event: Any) -> Problem:
    """A number that would lose characters."""
    text, start, end = event.value, event.start_mark.index, event.end_mark.index
    message = (
        Text(
            "‘{text}’의 앞자리 0이 사라집니다.", "The leading zero of {text} is lost."
        )
        if text.lstrip("+-").startswith("0") and text.lstrip("+-0").isdigit()
        else Text("‘{text}’{text:은/는} 쓴 그대로 남지 않는 수입니다.", "The number {text} does not stay as written.")
    )
    return Problem(
        "CS018",
        start,
        end,
        message(text=text),
        Text("따옴표로 감싸거나 ‘내선 {text}’처럼 글로 쓰세요.", "Quote it, or write it as text such as 'ext. {text}'.")(text=text),
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
    return _at("CS004", event, Text("제어 문자는 \\로도 쓸 수 없습니다.", "Control characters are not allowed, escaped either."))


def invisible_in_key(event: Any) -> Problem:
    """A key that looks like another but is not."""
    return _at(
        "CS006",
        event,
        Text("이름에 보이지 않는 글자가 있습니다.", "The key holds an invisible character."),
        Text("이름을 지우고 다시 입력하세요.", "Delete the key and type it again."),
    )


def comma_in_map(text: str, key: Any, following: Any) -> Problem:
    """`{금액: 300,001}`: what follows the comma became a key without a value."""
    name = key.value
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
                    "쉼표 뒤 ‘{name}’{name:이/가} 새 항목이 됐습니다.", 'After the comma "{name}" became a key.'
                )(name=name),
                Text("{whole}{whole:으로/로} 쓰세요.", "Write {whole}.")(whole=whole),
                Text("쉼표 빼기", "Drop the comma"),
                (Edit(start, key.end_mark.index, whole),),
            )
    message = (
        Text("쉼표 뒤 ‘{name}’{name:이/가} 새 항목이 됐습니다.", 'After the comma "{name}" became a key.')
        if after_comma
        else Text("‘{name}’에 값이 없습니다.", "{name!r} has no value.")
    )
    return Problem(
        "CS024",
        key.start_mark.index,
        key.end_mark.index,
        message(name=name),
        Text(
            "쉼표가 든 글은 따옴표로 감싸거나 아랫줄에 쓰세요.",
            "Quote text that holds a comma, or write it on a line of its own.",
        ),
    )
