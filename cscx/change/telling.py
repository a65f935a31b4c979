"""Every change as one sentence, in Korean and English, as an owner would say it."""

from __future__ import annotations

import re
from functools import singledispatch
from typing import Final

from cscx.change import changes as to
from cscx.change.changes import Change
from cscx.change.words import PARTS, called, kind_name
from cscx.messages import Text, same

_ADDED = Text("{kind} ‘{title}’{title:이/가} 새로 생깁니다", "New {kind} '{title}'")
_SUCCEEDS = Text(
    "{kind} ‘{title}’{title:이/가} {day}부터 ‘{old}’{old:을/를} 대신합니다",
    "From {day} the {kind} '{title}' takes the place of '{old}'",
)
_REMOVED = Text("{kind} ‘{title}’{title:이/가} 없어집니다", "The {kind} '{title}' is gone")
_RENAMED = Text(
    "{kind} ‘{old}’의 이름이 ‘{new}’{new:으로/로} 바뀝니다",
    "The {kind} '{old}' is now called '{new}'",
)
_SAYS = Text("{sentence}: {text}", "{sentence}: {text}")

_FACT = Text(
    "{name}{tier}{particle} {old}에서 {new}{new:으로/로} 바뀝니다",
    "{name}{tier} changes from {old} to {new}",
)
_FACT_FROM = Text(
    "{name}{tier}{particle} {day}부터 {old}에서 {new}{new:으로/로} 바뀝니다",
    "{name}{tier} changes from {old} to {new} from {day}",
)
_PLANNED = Text(
    "{name}{name:이/가} {day}부터 {now}에서 {new}{new:으로/로} 바뀔 예정입니다",
    "{name} will change from {now} to {new} from {day}",
)
_PLAN_MOVED = Text(
    "{name}의 바뀔 값이 {old}({old_day}부터)에서 {new}({day}부터){to} 바뀝니다",
    "The coming value of {name} changes from {old} (from {old_day}) to {new} (from {day})",
)
_PLAN_DROPPED = Text(
    "{name}{name:을/를} {old_day}부터 {old}{old:으로/로} 바꾸려던 계획이 없어집니다",
    "{name} will no longer change to {old} from {old_day}",
)
_PART_FIRST = Text(
    "{part} ‘{name}’{name:이/가} 맨 앞에 더해집니다", "New {part} '{name}', at the top"
)
_PART_ADDED = Text(
    "{part} ‘{name}’{name:이/가} ‘{follows}’ 다음에 더해집니다",
    "New {part} '{name}', after '{follows}'",
)
_NEW_PART = Text("{called}{particle} 더해집니다", "New {called}")
_PART_GONE = Text("{called}{particle} 없어집니다", "{called} is gone")
_PART_MOVED = Text(
    "{part} ‘{name}’의 자리가 {old}에서 {new}{new:으로/로} 바뀝니다",
    "The {part} '{name}' moves from {old} to {new}",
)
_ORDER_ONLY = Text(
    "{moved}. 가는 길은 그대로입니다", "{moved}; where the steps lead stays the same"
)
_BEHIND = Text("‘{name}’ 다음", "after '{name}'")
_TOP = Text("맨 앞", "the top")
_ANSWER = Text("‘{step}’에서 ‘{answer}’", "At '{step}', '{answer}'")
_WAY = Text(
    "{where}의 다음이 {old}에서 {new}{to} 바뀝니다", "{where} leads to {new} instead of {old}"
)
_WAY_NEW = Text("{where}의 다음이 {new}{to} 정해집니다", "{where} leads to {new}")
_WAY_GONE = Text("{where}의 다음({old})이 없어집니다", "{where} no longer leads to {old}")
_BRANCH_NEW = Text(
    "{where} 갈림길이 생깁니다: {new}", "At '{step}', the new branch '{answer}' leads to {new}"
)
_BRANCH_GONE = Text(
    "{where} 갈림길이 없어집니다(전에는 {old})",
    "At '{step}', the branch '{answer}' is gone (it led to {old})",
)
_SPLIT = Text(
    "규칙 ‘{old}’{old:이/가} ‘{input}’에 따라 {into}{to} 나뉩니다",
    "Rule '{old}' is split by '{input}' into {into}",
)
_CELL = Text(
    "규칙 ‘{rule}’의 {side} ‘{name}’{name:이/가} {old}에서 {new}{to} 바뀝니다",
    "Rule '{rule}': the {side} '{name}' changes from {old} to {new}",
)
_CELL_NEW = Text(
    "규칙 ‘{rule}’에 {side} ‘{name}’{name:이/가} 더해집니다: {new}",
    "Rule '{rule}' gains the {side} '{name}': {new}",
)
_CELL_GONE = Text(
    "규칙 ‘{rule}’에서 {side} ‘{name}’{name:이/가} 빠집니다(전에는 {old})",
    "Rule '{rule}' loses the {side} '{name}' (it was {old})",
)
_OR = Text(
    "규칙 ‘{rule}’의 재량이 바뀝니다: {old} → {new}",
    "Rule '{rule}': the discretion changes: {old} → {new}",
)
_SIDES: Final = {"when": Text("조건", "condition"), "then": Text("결과", "outcome")}
_LEVEL = Text(
    "‘{path}’의 {number}차 연락이 {old}에서 {new}{to} 바뀝니다",
    "Path '{path}': level {number} changes from {old} to {new}",
)
_LEVEL_NEW = Text(
    "‘{path}’에 {number}차 연락이 더해집니다: {new}", "Path '{path}' gains level {number}: {new}"
)
_LEVEL_GONE = Text(
    "‘{path}’의 {number}차 연락이 없어집니다(전에는 {old})",
    "Path '{path}' loses level {number} (it was {old})",
)
_SPOKEN = Text("{channel} 멘트가 바뀝니다", "The wording on {channel} changes")
_SPOKEN_NEW = Text("{channel} 멘트가 더해집니다", "New wording for {channel}")
_SPOKEN_GONE = Text("{channel} 멘트가 없어집니다", "The wording for {channel} is gone")
_REWORDED = Text("{where}‘{title}’ 글이 바뀝니다", "{where}the wording of '{title}' changes")
_VALUE = Text(
    "{where}{title}{title:이/가} {old}에서 {new}{to} 바뀝니다",
    "{where}'{title}' changes from {old} to {new}",
)
_VALUE_NEW = Text("{where}{title}{title:이/가} 더해집니다: {new}", "{where}new '{title}': {new}")
_VALUE_GONE = Text(
    "{where}{title}{title:이/가} 없어집니다(전에는 {old})",
    "{where}'{title}' is gone (it was {old})",
)
_LIST_BOTH = Text(
    "{where}{title}에 {added}{added:이/가} 더해지고 {removed}{removed:이/가} 빠집니다",
    "{where}'{title}' gains {added} and loses {removed}",
)
_LIST_MORE = Text(
    "{where}{title}에 {added}{added:이/가} 더해집니다", "{where}'{title}' gains {added}"
)
_LIST_LESS = Text(
    "{where}{title}에서 {removed}{removed:이/가} 빠집니다", "{where}'{title}' loses {removed}"
)
_LIST_ORDER = Text("{where}{title}의 순서가 바뀝니다", "{where}the order of '{title}' changes")
_NO_TEXT = Text("없음", "nothing")
_ADDRESS: Final = re.compile(r"https?://\S+\Z")
_BRACKETS: Final = re.compile(r"\s*\([^()]*\)\Z")


def sentence(change: Change) -> Text:
    """A change as a whole sentence."""
    text = told(change)
    named = isinstance(change, to.FactValue | to.FactPlan) and text.en.startswith(
        change.subject.name
    )
    english = text.en if named else f"{text.en[:1].upper()}{text.en[1:]}"
    return Text(*(_ended(each) for each in (text.ko, english)))


def _ended(text: str) -> str:
    """With a full stop; without one behind an address, of which it would seem to be a part."""
    return text if _ADDRESS.search(text) else f"{text.rstrip('.')}."


@singledispatch
def told(change: Change) -> Text:
    """What a change says, without a full stop."""
    raise TypeError(change)


@told.register
def _(change: to.Added) -> Text:
    text = _ADDED(kind=kind_name(change.subject.kind), title=change.subject.title)
    return _SAYS(sentence=text, text=change.says) if change.says else text


@told.register
def _(change: to.Succeeds) -> Text:
    subject = change.subject
    kind = kind_name(subject.kind)
    return _SUCCEEDS(kind=kind, title=subject.title, old=change.title, day=change.since)


@told.register
def _(change: to.Removed) -> Text:
    text = _REMOVED(kind=kind_name(change.subject.kind), title=change.subject.title)
    return _SAYS(sentence=text, text=change.says) if change.says else text


@told.register
def _(change: to.Renamed) -> Text:
    kind = kind_name(change.subject.kind) if change.part is None else PARTS[change.part.kind]
    return _RENAMED(kind=kind, old=change.old, new=change.new)


@told.register
def _(change: to.FactValue) -> Text:
    template = _FACT_FROM if change.effective else _FACT
    tier = f"({change.tier})" if change.tier else ""
    return template(
        name=change.subject.name,
        tier=Text(tier, f" {tier}" if tier else ""),
        particle=_particle(change.subject.name, "이/가"),
        old=change.old,
        new=change.new,
        day=change.effective,
    )


@told.register
def _(change: to.FactPlan) -> Text:
    words = {
        "name": change.subject.name,
        "now": change.now,
        "old": change.old,
        "new": change.new,
        "day": change.new_from,
        "old_day": change.old_from,
    }
    if change.new is None:
        return _PLAN_DROPPED(**words)
    if change.old is None:
        return _PLANNED(**words)
    return _PLAN_MOVED(**words, to=_particle(change.new, "으로/로"))


@told.register
def _(change: to.PartAdded) -> Text:
    part = change.part
    assert part is not None  # noqa: S101 - parts have a part
    words = {
        "part": PARTS[part.kind],
        "name": part.name,
        "follows": change.follows,
        **_as_subject(part),
    }
    ordered = part.kind in ("step", "rule")
    template = _NEW_PART if not ordered else _PART_ADDED if change.follows else _PART_FIRST
    return (
        _SAYS(sentence=template(**words), text=change.says) if change.says.ko else template(**words)
    )


@told.register
def _(change: to.PartRemoved) -> Text:
    part = change.part
    assert part is not None  # noqa: S101 - parts have a part
    text = _PART_GONE(**_as_subject(part))
    return _SAYS(sentence=text, text=change.says) if change.says.ko else text


@told.register
def _(change: to.PartMoved) -> Text:
    part = change.part
    assert part is not None  # noqa: S101 - parts have a part
    old, new = (
        _TOP if name is None else _BEHIND(name=name) for name in (change.followed, change.follows)
    )
    moved = _PART_MOVED(part=PARTS[part.kind], name=part.name, old=old, new=new)
    return _ORDER_ONLY(moved=moved) if change.order_only else moved


@told.register
def _(change: to.Split) -> Text:
    pairs = list(zip(change.into, change.values, strict=True))
    *before, end = (f"‘{name}’({values.ko})" for name, values in pairs)
    korean = f"{', '.join(before)}{_particle(change.into[-2], '과/와').ko} {end}"
    *first, last = (f"'{name}' ({values.en})" for name, values in pairs)
    return _SPLIT(
        old=change.old,
        input=change.input,
        into=Text(korean, f"{', '.join(first)} and {last}"),
        to=_particle(change.into[-1], "으로/로"),
    )


@told.register
def _(change: to.Way) -> Text:
    step = change.part.name if change.part is not None else ""
    if change.answer is None:
        where = Text(f"‘{step}’", f"'{step}'")
        new, gone = _WAY_NEW, _WAY_GONE
    else:
        where = _ANSWER(step=step, answer=change.answer)
        new, gone = _BRANCH_NEW, _BRANCH_GONE
    words = {"where": where, "step": step, "answer": change.answer}
    return _between(change.old, change.new, (_WAY, new, gone), **words)


@told.register
def _(change: to.Cell) -> Text:
    rule = change.part.name if change.part is not None else ""
    if change.side == "or":
        old, new = (each or _NO_TEXT for each in (change.old, change.new))
        return _OR(rule=rule, old=old, new=new)
    templates = (_CELL, _CELL_NEW, _CELL_GONE)
    words = {"rule": rule, "side": _SIDES[change.side], "name": change.name}
    return _between(change.old, change.new, templates, **words)


@told.register
def _(change: to.Level) -> Text:
    path = change.part.name if change.part is not None else ""
    old, new = (None if each is None else same(each) for each in (change.old, change.new))
    templates = (_LEVEL, _LEVEL_NEW, _LEVEL_GONE)
    return _between(old, new, templates, path=path, number=change.number)


@told.register
def _(change: to.Wording) -> Text:
    if change.channel is None:
        return _REWORDED(where=_where(change), title=change.title)
    sorts = {mark.sort for mark in change.marks}
    template = _SPOKEN_NEW if sorts == {"new"} else _SPOKEN_GONE if sorts == {"old"} else _SPOKEN
    return template(channel=change.channel)


@told.register
def _(change: to.Value) -> Text:
    templates = (_VALUE, _VALUE_NEW, _VALUE_GONE)
    return _between(change.old, change.new, templates, where=_where(change), title=change.title)


@told.register
def _(change: to.Members) -> Text:
    words = {
        "where": _where(change),
        "title": change.title,
        "added": _quoted(change.added),
        "removed": _quoted(change.removed),
    }
    if change.added and change.removed:
        return _LIST_BOTH(**words)
    if change.added:
        return _LIST_MORE(**words)
    return _LIST_LESS(**words) if change.removed else _LIST_ORDER(**words)


def _between(
    old: Text | None, new: Text | None, templates: tuple[Text, Text, Text], **words: object
) -> Text:
    """The sentence for a change, for what is new, or for what is gone."""
    changed, come, gone = templates
    if old is not None and new is not None:
        return changed(**words, old=old, new=new, to=_particle(new.ko, "으로/로"))
    if new is not None:
        return come(**words, new=new, to=_particle(new.ko, "으로/로"))
    return gone(**words, old=old)


def _particle(word: str, pair: str) -> Text:
    """Only the particle: what stands in brackets behind a word or quotation mark does not choose it."""
    bare = _BRACKETS.sub("", word).rstrip("’") or word
    return Text(Text("{word:" + pair + "}", "")(word=bare).ko, "")


def _where(change: Change) -> Text:
    part = change.part
    if part is None:
        return Text("", "")
    word = called(part.kind, part.name)
    return Text(f"{word.ko}의 ", f"{word.en[:1].upper()}{word.en[1:]}: ")


def _as_subject(part: to.Part) -> dict[str, Text]:
    """A part and its particle, as what a sentence is about."""
    word = called(part.kind, part.name)
    return {"called": word, "particle": _particle(word.ko, "이/가")}


def _quoted(names: tuple[Text, ...]) -> Text:
    """Names in quotation marks, titles that have them already as they are."""
    korean = (n.ko if n.ko.startswith("‘") else f"‘{n.ko}’" for n in names)
    english = (n.en if n.en.startswith("'") else f"'{n.en}'" for n in names)
    return Text(", ".join(korean), ", ".join(english))
