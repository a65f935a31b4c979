"""The words, the place, the cover and the safe mend of each slip that traps.py finds."""

from __future__ import annotations

import re
from typing import NamedTuple

from cscx.content.problems import Cover, Problem
from cscx.content.syntax import MARKERS
from cscx.diagnostic import Edit
from cscx.messages import Text
from cscx.pattern import pattern

_BLANK_IN_REFERENCE = pattern(r"<(?P<word>[a-z]+)(?P<colon>:)[ ]+(?P<name>[^<>\n]+?)[ ]*>")
# Keys whose value is a group of names and values, never a sentence.
_GROUPS = frozenset(
    {
        "branches",
        "when",
        "then",
        "given",
        "expect",
        "never",
        "with",
        "sets",
        "slots",
        "outputs",
        "case",
    }
)

_NO_BAR = Text("위 줄의 쌍점 뒤에 `|`를 쓰세요.", "Write `|` after the colon of the line above.")


class Line(NamedTuple):
    """A line outside block text. `colon` and `value_at` are columns from 0; no key is ''.

    `expected` is the column where the entry should start, seen from the lines above.
    """

    start: int
    text: str
    indent: str
    dashes: str
    key: str
    colon: int
    value_at: int
    value: str
    expected: int

    @property
    def block_form(self) -> str:
        """The line as it opens when its text stands below."""
        return f"{self.key}: |" if self.key else "- |"

    @property
    def continues(self) -> bool:
        """Whether it opens nothing: text of the line above, which lacks its `|`."""
        return not self.key and not self.dashes

    def problem(
        self, code: str, message: Text, hint: Text, *, at: int | None = None, end: int | None = None
    ) -> Problem:
        """A problem between two columns of the line; by default its value."""
        start = self.value_at if at is None else at
        stop = self.value_at + len(self.value) if end is None else end
        return Problem(code, self.start + start, self.start + stop, message, hint)

    def cover(self) -> Cover:
        """Text of no meaning in place of the value."""
        start = self.start + self.value_at
        return Cover(start, start + len(self.value), "x" * len(self.value))


class Slip(NamedTuple):
    """A problem and what has to be covered to read on."""

    problem: Problem
    cover: Cover | None = None


def indented_by(line: Line) -> Slip:
    """Tabs, or the blanks of a web page or of an input method, before an entry."""
    width = len(line.indent)
    problem = line.problem(
        "CS019",
        Text("탭으로 들여 썼습니다.", "Indented with a tab.")
        if "\t" in line.indent
        else Text(
            "보통 빈칸이 아닌 글자로 들여 썼습니다.", "Indented with blanks that are no spaces."
        ),
        Text("빈칸으로 바꾸세요.", "Use spaces."),
        at=0,
        end=width,
    )._replace(
        fix_title=Text("빈칸으로 바꾸기", "Use spaces"),
        edits=(Edit(line.start, line.start + width, " " * line.expected),),
    )
    if width == line.expected:
        return Slip(problem, Cover(line.start, line.start + width, " " * width))
    end = line.start + len(line.text)
    head = f"{' ' * line.expected}{line.dashes}{line.key}{': ' if line.key else ''}"
    room = len(line.text) - len(head)
    if line.value and room > 0:
        return Slip(problem, Cover(line.start, end, head + "x" * room))
    return Slip(problem, Cover(line.start, line.start + width, " " * width))


def pasted_cells(line: Line) -> Slip:
    """`반품기한⇥10일⇥반품 기한`, cells of a sheet."""
    problem = line.problem(
        "CS019",
        Text(
            "탭으로 나뉜 글입니다. 엑셀에서 붙인 것 같습니다.",
            "Tabs between words: this was pasted from a sheet.",
        ),
        Text("칸마다 ‘이름: 값’ 줄로 나눠 쓰세요.", "Write each cell on a line 'name: value'."),
    )
    start = line.start + line.value_at
    return Slip(problem, Cover(start, start + len(line.value), " " * len(line.value)))


def wide_colon(line: Line) -> Slip:
    """`title：` as an input method types it."""
    at = line.start + line.colon
    after = line.text[line.colon + 1 :]
    spaced = after[:1] in (" ", "\t", "")
    problem = line.problem(
        "CS020",
        Text("전각 쌍점입니다.", "Full-width colon."),
        Text("‘: ’로 바꾸세요.", 'Type ": ".'),
        at=line.colon,
        end=line.colon + 1,
    )._replace(
        fix_title=Text("반각 쌍점으로", "Plain colon"),
        edits=(Edit(at, at + 1, ":" if spaced else ": "),),
    )
    return Slip(problem, Cover(at, at + 1, ":") if spaced else _spaced_colon(line, at))


def tight_colon(line: Line, colon: int, *, inside: bool = False) -> Slip:
    """`title:반품`, which is one word to YAML; or, `inside` braces, `{지연원인:[…]}`."""
    at = line.start + colon
    problem = line.problem(
        "CS034",
        Text("쌍점 뒤에 빈칸이 없습니다.", "There is no blank after the colon."),
        Text("‘: ’처럼 한 칸 띄우세요.", 'Type ": ".'),
        at=colon,
        end=colon + 1,
    )._replace(fix_title=Text("쌍점 뒤 띄우기", "Add a blank"), edits=(Edit(at + 1, at + 1, " "),))
    if inside:
        return Slip(problem, _whole_value(line))
    return Slip(problem, _spaced_colon(line, at))


def _whole_value(line: Line) -> Cover:
    start, end = line.start + line.value_at, line.start + len(line.text.rstrip(" \t"))
    return Cover(start, end, "x" * (end - start))


def _spaced_colon(line: Line, at: int) -> Cover:
    """The colon with its blank takes one character of the value, so the value is covered whole."""
    end = line.start + len(line.text.rstrip(" \t"))
    return Cover(at, end, ": " + "x" * (end - at - 2))


def slot_first(line: Line) -> Slip:
    """`전화: {고객명} 고객님 …`."""
    problem = line.problem(
        "CS023",
        Text("`{`로 시작한 줄은 글로 읽히지 않습니다.", "A value starting with `{` is not text."),
        _NO_BAR
        if line.continues
        else Text("`{form}` 아랫줄에 쓰세요.", "Write it below `{form}`.")(form=line.block_form),
    )
    return Slip(problem, line.cover())


def after_quote(line: Line) -> Slip:
    """`"뜯었다"는 …`."""
    problem = line.problem(
        "CS021",
        Text("닫는 따옴표 뒤에 글이 남았습니다.", "Text follows the closing quote."),
        Text("‘ ’로 바꾸거나 `{form}` 아랫줄에 쓰세요.", "Use ‘ ’, or write it below `{form}`.")(
            form=line.block_form
        ),
    )
    return Slip(problem, line.cover())


def reserved(line: Line) -> Slip:
    """`%`, `@` or a backtick first."""
    problem = line.problem(
        "CS029",
        Text("‘{char}’로는 값을 시작할 수 없습니다.", "A value cannot start with '{char}'.")(
            char=line.value[0]
        ),
        Text(
            "따옴표로 감싸거나 `{form}` 아랫줄에 쓰세요.", "Quote it, or write it below `{form}`."
        )(form=line.block_form),
    )
    return Slip(problem, line.cover())


def marker(line: Line) -> Slip:
    """`*중요*`, `&nbsp;`, `!important`."""
    code, message, hint = MARKERS[line.value[0]]
    word = line.value.split()[0]
    problem = line.problem(code, message, hint, end=line.value_at + len(word))
    return Slip(problem, line.cover())


def flow_symbol(line: Line, symbol: str, start: int, stop: int) -> Slip:
    """`{경과일: > 14}`; `start` and `stop` are columns of the value."""
    at, end = line.value_at + start, line.value_at + stop
    korean = {">": "초과", ">=": "이상", "<": "미만", "<=": "이하"}.get(symbol)
    if korean is not None:
        amount = line.value[start + len(symbol) : stop].strip() or "…"
        message = Text("조건에 `{symbol}`는 쓸 수 없습니다.", "`{symbol}` is no condition.")
        hint = Text("‘{amount} {word}’{word:으로/로} 쓰세요.", 'Write "{amount} {word}".')(
            amount=amount, word=korean
        )
    else:
        message = Text(
            "‘{symbol}’로는 값을 시작할 수 없습니다.", "A value cannot start with '{symbol}'."
        )
        hint = Text("따옴표로 감싸세요.", "Put it in quotes.")
    problem = line.problem("CS026", message(symbol=symbol), hint, at=at, end=end)
    return Slip(problem, Cover(line.start + at, line.start + end, "x" * (end - at)))


def colon_in_sentence(line: Line, colon: int) -> Slip:
    """`do: 예: …`."""
    words = line.value[:colon].split()
    word = words[-1] if words else ""
    hint = Text("`{form}` 아랫줄로 옮기세요.", "Move the text below `{form}`.")(
        form=line.block_form
    )
    reference = _BLANK_IN_REFERENCE.search(line.value)
    if reference is not None and reference.start("colon") == colon:
        meant = f"<{reference['word']}:{reference['name']}>"
        hint = Text("`{meant}`처럼 빈칸 없이 쓰세요.", "Write `{meant}`, without blanks.")(
            meant=meant
        )
    elif line.key in _GROUPS:
        group = f"{{{line.value.strip('() ')}}}"
        hint = Text(
            "`{key}: {group}`처럼 중괄호로 감싸세요.", "Put it in braces: `{key}: {group}`."
        )(key=line.key, group=group)
    problem = line.problem(
        "CS022",
        Text("문장 속 ‘{word}: ’{word:이/가} 새 항목으로 읽힙니다.", '"{word}: " reads as a key.')(
            word=word
        ),
        hint,
        at=line.value_at + max(colon - len(word), 0),
        end=line.value_at + colon + 1,
    )
    return Slip(problem, line.cover())


def hash_in_text(line: Line, at: int) -> Slip:
    """`주문 #1234`: the rest of the line is a comment to YAML."""
    problem = line.problem(
        "CS027",
        Text(
            "` #` 뒤의 글은 주석이 되어 사라집니다.",
            "What follows ` #` becomes a comment and is lost.",
        ),
        Text(
            "따옴표로 감싸거나 `{form}` 아랫줄에 쓰세요. 주석이라면 `# `처럼 한 칸 띄우세요.",
            "Quote it or write it below `{form}`; for a comment leave a blank after `#`.",
        )(form=line.block_form),
        at=line.value_at + at,
    )
    return Slip(problem)


def split_sentence(line: Line, found: re.Match[str]) -> Slip:
    """`[아니, 언제 와요]`."""
    problem = line.problem(
        "CS025",
        Text("쉼표가 한 문장을 둘로 나눴을 수 있습니다.", "The comma may have split one sentence."),
        Text("한 줄에 하나씩 쓰세요.", "Write one item a line."),
        at=line.value_at + found.start(),
        end=line.value_at + found.end(),
    )
    return Slip(problem)


def range_in_brackets(line: Line, found: re.Match[str]) -> Slip:
    """`[7..14]`, a list of one; `[0..7)`, which is never closed."""
    at, end = line.value_at + found.start(), line.value_at + found.end()
    inner = found[0][1:-1].strip()
    problem = line.problem(
        "CS032",
        Text("범위를 괄호로 감쌌습니다.", "The range stands in brackets."),
        Text(
            "{inner}{inner:으로/로} 쓰세요. 양 끝을 포함합니다.",
            "Write {inner}; both ends are included.",
        )(inner=inner),
        at=at,
        end=end,
    )
    if found[0][0] == "[" and found[0][-1] == "]":
        title = Text("괄호 빼기", "Drop the brackets")
        problem = problem._replace(
            fix_title=title, edits=(Edit(line.start + at, line.start + end, inner),)
        )
    return Slip(problem, Cover(line.start + at, line.start + end, "x" * (end - at)))
