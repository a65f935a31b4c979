"""Cells of a decision table as people read them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from cscx.content.kinds.facts import Fact
from cscx.content.kinds.inputs import Input
from cscx.policy.language.formula import inputs_named
from cscx.publish import prose
from cscx.publish.prose import Shown
from cscx.publish.site import View, tiers_of

_BEFORE = frozenset("$€£¥₩")  # signs of money that stand before the number
_FUNCTION = re.compile(r"\b(?:abs|max|min|round|sum)(?=\()")


def cell(view: View, value: Any, case: Mapping[str, Any] | None = None) -> Markup:
    """A condition or a result: `정상, 개봉`, `7일 초과 14일 이하`, `300,000`.

    `case` are the other conditions of the rule: of a fact by tier only the tiers they allow count.
    """
    if isinstance(value, list):
        return Markup(", ").join(cell(view, item, case) for item in value)
    if isinstance(value, Mapping):
        operator, items = next(iter(value.items()))
        if operator in ("has", "all") and (not isinstance(items, list) or len(items) == 1):
            operator = "has_one"
        before, after = view.words.template(f"cell_{operator}")
        return Markup("{}").format(before) + cell(view, items, case) + after
    if isinstance(value, bool):
        return Markup("{}").format(view.words["yes" if value else "no"])
    if isinstance(value, int):
        return Markup("{:,}").format(value)

    if str(value).startswith("="):
        value = _formula(view, str(value)[1:].strip())

    def lookup(kind: str, name: str) -> Shown:
        shown = view.lookup(kind, name)
        entry = view.corpus.find(kind, name)
        if entry is None or not isinstance(entry.body, Fact) or isinstance(entry.body.value, str):
            return shown
        tiers = _possible(entry.body, case or {})
        if len(tiers) == 1:
            return shown._replace(text=tiers[0][1])
        return shown._replace(text="(" + "·".join(f"{tier} {held}" for tier, held in tiers) + ")")

    return prose.line(str(value), lookup)


def _formula(view: View, text: str) -> str:
    """A formula with its functions and inputs in the words that the page uses for them."""
    text = _FUNCTION.sub(lambda call: view.words[f"formula_{call[0]}"], text)
    names = sorted(inputs_named(text, view.corpus.items("input")), key=len, reverse=True)
    if not names:
        return text
    word = re.compile("|".join(["<[^<>]*>", *map(re.escape, names)]))
    return word.sub(
        lambda found: view.link("input", found[0]).text if found[0] in names else found[0], text
    )


def _possible(fact: Fact, case: Mapping[str, Any]) -> list[tuple[str, str]]:
    tiers = tiers_of(fact)
    allowed = case.get(fact.value["by"]) if isinstance(fact.value, dict) else None
    names = allowed if isinstance(allowed, list) else [allowed]
    return [tier for tier in tiers if tier[0] in names] or tiers


def with_unit(view: View, name: str, value: Any, case: Mapping[str, Any] | None = None) -> Markup:
    """The value of an input with its unit: `50,000원`."""
    said = cell(view, value, case)
    entry = view.corpus.find("input", name)
    if isinstance(value, bool) or not isinstance(value, int | float) or entry is None:
        return said
    return counted(view, said, entry.body.unit if isinstance(entry.body, Input) else None)


def counted(view: View, number: Markup, unit: str | None) -> Markup:
    """A number with its unit where there is one."""
    if not unit:
        return number
    if unit in _BEFORE:
        return escape(unit) + number
    return number + ("" if view.site.language == "ko" else " ") + unit


def cells(view: View, values: Mapping[str, Any], kind: str = "input") -> Markup:
    """Several conditions in one line: `상품 상태 정상, 개봉 · 경과일 7일 이하`.

    Names that are no input but a word of the tool (`at`, `path`) are said in the site's language.
    """
    return Markup("\u00a0· ").join(
        Markup("<i>{}</i> {}").format(
            view.words.get(f"field_{name}", view.link(kind, name).text),
            with_unit(view, name, value, values),
        )
        for name, value in values.items()
    )
