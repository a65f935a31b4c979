"""One schema failure → code, place, sentence, hint and, where it is certain, the right text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from cscx.content.schema.fields import Field
from cscx.content.schema.forms import DAY, FORMS, GENERAL_FORM, OWNERS_WORDS, TRUTH, TYPES
from cscx.messages import Text, same
from cscx.text import closest

Explained = tuple[str, tuple[str | int, ...], bool, Text, Text | None, str | None]


class Failure(NamedTuple):
    """One failure of a schema: what kind, in which shared definition, at which field, of what value."""

    kind: Any
    definition: str
    field: Field | None
    value: Any
    key: str


def explain(
    kind: Any, schema_path: list[str | int], field: Field | None, value: Any, key: str
) -> Iterator[Explained]:
    """The findings one failure stands for; an unexpected key is one finding each.

    `key` is the name under which the value stands, empty in a list.
    """
    yield from _HANDLERS.get(kind.name, _other)(
        Failure(kind, _definition(schema_path), field, value, key)
    )


def _title(field: Field | None, key: str = "") -> Text:
    if field is not None and field.title.ko:
        return field.title
    return same(key) if key else Text("이 항목", "this")


def _missing(failure: Failure) -> Iterator[Explained]:
    name = failure.kind.property
    below = failure.field.at(name) if failure.field else None
    yield (
        "CS103",
        (),
        False,
        Text("‘{name}’({title}){title:이/가} 없습니다.", "{name!r} ({title}) is missing.")(
            name=name, title=_title(below)
        ),
        Text("‘{name}: …’ 줄을 더하세요.", "Add a line '{name}: …'.")(name=name),
        None,
    )


def _unexpected(failure: Failure) -> Iterator[Explained]:
    known = list(failure.field.properties) if failure.field else []
    by_title = (
        {f.title.ko: name for name, f in failure.field.properties.items()} if failure.field else {}
    )
    for name in failure.kind.unexpected:
        meant = by_title.get(name) or closest(name, known)
        if meant is None:
            close_title = closest(name, by_title)
            meant = by_title[close_title] if close_title else None
        hint = (
            Text("‘{meant}’인지 확인하세요.", "Did you mean {meant!r}?")(meant=meant)
            if meant
            else Text("쓸 수 있는 항목: {known}", "Known here: {known}")(known=", ".join(known))
        )
        yield (
            "CS102",
            (name,),
            True,
            Text(
                "여기에 ‘{name}’{name:이라는/라는} 항목은 없습니다.",
                "There is no key {name!r} here.",
            )(name=name),
            hint,
            meant
            if meant and not (isinstance(failure.value, dict) and meant in failure.value)
            else None,
        )


def _not_a_choice(failure: Failure) -> Iterator[Explained]:
    options = [str(option) for option in failure.kind.options]
    labels = failure.field.choice_labels if failure.field else {}
    by_label = {label.ko: name for name, label in labels.items()}
    text = str(failure.value)
    said = OWNERS_WORDS.get(text)
    meant = by_label.get(text) or (said if said in options else closest(text, options))
    if meant is None and (label := closest(text, by_label, cutoff=0.6)):
        meant = by_label[label]
    shown = ", ".join(
        f"{option}({labels[option].ko})" if option in labels else option for option in options
    )
    hint = (
        Text("{meant}{meant:으로/로} 쓰세요.", "Write {meant}.")(meant=meant)
        if meant
        else Text("쓸 수 있는 값: {shown}", "Allowed: {plain}")(
            shown=shown, plain=", ".join(options)
        )
    )
    title = _title(failure.field)
    yield (
        "CS104",
        (),
        False,
        Text(
            "‘{text}’{text:은/는} ‘{title}’에 쓸 수 없습니다.", "{text!r} is no value of '{title}'."
        )(text=text, title=title),
        hint,
        meant,
    )


def _wrong_type(failure: Failure) -> Iterator[Explained]:
    wanted = [TYPES[name] for name in failure.kind.types]
    either = Text(" 또는 ".join(t.ko for t in wanted), " or ".join(t.en for t in wanted))
    if failure.value is None:
        message = Text("‘{title}’에 값이 없습니다.", "'{title}' has no value.")(
            title=_title(failure.field, failure.key)
        )
        mend = Text("값을 쓰거나 줄을 지우세요.", "Write a value or delete the line.")
        yield ("CS106", (), False, message, mend, None)
        return
    definition = failure.definition
    measured = definition in ("quantity", "duration") or (
        failure.field is not None and failure.field.quantity
    )
    if measured and isinstance(failure.value, (int, float)) and not isinstance(failure.value, bool):
        message = Text("단위가 없습니다.", "The unit is missing.")
        unit = (
            Text(
                "‘{value}분’, ‘{value}영업일’처럼 쓰세요.",
                'Write "{value}분" (minutes), for example.',
            )
            if definition == "duration"
            else Text("‘{value}일’처럼 쓰세요.", 'Write "{value}일" (days), for example.')
        )(value=failure.value)
        yield ("CS105", (), False, message, unit, None)
        return
    message = Text("{either}{either:이/가} 와야 합니다.", "Here {either} is needed.")(either=either)
    replacement = None
    hint: Text | None = None
    if (
        "string" in failure.kind.types
        and isinstance(failure.value, dict)
        and len(failure.value) == 1
    ):
        name = next(iter(failure.value))
        hint = Text(
            "‘{name}: ’{name:이/가} 이름으로 읽혔습니다. 글이라면 `|` 아랫줄에 쓰세요.",
            '"{name}: " was read as a name. Write text below `|`.',
        )(name=name)
    if "string" in failure.kind.types and isinstance(failure.value, list):
        hint = Text("괄호와 ‘-’ 없이 글을 쓰세요.", "Write text, without brackets or '-'.")
    if "boolean" in failure.kind.types and isinstance(failure.value, str):
        word = TRUTH.get(failure.value.casefold(), "true")
        hint = Text("{word}로 쓰세요.", "Write {word}.")(word=word)
    if "object" in failure.kind.types and isinstance(failure.value, (str, list)):
        hint = Text("아랫줄에 ‘이름: 값’으로 쓰세요.", "Write 'name: value' lines below it.")
    if "array" in failure.kind.types and isinstance(failure.value, str):
        hint = Text(
            "‘[{value}]’처럼 쓰거나 아랫줄에 ‘- ’로 쓰세요.",
            "Write '[{value}]', or '- ' items below.",
        )(
            value=failure.value if len(failure.value) <= 20 else "…"  # noqa: PLR2004 - a hint stays short
        )
    if "array" in failure.kind.types and isinstance(failure.value, dict):
        hint = Text(
            "앞에 ‘- ’를 붙이거나 [{{…}}]처럼 감싸세요.",
            "Put '- ' before it, or wrap it like [{{…}}].",
        )()
    if "string" in failure.kind.types and isinstance(failure.value, (int, float, bool)):
        shown = (
            str(failure.value).lower() if isinstance(failure.value, bool) else str(failure.value)
        )
        hint = Text('"{shown}"처럼 따옴표로 감싸세요.', 'Put it in quotes: "{shown}".')(shown=shown)
        replacement = shown
    yield ("CS101", (), False, message, hint, replacement)


def _wrong_form(failure: Failure) -> Iterator[Explained]:
    definition = failure.definition
    message, hint = FORMS.get(definition, GENERAL_FORM)
    if isinstance(failure.value, str) and not failure.value.strip():
        message, hint = FORMS["text"]
    if definition not in FORMS and failure.field is not None:
        hint = failure.field.description
    if definition == "date" and (day := _as_date(failure.value)):
        hint = Text("{day}{day:으로/로} 쓰세요.", "Write it as {day}.")(day=day)
        yield ("CS107", (), False, message(value=failure.value), hint, day)
        return
    joined = _joined(failure.value) if definition == "name" else None
    yield ("CS107", (), False, message(value=failure.value), _joined_hint(joined, hint), joined)


def _as_date(value: Any) -> str | None:
    """The day a Korean date means: 2026.3.1, 2026/03/01, 2026년 3월 1일."""
    found = DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return None
    day = f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return None


def _wrong_key(failure: Failure) -> Iterator[Explained]:
    names = (
        [key for key in failure.value if _bad_name(key)] if isinstance(failure.value, dict) else []
    )
    message, hint = FORMS["name"]
    for name in filter(None, names):
        joined = _joined(name)
        if joined in failure.value:
            joined = None
        said = _joined_hint(joined, hint)
        yield ("CS107", (name,), True, message(value=name), said, joined)


def _joined(name: Any) -> str | None:
    """The name without its blanks, when nothing else is wrong with it."""
    joined = "".join(name.split()) if isinstance(name, str) else ""
    return joined if joined and not _bad_name(joined) else None


def _joined_hint(joined: str | None, otherwise: Text) -> Text:
    if joined is None:
        return otherwise
    return Text(
        "띄어쓰기 없이 ‘{joined}’{joined:으로/로} 쓰세요.", "Write {joined!r}, without blanks."
    )(joined=joined)


def _bad_name(key: str) -> bool:
    return " " in key or not key or not all(c.isalnum() or c in "·.-" for c in key)


def _too_few(failure: Failure) -> Iterator[Explained]:
    message = Text("‘{title}’에는 적어도 {limit}개를 씁니다.", "'{title}' needs at least {limit}.")
    hint = Text("항목을 더하거나 줄을 지우세요.", "Add entries, or delete the line.")
    yield (
        "CS108",
        (),
        False,
        message(title=_title(failure.field), limit=failure.kind.limit),
        hint,
        None,
    )


def _too_many(failure: Failure) -> Iterator[Explained]:
    message = Text("‘{title}’에는 많아야 {limit}개를 씁니다.", "'{title}' holds at most {limit}.")
    hint = Text("줄이거나 나누세요.", "Shorten it, or split it.")
    yield (
        "CS108",
        (),
        False,
        message(title=_title(failure.field), limit=failure.kind.limit),
        hint,
        None,
    )


def _repeated(failure: Failure) -> Iterator[Explained]:
    seen: list[Any] = []
    for index, item in enumerate(failure.value):
        if item in seen:
            message = Text("‘{item}’{item:이/가} 목록에 두 번 있습니다.", "{item!r} stands twice.")
            hint = Text("하나를 지우세요.", "Delete one of them.")
            yield ("CS109", (index,), False, message(item=item), hint, None)
        seen.append(item)


def _out_of_range(failure: Failure) -> Iterator[Explained]:
    low = "inimum" in failure.kind.name
    message = (
        Text("{value}{value:은/는} {limit}보다 작습니다.", "{value} is below {limit}.")
        if low
        else Text("{value}{value:은/는} {limit}보다 큽니다.", "{value} is above {limit}.")
    )
    hint = (
        Text("{limit} 이상으로 쓰세요.", "Write {limit} or more.")
        if low
        else Text("{limit} 이하로 쓰세요.", "Write {limit} or less.")
    )
    yield (
        "CS108",
        (),
        False,
        message(value=failure.value, limit=failure.kind.limit),
        hint(limit=failure.kind.limit),
        None,
    )


def _not_the_constant(failure: Failure) -> Iterator[Explained]:
    if failure.kind.expected_value is not True:
        yield from _other(failure)
        return
    message = Text("여기에는 true만 쓸 수 있습니다.", "Here only true can stand.")
    hint = Text("true로 쓰거나 줄을 지우세요.", "Write true, or delete the line.")
    yield ("CS107", (), False, message, hint, None)


def _other(failure: Failure) -> Iterator[Explained]:
    message = Text("‘{title}’의 꼴이 맞지 않습니다.", "'{title}' does not have the required form.")
    hint = (
        failure.field.description
        if failure.field is not None and failure.field.description.ko
        else same("")
    )
    yield ("CS107", (), False, message(title=_title(failure.field)), hint, None)


def _definition(path: list[str | int]) -> str:
    """The name of the shared definition in which the failure arose, if any."""
    for index in range(len(path) - 2, -1, -1):
        if path[index] == "$defs":
            return str(path[index + 1])
    return ""


_HANDLERS: dict[str, Callable[[Failure], Iterator[Explained]]] = {
    "required": _missing,
    "additionalProperties": _unexpected,
    "enum": _not_a_choice,
    "constant": _not_a_choice,
    "const": _not_the_constant,
    "type": _wrong_type,
    "pattern": _wrong_form,
    "format": _wrong_form,
    "propertyNames": _wrong_key,
    "minItems": _too_few,
    "minProperties": _too_few,
    "minLength": _wrong_form,
    "maxItems": _too_many,
    "maxProperties": _too_many,
    "uniqueItems": _repeated,
    "minimum": _out_of_range,
    "maximum": _out_of_range,
    "exclusiveMinimum": _out_of_range,
    "exclusiveMaximum": _out_of_range,
}
