"""The rules, found by looking: every module of a rule package that has a RULE."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module

import msgspec

from cscx.lint.rule import Rule

PACKAGES = ("cscx.lint.rules", "cscx.change.approvals.rules")
"""Where rules live; those about approvals live with the approvals, a room above."""
# Families whose findings the loader and the schema make: a clean file needs none of their modules.
_FOUND_BY_LOADER = ("syntax", "schema")


@cache
def rules(packages: Sequence[str] = PACKAGES) -> dict[str, Rule]:
    """Every rule by code, in order of codes; each carries its module's docstring.

    Raises ValueError when two rules share a code or a name.
    """
    found = [rule for package in packages for rule in _below(package, skip=())]
    by_code = _by_code(found)
    if len(by_code) != len(found) or len({rule.name for rule in found}) != len(found):
        message = "two rules share a code or a name"
        raise ValueError(message)
    return by_code


@cache
def checking_rules(packages: Sequence[str] = PACKAGES) -> dict[str, Rule]:
    """The rules that look for something themselves, by code; quicker to load than all."""
    return _by_code(rule for package in packages for rule in _below(package, skip=_FOUND_BY_LOADER))


def _by_code(found: Iterable[Rule]) -> dict[str, Rule]:
    return {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}


def _below(package: str, skip: Sequence[str]) -> Iterator[Rule]:
    module = import_module(package)
    for info in pkgutil.iter_modules(module.__path__):
        name = f"{package}.{info.name}"
        if not info.ispkg:
            rule_module = import_module(name)
            rule = getattr(rule_module, "RULE", None)
            if isinstance(rule, Rule):
                yield msgspec.structs.replace(rule, explanation=rule_module.__doc__ or "")
        elif info.name not in skip:
            yield from _below(name, skip)
