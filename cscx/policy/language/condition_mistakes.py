"""What people write in a cell by mistake, and the right form of it.

Each function gives (or, named check_…, raises) the ProblemError for one kind of mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cscx.messages import Text
from cscx.policy.language.problem import Problem, ProblemError
from cscx.policy.language.values import Field, Type

_KOREAN_WORDS = {">": "초과", ">=": "이상", "≥": "이상", "<": "미만", "<=": "이하", "≤": "이하"}
_ENGLISH_WORDS = {
    ">": "over",
    ">=": "at least",
    "≥": "at least",
    "<": "under",
    "<=": "up to",
    "≤": "up to",
}
_FACT = re.compile(r"<fact:[^<>\n]+>")
_SYMBOL = re.compile(r">=|<=|=>|=<|!=|==|[<>=≥≤≠]")
_LEADING = re.compile(
    r"\s*(?P<symbol>>=|<=|!=|==|[<>=≥≤≠])\s*(?P<rest>[^<>=!]*(?:<fact:[^<>]+>)?)\s*$"
)
_BRACKETS = re.compile(
    r"\s*(?P<open>[\[(\]])\s*(?P<low>.+?)\s*\.\.\s*(?P<high>.+?)\s*(?P<close>[\])\[])\s*$"
)
_NOT = re.compile(r"\s*(?:not|아님)\s*\((?P<inside>.*)\)\s*$")
_OTHER_REFERENCE = re.compile(r"<[a-z]+:[^<>\n]*>")
_LIST = re.compile(r",(?![0-9])|(?<![0-9]),")
_TILDE = re.compile(r"[~∼〜～]")
_DASHES = re.compile(r"(?<=[0-9가-힣])\s*[–—]\s*(?=[0-9])")
_WORD_FOR = (
    ("이내", "이하", "up to"), ("까지", "이하", "up to"), ("이전", "이하", "up to"),
    ("이후", "이상", "at least"), ("부터", "이상", "at least"), ("넘음", "초과", "over"),
    ("넘게", "초과", "over"), ("넘는", "초과", "over"), ("보다 큼", "초과", "over"),
    ("보다 작음", "미만", "under"), (" 안", "이하", "up to"), ("제외", "{{not: […]}}", "{{not: […]}}"),
)  # fmt: skip
_BEFORE = (("최대", "이하", "up to"), ("최소", "이상", "at least"))
_ENGLISH_FOR = (
    ("no more than", "up to"), ("more than", "over"), ("at most", "up to"), ("less than", "under"),
    ("fewer than", "under"), ("within", "up to"), ("until", "up to"), ("above", "over"),
    ("below", "under"), ("or more", "at least"), ("or less", "up to"),
)  # fmt: skip


def _problem(
    message: Text,
    hint: Text,
    cell: str | None = None,
    span: tuple[int, int] | None = None,
    **values: object,
) -> ProblemError:
    start, end = span or (None, None)
    if start is not None and end is not None and end <= start:
        # Nothing stands where a value must: the whole cell is wrong.
        start, end = 0, len(cell or "")
    return ProblemError(Problem((), message(**values), hint(**values), start, end, cell or ""))


def check_symbols(text: str, field: Field) -> None:
    """Refuse `> 30`, `[0..7)`, `not(…)`, `8~14` with the form to write instead."""
    if field.type is Type.TEXT:
        return
    bare = _FACT.sub(lambda match: "x" * len(match[0]), text)
    if reference := _OTHER_REFERENCE.search(bare):
        raise bad_reference(text, reference.span())
    if match := _NOT.match(text):
        raise _problem(
            Text("not(…)은 쓰지 않습니다", "not(…) is no condition"),
            Text("{{not: [{inside}]}}로 쓰세요.", "Write {{not: [{inside}]}}."),
            text, (match.start(), match.end()), inside=match["inside"],
        )  # fmt: skip
    if match := _BRACKETS.match(bare):
        raise _brackets(text, match)
    if match := _SYMBOL.search(bare):
        if field.values and not field.ordered and match[0] not in ("=", "==", "!=", "≠"):
            raise no_order(text, field)
        raise _symbol(text, bare, match.start(), match.end())
    if field.ordered and (match := _TILDE.search(bare) or _DASHES.search(bare)):
        raise _problem(
            Text("범위에 물결표나 줄표를 쓰지 않습니다", "a range is not written with a tilde or dash"),
            Text("‘{low}..{high}’{high:으로/로} 쓰세요.", "Write {low}..{high}."),
            text, (match.start(), match.end()),
            low=text[: match.start()].strip(), high=text[match.end() :].strip(),
        )  # fmt: skip


def _brackets(text: str, match: re.Match[str]) -> ProblemError:
    low, high = (text[match.start(name) : match.end(name)] for name in ("low", "high"))
    low_open, high_open = match["open"] != "[", match["close"] != "]"
    if low_open or high_open:
        korean = f"{low} {'초과' if low_open else '이상'} {high} {'미만' if high_open else '이하'}"
        english = (
            f"{'over' if low_open else 'at least'} {low} {'under' if high_open else 'up to'} {high}"
        )
    else:
        korean = english = f"{low}..{high}"
    return _problem(
        Text("범위에 괄호를 쓰지 않습니다", "a range has no brackets"),
        Text("‘{ko}’{ko:으로/로} 쓰세요.", "Write {en}."),
        text, (match.start("open"), match.end("close")), ko=korean, en=english,
    )  # fmt: skip


def _symbol(text: str, bare: str, start: int, end: int) -> ProblemError:
    leading = _LEADING.match(bare)
    message = Text("조건에 부등호와 등호를 쓰지 않습니다", "no comparison signs in a condition")
    symbol = leading["symbol"] if leading else ""
    rest = text[leading.start("rest") : leading.end("rest")].strip() if leading else ""
    if symbol in _KOREAN_WORDS and rest:
        hint = Text("‘{rest} {ko}’{ko:으로/로} 쓰세요.", "Write {en} {rest}.")
        return _problem(
            message, hint, text, (start, end),
            rest=rest, ko=_KOREAN_WORDS[symbol], en=_ENGLISH_WORDS[symbol],
        )  # fmt: skip
    if symbol in ("!=", "≠") and rest:
        hint = Text("{{not: [{rest}]}}로 쓰세요.", "Write {{not: [{rest}]}}.")
        return _problem(message, hint, text, (start, end), rest=rest)
    if symbol in ("=", "==") and rest:
        hint = Text("‘{rest}’만 쓰세요.", "Write {rest} alone.")
        return _problem(message, hint, text, (start, end), rest=rest)
    hint = Text(
        "‘7일 초과’, ‘7일 초과 14일 이하’처럼 쓰세요.", "Write it like over 7 days up to 14 days."
    )
    return _problem(message, hint, text, (start, end))


def check_words(text: str, field: Field) -> None:
    """Refuse 이내, 넘음, within … in a comparison, with the one word that is used for it."""
    if not field.ordered:
        return
    for word, korean, english in _WORD_FOR:
        at = text.find(word)
        if at > 0:
            operand = text[:at].strip()
            hint = Text("‘{operand} {ko}’{ko:으로/로} 쓰세요.", "Write {en} {operand}.")
            if word == "제외":
                hint = Text("{{not: [{operand}]}}로 쓰세요.", "Write {{not: [{operand}]}}.")
            raise _problem(
                Text("조건의 말이 아닙니다", "not a word of conditions"), hint,
                text, (at, at + len(word)), operand=operand, ko=korean, en=english,
            )  # fmt: skip
    for word, korean, english in _BEFORE:
        if text.startswith(word) and (operand := text[len(word) :].strip()):
            raise _problem(
                Text("조건의 말이 아닙니다", "not a word of conditions"),
                Text("‘{operand} {ko}’{ko:으로/로} 쓰세요.", "Write {en} {operand}."),
                text, (0, len(word)), operand=operand, ko=korean, en=english,
            )  # fmt: skip
    lowered = text.lower()
    for word, english in _ENGLISH_FOR:
        at = lowered.find(word)
        if at >= 0:
            operand = (text[:at] + text[at + len(word) :]).strip()
            korean = {"up to": "이하", "over": "초과", "under": "미만", "at least": "이상"}[english]
            raise _problem(
                Text("조건의 말이 아닙니다", "not a word of conditions"),
                Text("‘{operand} {ko}’{ko:으로/로} 쓰세요.", "Write {en} {operand}."),
                text, (at, at + len(word)), operand=operand, ko=korean, en=english,
            )  # fmt: skip


def check_list(text: str) -> None:
    """Refuse `7일 이하, 14일 이상`; the comma of 300,000 is none of a list."""
    if _LIST.search(text):
        raise list_in_text(text)


def list_in_text(text: str) -> ProblemError:
    """`개봉, 정상` as one text."""
    parts = _LIST.split(text) if _LIST.search(text) else text.split(",")
    at = len(parts[0])
    items = ", ".join(part.strip() for part in parts)
    return _problem(
        Text("쉼표로 이은 값은 목록이 아닙니다", "values joined by commas are no list"),
        Text("[{items}]로 쓰세요.", "Write [{items}]."),
        text, (at, at + 1), items=items,
    )  # fmt: skip


def no_order(text: str, field: Field) -> ProblemError:
    """A comparison of a choice."""
    return _problem(
        Text("‘{name}’{name:은/는} 크기를 비교하는 값이 아닙니다", "{name} has no order to compare by"),
        Text("맞는 값을 [{first}, {second}]처럼 모두 쓰세요.", "List the values that fit, like [{first}, {second}]."),
        text, (0, len(text)), name=field.name, first=field.values[0], second=field.values[-1],
    )  # fmt: skip


def same_end_twice(text: str) -> ProblemError:
    """`7일 이상 14일 이상`."""
    return _problem(
        Text("같은 쪽 끝을 두 번 썼습니다", "the same end is given twice"),
        Text("아래 끝과 위 끝을 하나씩 쓰세요: ‘7일 초과 14일 이하’.", "Give one lower and one upper end: over 7 days up to 14 days."),
        text, (0, len(text)),
    )  # fmt: skip


def backwards(text: str) -> ProblemError:
    """`14..8`."""
    return _problem(
        Text("아래 끝이 위 끝보다 커서 맞는 값이 없습니다", "the lower end is above the upper end"),
        Text("두 끝을 바꾸세요.", "Swap the two ends."),
        text, (0, len(text)),
    )  # fmt: skip


def bad_reference(text: str, span: tuple[int, int]) -> ProblemError:
    """A `<…>` that is no fact, or a fact with other words around it."""
    return _problem(
        Text("조건에는 <fact:이름>만 쓸 수 있습니다", "only <fact:name> may stand in a condition"),
        Text("<fact:반품기한>처럼 쓰세요.", "Write it like <fact:반품기한>."),
        text, span,
    )  # fmt: skip


def yes_or_no(text: str) -> ProblemError:
    """A boolean that is neither."""
    return _problem(
        Text("예나 아니오가 아닙니다", "neither yes nor no"),
        Text("예 또는 아니오로 쓰세요.", "Write yes or no."),
        text, (0, len(text)),
    )  # fmt: skip


def not_optional(name: str) -> ProblemError:
    """없음 for an input that is never absent."""
    return _problem(
        Text("‘{name}’{name:은/는} 없을 수 없어 ‘없음’을 쓸 수 없습니다", "{name} is never absent, so ‘none’ cannot stand here"),
        Text("입력에 optional: true를 더하거나 조건을 지우세요.", "Add optional: true to the input, or remove the condition."),
        name=name,
    )  # fmt: skip


def format_words(word: str) -> ProblemError:
    """Something else after 형식."""
    return _problem(
        Text("형식 조건은 ‘형식 맞음’과 ‘형식 틀림’뿐입니다", "a format condition is ‘format ok’ or ‘format wrong’"),
        Text("‘형식 맞음’이나 ‘형식 틀림’으로 쓰세요.", "Write format ok or format wrong."),
        word, (0, len(word)),
    )  # fmt: skip


def no_format(name: str) -> ProblemError:
    """A format condition for an input without a mask."""
    return _problem(
        Text("‘{name}’에는 형식이 없습니다", "{name} has no format"),
        Text(
            "입력에 format: 99999-99999처럼 형식을 더하세요.",
            "Add a format like 99999-99999 to the input.",
        ),
        name=name,
    )


def set_needs_operator(name: str, items: Iterable[object]) -> ProblemError:
    """A plain value or list for a set."""
    listed = ", ".join(str(item) for item in items)
    return _problem(
        Text("‘{name}’{name:은/는} 값이 여럿일 수 있습니다", "{name} may hold several values"),
        Text("하나라도면 {{has: [{items}]}}, 모두면 {{all: [{items}]}}로 쓰세요.", "Write {{has: [{items}]}} for any of them, {{all: [{items}]}} for all."),
        name=name, items=listed,
    )  # fmt: skip


def only_for_sets(word: str, name: str, items: Iterable[object]) -> ProblemError:
    """Has and all for an input with one value."""
    return _problem(
        Text("{word}{word:은/는} 값이 여럿인 입력에만 씁니다. ‘{name}’{name:은/는} 값이 하나입니다", "{word} is for sets; {name} has one value"),
        Text("[{items}]로 쓰세요.", "Write [{items}]."),
        word=word, name=name, items=", ".join(str(item) for item in items),
    )  # fmt: skip


def unknown_operator(word: str) -> ProblemError:
    """A key that is none of not, has, all."""
    return _problem(
        Text("조건에 ‘{word}’{word:은/는} 없습니다", "there is no condition “{word}”"),
        Text("not, has, all 가운데 하나를 쓰세요.", "Use not, has or all."),
        word=word,
    )


def one_operator() -> ProblemError:
    """Several keys in one cell."""
    return _problem(
        Text(
            "조건 하나에 not, has, all을 함께 쓸 수 없습니다",
            "one condition takes one of not, has, all",
        ),
        Text("규칙을 나누세요.", "Use two rules."),
    )


def nested() -> ProblemError:
    """A list or mapping inside a list, or nothing at all."""
    return _problem(
        Text("값이 있어야 할 자리입니다", "a value is missing here"),
        Text(
            "값 하나를 쓰거나 줄을 지우세요. 쓰지 않은 입력은 아무 값이나 맞습니다.",
            "Give one value or remove the line: an omitted input means any.",
        ),
    )


def range_fact(name: str, value: str) -> ProblemError:
    """A fact such as 5~7영업일, which is text only."""
    return _problem(
        Text("기준값 ‘{name}’{name:은/는} 범위({value})라서 견줄 수 없습니다", "fact {name} is a range ({value}) and cannot be compared"),
        Text("값이 하나인 기준값을 쓰세요.", "Use a fact with one value."),
        name=name, value=value,
    )  # fmt: skip


def unknown_fact(name: str) -> ProblemError:
    """A fact that is not defined."""
    return _problem(
        Text("기준값 ‘{name}’{name:이/가} 없습니다", "there is no fact {name}"),
        Text("이름을 고치거나 기준값을 더하세요.", "Correct the name, or add the fact."),
        name=name,
    )
