"""Sentences about a whole document or item: new, gone, renamed, and the value of a fact."""

from __future__ import annotations

from cscx.change import changes as to
from cscx.change.saying.forms import particle, said
from cscx.change.tense import Tense, verbs
from cscx.change.words import ONLY_ONE, PARTS, kind_name
from cscx.messages import Text

_ADDED = Text("{kind} ‘{title}’{title:이/가} 새로 {appears}", "New {kind} '{title}'")
_ONLY_ADDED = Text("{kind}{kind:이/가} 새로 {appears}", "New {kind}")
_ONLY_REMOVED = Text("{kind}{kind:이/가} {goes}", "The {kind} {goes}")
_SUCCEEDS = Text(
    "{kind} ‘{title}’{title:이/가} {day}부터 ‘{old}’{old:을/를} {replaces}",
    "From {day} the {kind} '{title}' {replaces} the place of '{old}'",
)
_REMOVED = Text("{kind} ‘{title}’{title:이/가} {goes}", "The {kind} '{title}' {goes}")
_RENAMED = Text(
    "{kind} ‘{old}’의 이름이 ‘{new}’{new:으로/로} {changes}",
    "The {kind} '{old}' is now called '{new}'",
)
_FACT = Text(
    "{name}{tier}{particle} {old}에서 {new}{new:으로/로} {changes}",
    "{name}{tier} {changes} from {old} to {new}",
)
_FACT_FROM = Text(
    "{name}{tier}{particle} {day}부터 {old}에서 {new}{new:으로/로} {changes}",
    "{name}{tier} {changes} from {old} to {new} from {day}",
)
_PLANNED = Text(
    "{name}{tier}{particle} {day}부터 {now}에서 {new}{new:으로/로} 바뀔 예정입니다",
    "{name}{tier} will change from {now} to {new} from {day}",
)
_PLAN_MOVED = Text(
    "{name}{tier}의 바뀔 값이 {old}({old_day}부터)에서 {new}({day}부터){to} {changes}",
    "The coming value of {name}{tier} {changes} from {old} (from {old_day}) to {new} (from {day})",
)
_PLAN_DROPPED = Text(
    "{name}{tier}{particle} {old_day}부터 {old}{old:으로/로} 바꾸려던 계획이 {goes}",
    "{name}{tier} will no longer change to {old} from {old_day}",
)


def added(change: to.Added, tense: Tense) -> Text:
    """A document or an item that is new."""
    subject = change.subject
    template = _ONLY_ADDED if subject.kind == ONLY_ONE else _ADDED
    text = template(kind=kind_name(subject.kind), title=subject.title, **verbs(tense))
    return said(text, change.says)


def succeeds(change: to.Succeeds, tense: Tense) -> Text:
    """A document that takes the place of another."""
    subject = change.subject
    words = {"kind": kind_name(subject.kind), "title": subject.title, **verbs(tense)}
    return _SUCCEEDS(**words, old=change.title, day=change.since)


def removed(change: to.Removed, tense: Tense) -> Text:
    """A document or an item that is gone."""
    subject = change.subject
    template = _ONLY_REMOVED if subject.kind == ONLY_ONE else _REMOVED
    text = template(kind=kind_name(subject.kind), title=subject.title, **verbs(tense))
    return said(text, change.says)


def renamed(change: to.Renamed, tense: Tense) -> Text:
    """Something with another name."""
    kind = kind_name(change.subject.kind) if change.part is None else PARTS[change.part.kind]
    return _RENAMED(kind=kind, old=change.old, new=change.new, **verbs(tense))


def fact_value(change: to.FactValue, tense: Tense) -> Text:
    """The value of a fact."""
    template = _FACT_FROM if change.effective else _FACT
    tier = f"({change.tier})" if change.tier else ""
    return template(
        name=change.subject.name,
        tier=Text(tier, f" {tier}" if tier else ""),
        particle=particle(change.subject.name, "이/가"),
        old=change.old,
        new=change.new,
        day=change.effective,
        **verbs(tense),
    )


def fact_plan(change: to.FactPlan, tense: Tense) -> Text:
    """The coming value of a fact."""
    name, tier = change.subject.name, f"({change.tier})" if change.tier else ""
    words = {
        "name": name,
        "tier": Text(tier, f" {tier}" if tier else ""),
        "particle": particle(name, "을/를" if change.new is None else "이/가"),
        "now": change.now,
        "old": change.old,
        "new": change.new,
        "day": change.new_from,
        "old_day": change.old_from,
        **verbs(tense),
    }
    if change.new is None:
        return _PLAN_DROPPED(**words)
    if change.old is None:
        return _PLANNED(**words)
    return _PLAN_MOVED(**words, to=particle(change.new, "으로/로"))
