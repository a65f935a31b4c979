"""A rule that became several by one of its conditions: told as that, not as a new name, a condition and a new rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cscx.change import changes as to
from cscx.change.changes import Change
from cscx.change.kinds.one import One, name_of
from cscx.change.kinds.written import condition_text

_RULES: Final = "rules"
_OUTCOME: Final = ("then", "or", "law")

Rule = Mapping[str, Any]


def with_splits(one: One, changes: list[Change]) -> list[Change]:
    """The changes of a table or matrix, with one for each rule that was split and nothing else."""
    added = {_rule_of(each) for each in changes if isinstance(each, to.PartAdded)} - {""}
    if not added:
        return changes
    was, now = (
        {name_of(r, i): r for i, r in enumerate(side[_RULES])} for side in (one.was, one.now)
    )
    called = {e.new: e.old for e in changes if isinstance(e, to.Renamed) and _rule_of(e)}
    for name, rule in now.items():
        old = was.get(called.get(name, name))
        if name in added or old is None:
            continue
        found = _split(old, rule, {n: now[n] for n in now if n in added})
        if found is not None:
            key, others = found
            changes = _told(one, changes, (called.get(name, name), name), key, others)
            added -= set(others)
    return changes


def _split(old: Rule, rule: Rule, added: Mapping[str, Rule]) -> tuple[str, list[str]] | None:
    """The input by which a rule was split and the rules that took the rest; None where it was not."""
    keys = [key for key in old.get("when", {}) if old["when"][key] != rule.get("when", {}).get(key)]
    if len(keys) != 1 or not _alike(old, rule, keys[0]):
        return None
    (key,) = keys
    left = _values(old, key)
    taken = _values(rule, key)
    others = []
    for name, each in added.items():
        if _alike(old, each, key) and not taken & _values(each, key):
            taken |= _values(each, key)
            others.append(name)
    return (key, others) if others and taken == left else None


def _alike(old: Rule, rule: Rule, key: str) -> bool:
    """Whether two rules differ at most by one condition, of which both name values."""
    if any(old.get(name) != rule.get(name) for name in _OUTCOME):
        return False
    sides = [{k: v for k, v in each.get("when", {}).items() if k != key} for each in (old, rule)]
    return sides[0] == sides[1] and bool(_values(old, key)) and bool(_values(rule, key))


def _values(rule: Rule, key: str) -> frozenset[str]:
    found = rule.get("when", {}).get(key)
    listed = found if isinstance(found, list) else [found]
    return frozenset(str(each) for each in listed if not isinstance(each, Mapping | type(None)))


def _told(
    one: One, changes: list[Change], names: tuple[str, str], key: str, others: list[str]
) -> list[Change]:
    old, name = names
    mine = {name, *others}
    rules = {name_of(r, i): r for i, r in enumerate(one.now[_RULES])}
    into = tuple(each for each in rules if each in mine)
    gone = [each for each in changes if _rule_of(each) in mine and _belongs(each, key)]
    first = next(each for each in gone if _rule_of(each) == name)
    split = to.Split(
        subject=one.subject,
        part=first.part,
        before=first.before,
        after=first.after,
        old=old,
        input=key,
        into=into,
        values=tuple(condition_text(one.after, rules[each]["when"][key]) for each in into),
    )
    return [*(each for each in changes if each not in gone), split]


def _belongs(change: Change, key: str) -> bool:
    """Whether a change of a rule says nothing but that it was split."""
    if isinstance(change, to.Cell):
        return change.side == "when" and change.name == key
    return isinstance(change, to.PartAdded | to.Renamed)


def _rule_of(change: Change) -> str:
    """The name of the rule a change is in; empty where it is in none."""
    part = change.part
    return part.name if part is not None and part.kind == "rule" else ""
