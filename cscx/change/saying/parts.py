"""Sentences about steps, rules, limits, examples and paths, and about what they consist of."""

from __future__ import annotations

from typing import Final

from cscx.change import changes as to
from cscx.change.changes import Part
from cscx.change.saying.forms import between, part_name, particle, said
from cscx.change.tense import Tense, verbs
from cscx.change.words import PARTS, column_name
from cscx.messages import Text

_FIRST = Text("{part} ‘{name}’{name:이/가} 맨 앞에 {comes}", "New {part} '{name}', at the top")
_ADDED = Text(
    "{part} ‘{name}’{name:이/가} ‘{follows}’ 다음에 {comes}",
    "New {part} '{name}', after '{follows}'",
)
_NEW = Text("{called}{particle} {comes}", "New {called}")
_GONE = Text("{called}{particle} {goes}", "{called} {goes}")
_LIMIT_GONE = Text("{called}{particle} {goes}", "A {called} {goes}")
_MOVED = Text(
    "{part} ‘{name}’의 자리가 {old}에서 {new}{new:으로/로} {moves}",
    "The {part} '{name}' {moves} from {old} to {new}",
)
_ORDER_ONLY = Text(
    "{moved}. 가는 길은 그대로입니다", "{moved}; where the steps lead stays the same"
)
_BEHIND = Text("‘{name}’ 다음", "after '{name}'")
_TOP = Text("맨 앞", "the top")
_STEP = Text("‘{step}’", "'{step}'")
_ANSWER = Text("‘{step}’에서 ‘{answer}’", "At '{step}', '{answer}'")
_WAY = Text(
    "{where}의 다음이 {old}에서 {new}{to} {changes}", "{where} leads to {new} instead of {old}"
)
_WAY_NEW = Text("{where}의 다음이 {new}{to} {is_set}", "{where} {is_set} to {new}")
_WAY_GONE = Text(
    "{where} 다음으로 갈 곳이 {goes}(전에는 {old})", "{where} no longer leads to {old}"
)
_BRANCH_NEW = Text(
    "{where} 갈림길이 {appears}: {new}", "At '{step}', the new branch '{answer}' leads to {new}"
)
_BRANCH_GONE = Text(
    "{where} 갈림길이 {goes}(전에는 {old})",
    "At '{step}', the branch '{answer}' {goes} (it led to {old})",
)
_SPLIT = Text(
    "규칙 ‘{old}’{old:이/가} ‘{input}’에 따라 {into}{to} {splits}",
    "Rule '{old}' {splits} by '{input}' into {into}",
)
_CELL = Text(
    "규칙 ‘{rule}’의 {side} ‘{name}’{name:이/가} {old}에서 {new}{to} {changes}",
    "Rule '{rule}': the {side} '{name}' {changes} from {old} to {new}",
)
_CELL_NEW = Text(
    "규칙 ‘{rule}’에 {side} ‘{name}’{name:이/가} {comes}: {new}",
    "Rule '{rule}' {comes} the {side} '{name}': {new}",
)
_CELL_GONE = Text(
    "규칙 ‘{rule}’에서 {side} ‘{name}’{name:이/가} {leaves}(전에는 {old})",
    "Rule '{rule}' {leaves} the {side} '{name}' (it was {old})",
)
_OR = Text(
    "규칙 ‘{rule}’의 재량이 {changes}: {old} → {new}",
    "Rule '{rule}': the discretion {changes}: {old} → {new}",
)
_SIDES: Final = {"when": Text("조건", "condition"), "then": Text("결과", "outcome")}
_LEVEL = Text(
    "‘{path}’의 {number}차 연락이 {old}에서 {new}{to} {changes}",
    "Path '{path}': level {number} {changes} from {old} to {new}",
)
_LEVEL_NEW = Text(
    "‘{path}’에 {number}차 연락이 {comes}: {new}", "Path '{path}' {comes} level {number}: {new}"
)
_LEVEL_GONE = Text(
    "‘{path}’의 {number}차 연락이 {goes}(전에는 {old})",
    "Path '{path}' {leaves} level {number} (it was {old})",
)
_NO_TEXT = Text("없음", "nothing")
_ORDERED: Final = ("step", "rule")


def _of(change: to.Change) -> Part:
    assert change.part is not None  # noqa: S101 - what these sentences are about is a part, or in one
    return change.part


def added(change: to.PartAdded, tense: Tense) -> Text:
    """A part that is new, with where it stands if that means something."""
    part = _of(change)
    template = _NEW if part.kind not in _ORDERED else _ADDED if change.follows else _FIRST
    words = {"part": PARTS[part.kind], "name": part.name, "follows": change.follows}
    return said(template(**words, **_subject(part), **verbs(tense)), change.says)


def removed(change: to.PartRemoved, tense: Tense) -> Text:
    """A part that is gone."""
    part = _of(change)
    template = _GONE if part.label is None else _LIMIT_GONE
    return said(template(**_subject(part), **verbs(tense)), change.says)


def _subject(part: Part) -> dict[str, Text]:
    """A part and its particle, as what a sentence is about; one known by what it says needs no more."""
    word = part_name(part) if part.label is None else PARTS[part.kind]
    return {"called": word, "particle": particle(word.ko, "이/가")}


def moved(change: to.PartMoved, tense: Tense) -> Text:
    """A part at another place."""
    part = _of(change)
    old, new = (
        _TOP if name is None else _BEHIND(name=name) for name in (change.followed, change.follows)
    )
    text = _MOVED(part=PARTS[part.kind], name=part.name, old=old, new=new, **verbs(tense))
    return _ORDER_ONLY(moved=text) if change.order_only else text


def split(change: to.Split, tense: Tense) -> Text:
    """A rule that became several."""
    pairs = list(zip(change.into, change.values, strict=True))
    *before, end = (f"‘{name}’({values.ko})" for name, values in pairs)
    korean = f"{', '.join(before)}{particle(change.into[-2], '과/와').ko} {end}"
    *first, last = (f"'{name}' ({values.en})" for name, values in pairs)
    return _SPLIT(
        old=change.old,
        input=change.input,
        into=Text(korean, f"{', '.join(first)} and {last}"),
        to=particle(change.into[-1], "으로/로"),
        **verbs(tense),
    )


def way(change: to.Way, tense: Tense) -> Text:
    """Where a step leads."""
    step, answer = _of(change).name, change.answer
    words = {"step": step, "answer": answer, **verbs(tense)}
    if answer is None:
        templates, place = (_WAY, _WAY_NEW, _WAY_GONE), _STEP(step=step)
    else:
        templates, place = (_WAY, _BRANCH_NEW, _BRANCH_GONE), _ANSWER(step=step, answer=answer)
    return between(change.old, change.new, templates, where=place, **words)


def cell(change: to.Cell, tense: Tense) -> Text:
    """A condition or an outcome of a rule."""
    words = {"rule": _of(change).name, **verbs(tense)}
    if change.side == "or":
        old, new = (each or _NO_TEXT for each in (change.old, change.new))
        return _OR(old=old, new=new, **words)
    name = column_name(change.subject.kind, change.name)
    templates = (_CELL, _CELL_NEW, _CELL_GONE)
    return between(change.old, change.new, templates, side=_SIDES[change.side], name=name, **words)


def level(change: to.Level, tense: Tense) -> Text:
    """A level of a path."""
    words = {"path": _of(change).name, "number": change.number, **verbs(tense)}
    return between(change.old, change.new, (_LEVEL, _LEVEL_NEW, _LEVEL_GONE), **words)
