"""The words for what the YAML subset forbids, built from the events at which it shows."""

from __future__ import annotations

import re
from typing import Any

from cscx.content.problems import Problem
from cscx.diagnostic import Edit
from cscx.messages import Text

_WORD = re.compile(r"[^\s,\[\]{}]+")
_COLON = re.compile(r"：[ ]*|(?<![<][a-z])(?<=[가-힣]):(?=[^\s/])")
_BLOCK_HINT = Text("`|` 아랫줄에 쓰세요.", "Write it below `|`.")


def _at(
    code: str, event: Any, message: Text, hint: Text | None = None, *, end: int | None = None
) -> Problem:
    start = event.start_mark.index
    stop = event.end_mark.index if end is None else end
    return Problem(code, start, max(stop, start + 1), message, hint)


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


SECOND = (
    Text("한 파일에 문서가 둘 있습니다.", "The file holds a second document."),
    Text("여기부터는 새 파일로 옮기세요.", "Move what follows to a file of its own."),
)


def second_document(event: Any, text: str) -> Problem:
    """Text after `---` or `...`, which most readers drop."""
    end = text.find("\n", event.start_mark.index)
    return _at(
        "CS009",
        event,
        *SECOND,
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
