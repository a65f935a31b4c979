"""What is wrong with a settings file, in words: which key, what was meant, what is allowed."""

from __future__ import annotations

import re
import types
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from cscx.messages import Text
from cscx.text import closest

_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>.*?)`(?: - at `\$(?P<path>.*)`)?\Z")
_CHOICE = re.compile(r"Invalid enum value '(?P<value>.*)' - at `\$(?P<path>.*)`\Z", re.DOTALL)
_TYPE = re.compile(r"Expected `(?P<wanted>.*?)`, got `(?P<found>.*?)`(?: - at `\$(?P<path>.*)`)?\Z")
_PLACE = re.compile(r"at line (\d+), column (\d+)")

_NO_KEY = Text(
    "설정 {file}에 ‘{key}’ 항목은 없습니다.", "The settings in {file} have no key '{key}'."
)
_MEANT = Text(" 혹시 ‘{meant}’인가요?", " Did you mean '{meant}'?")
_NO_VALUE = Text(
    "설정 {file}의 {key}에 ‘{value}’ 값은 쓸 수 없습니다. 쓸 수 있는 값: {allowed}",
    "In the settings {file}, {key} cannot be '{value}'. Allowed: {allowed}",
)
_NOT_THAT = Text(
    "설정 {file}의 {key} 자리에는 {wanted}{wanted:이/가} 옵니다. 지금은 {found}입니다.",
    "In the settings {file}, {key} needs {wanted}, not {found}.",
)
_OTHER = Text(
    "설정 {file}에 잘못된 곳이 있습니다: {error}", "The settings in {file} are wrong: {error}"
)
_NO_TOML = Text(
    "설정 파일 {file}의 {line}행 {column}열을 읽을 수 없습니다.", "Cannot read {file}: {error}"
)
_UNREADABLE = Text(
    "설정 파일 {file}에서 읽을 수 없는 글자가 나왔습니다. UTF-8로 저장하세요.",
    "Cannot read {file}: save it as UTF-8.",
)
_TYPES = {
    "int": Text("정수", "a whole number"),
    "float": Text("수", "a number"),
    "str": Text("글", "text"),
    "bool": Text("true나 false", "true or false"),
    "array": Text("목록", "a list"),
    "object": Text("표([이름])", "a table ([name])"),
    "null": Text("빈 값", "nothing"),
}


def wrong_value(error: msgspec.ValidationError, file: str, settings: type[msgspec.Struct]) -> Text:
    """A value or key that does not fit, as a sentence."""
    text = str(error)
    if found := _UNKNOWN.match(text):
        path = (found["path"] or "").lstrip(".")
        key = f"{path}.{found['key']}".lstrip(".")
        known = _keys(_type_at(settings, path))
        meant = closest(found["key"], known, cutoff=0.6)
        message = _NO_KEY(file=file, key=key)
        more = _MEANT(meant=meant) if meant else Text("", "")
        return Text(message.ko + more.ko, message.en + more.en)
    if found := _CHOICE.match(text):
        path = found["path"].lstrip(".")
        allowed = ", ".join(str(value) for value in get_args(_type_at(settings, path)))
        key = path.removesuffix("[...]")
        return _NO_VALUE(file=file, key=key, value=found["value"], allowed=allowed)
    if found := _TYPE.match(text):
        wanted, is_found = _type(found["wanted"].partition(" | ")[0]), _type(found["found"])
        key = (found["path"] or "").lstrip(".")
        return _NOT_THAT(file=file, key=key, wanted=wanted, found=is_found)
    return _OTHER(file=file, error=text)


def no_toml(error: Exception, file: str) -> Text:
    """A file that is no TOML, or not UTF-8, as a sentence."""
    if isinstance(error, UnicodeDecodeError):
        return _UNREADABLE(file=file)
    place = _PLACE.search(str(error))
    if place is None:
        return _OTHER(file=file, error=error)
    return _NO_TOML(file=file, line=place[1], column=place[2], error=error)


def _type(name: str) -> Text:
    return _TYPES.get(name, Text(name, name))


def _keys(kind: Any) -> list[str]:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return [field.encode_name for field in msgspec.structs.fields(kind) if field.name != "root"]
    return []


def _type_at(kind: Any, path: str) -> Any:
    """The type of the setting at a path such as `lint.severity[...]`."""
    for step in re.findall(r"[^.\[\]]+|\[[^\]]*\]", path.replace("[...]", "[]")):
        kind = _plain(kind)
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            hints = get_type_hints(kind)
            names = {field.encode_name: field.name for field in msgspec.structs.fields(kind)}
            kind = hints.get(names.get(step, ""), object)
        elif get_args(kind):
            kind = get_args(kind)[-1 if get_origin(kind) is dict else 0]
    return _plain(kind)


def _plain(kind: Any) -> Any:
    """The type without its `| None`."""
    if isinstance(kind, types.UnionType):
        return next(part for part in get_args(kind) if part is not type(None))
    return kind
