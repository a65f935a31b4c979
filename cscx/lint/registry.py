"""The rules, found by looking: every module of a rule package that has a RULE."""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence
from functools import cache
from importlib import import_module

import msgspec

from cscx.lint.rule import Rule

PACKAGES = ("cscx.lint.rules",)


@cache
def rules(packages: Sequence[str] = PACKAGES) -> dict[str, Rule]:
    """Every rule by code, in order of codes; each carries its module's docstring.

    Raises ValueError when two rules share a code or a name.
    """
    found: list[Rule] = []
    for package in packages:
        module = import_module(package)
        for info in pkgutil.walk_packages(module.__path__, f"{package}."):
            if info.ispkg:
                continue
            rule_module = import_module(info.name)
            rule = getattr(rule_module, "RULE", None)
            if isinstance(rule, Rule):
                found.append(msgspec.structs.replace(rule, explanation=rule_module.__doc__ or ""))
    by_code = {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}
    if len(by_code) != len(found) or len({rule.name for rule in found}) != len(found):
        message = "two rules share a code or a name"
        raise ValueError(message)
    return by_code
