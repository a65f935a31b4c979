"""What the wizard of a table needs in the browser: the table itself, and how to ask and answer in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from typing import Any

import msgspec
from markupsafe import Markup

from cscx.content.kinds.inputs import Input
from cscx.messages import Language
from cscx.policy.language.problem import TableError
from cscx.policy.language.values import Type
from cscx.policy.portable.model import portable
from cscx.policy.tables.chain import Chain, all_fields
from cscx.publish.island import island
from cscx.publish.pieces import parts
from cscx.publish.prose import Spoken
from cscx.publish.site import View
from cscx.publish.words import BROWSER_WORDS
from cscx.publish.words.wizard import WIZARD_WORDS

_SLOT = re.compile(r'<span class="cx-slot" data-slot="([^"]*)">[^<]*</span>')
_PARTICLE = re.compile(r'<span data-josa="([^"]*)">[^<]*</span>')
_TAG = re.compile(r"<[^>]*>")

MOST_ROWS = 5_000
"""Rows of all tables of a chain beyond which a browser would keep an agent waiting."""


class Wizard(msgspec.Struct, frozen=True):
    """The data as text that may stand in a page.

    {"table": as cscx.policy.portable.model makes it, "inputs": name → {label, ask, look, guide,
    judged, clock, missing: [title, address]}, "links": output → value → [title, address],
    "verdicts": value of the first output → verdict, "says": id of a script → [channel, paragraphs]
    for each channel}. A paragraph is text with {slots} and {particles/after them}.
    """

    data: Markup


def wizard_words(language: Language) -> dict[str, str]:
    """The sentences of the wizard's script in one language."""
    shared = {key: BROWSER_WORDS[key] for key in ("copied", "copied_left")}
    return {key: text.to(language) for key, text in (WIZARD_WORDS | shared).items()}


def wizard(view: View, name: str) -> Wizard | None:
    """The wizard of a table; None where the table cannot run, or not in a browser."""
    try:
        chain = view.site.policies.chain(name)
    except (TableError, KeyError):
        return None
    if sum(len(table.rows) for table in chain.tables) > MOST_ROWS:
        return None
    model = portable(chain, view.site.language)
    for table in model["tables"]:
        # Reasons and laws stand in the rows of the page, as links.
        table["rules"] = [[rule[0], None, None] for rule in table["rules"]]
        table["because"] = None
    data = {
        "table": model,
        "inputs": {each: _input(view, each) for each in all_fields(chain)},
        "links": _links(view, chain),
        "verdicts": _verdicts(view, name, chain),
        "says": _says(view, chain),
    }
    return Wizard(island(data))


def _input(view: View, name: str) -> dict[str, Any]:
    entry = view.corpus.find("input", name)
    body = entry.body if entry is not None and isinstance(entry.body, Input) else Input()
    found: dict[str, Any] = {
        "label": view.link("input", name).text,
        "ask": view.plain(body.ask),
        "look": view.plain(body.look),
        "guide": {value: view.plain(text) for value, text in body.guide.items()},
    }
    if body.judgement:
        found["judged"] = True
    if body.from_ == "calendar":
        found["clock"] = True
    if body.if_missing:
        link = view.link("sop", body.if_missing)
        found["missing"] = [link.text, link.href]
    return {key: value for key, value in found.items() if value}


def _named(chain: Chain, kind: Type) -> Iterable[tuple[str, str]]:
    """The values of every output of a kind, such as role, with its output."""
    table = chain.table
    for place, (output, field) in enumerate(table.outputs.items()):
        if field.type is not kind:
            continue
        outcomes = [one for row in table.rows for one in row.outcomes]
        for outcome in (*outcomes, *table.otherwise):
            value = outcome.values[place]
            for part in value if isinstance(value, tuple) else (value,):
                if isinstance(part, str):
                    yield output, part


def _links(view: View, chain: Chain) -> dict[str, dict[str, list[str | None]]]:
    found: dict[str, dict[str, list[str | None]]] = {}
    for kind in (Type.ROLE, Type.SCRIPT):
        for output, value in _named(chain, kind):
            link = view.link(kind.value, value)
            found.setdefault(output, {})[value] = [link.text, link.href]
    return found


def _verdicts(view: View, name: str, chain: Chain) -> dict[str, str]:
    first, field = next(iter(chain.table.outputs.items()))
    verdicts = {value: view.site.outcomes.verdict(name, first, value) for value in field.values}
    return {value: verdict for value, verdict in verdicts.items() if verdict}


def _says(view: View, chain: Chain) -> dict[str, list[list[Any]]]:
    found = {}
    for name in dict.fromkeys(value for _, value in _named(chain, Type.SCRIPT)):
        said = parts.say(view, name)
        if said is not None:
            found[name] = [
                [variant.channel.text, [_said(paragraph) for paragraph in variant.paragraphs]]
                for variant in said.variants
            ]
    return found


def _said(paragraph: Spoken) -> str:
    """A paragraph as text: slots and particles in braces, nothing else marked up."""
    text = _PARTICLE.sub(r"{\1}", _SLOT.sub(r"{\1}", str(paragraph.words)))
    plain = unescape(_TAG.sub("", text.replace("<br>", "\n")))
    return f"[{paragraph.label}] {plain}" if paragraph.label else plain
