"""Where everything lives on the site: a path for each page, an anchor for each item and step."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from cscx.content.corpus import Entry
from cscx.content.kinds import kind_of_item
from cscx.text import nfc

ITEM_FOLDERS = {
    "role": "roles",
    "channel": "channels",
    "fact": "reference/facts",
    "input": "reference/inputs",
}
"""List kinds whose every item has a page of its own."""
REASONS = "reasons"
STAGES = "stages"
LEARN = "learn"
LOG = "changes/index"
"""The page of the change log."""
QUIZ = f"{LEARN}/quiz"
"""The page that plays every quiz: what it asks stands in its address after `#`."""
DRILLS = "drills"

_NOT_IN_URL = re.compile(r"[\s\"'<>%?#&\\^`{|}]")
_OURS = re.compile(r"cx-|__")


class Address(NamedTuple):
    """A page, by its path without an ending, and the place on it."""

    path: str
    anchor: str = ""


def slug(name: str) -> str:
    """A name as one part of a path: `주문 취소` → `주문-취소`."""
    return re.sub(r"[\s/]+", "-", nfc(name))


def anchor(name: str) -> str:
    """A name as the id of an element. Names that the page's own ids begin with are set apart."""
    made = re.sub(r"\s+", "-", nfc(name))
    return f"x-{made}" if _OURS.match(made) else made


def group_of(reason: str) -> str:
    """The group of a contact reason: `반품` of `반품.단순변심`."""
    return reason.split(".", 1)[0]


def address_of(entry: Entry) -> Address:
    """Where an entry of the knowledge base is shown."""
    kind = kind_of_item(entry.kind)
    if kind is None:
        raise ValueError(entry.kind)
    if not kind.item:
        return Address(f"{kind.folder}/{entry.name}")
    if entry.kind in ITEM_FOLDERS:
        return Address(f"{ITEM_FOLDERS[entry.kind]}/{slug(entry.name)}")
    if entry.kind == "reason":
        return Address(f"{REASONS}/{slug(group_of(entry.name))}", anchor(entry.name))
    return Address(f"{kind.folder}/{kind.name}", anchor(entry.name))


def href(from_path: str, to: Address, *, folders: bool) -> str:
    """The link from one page to another, relative, so that the site works at any place.

    `folders`: pages are written as `path/index.html` and linked as `path/`.
    """
    place = "#" + quoted(to.anchor) if to.anchor else ""
    if to.path == from_path:
        return place or "."
    return root(from_path, folders=folders) + quoted(url(to.path, folders=folders)) + place


def below_root(to: Address, *, folders: bool) -> str:
    """An address as a script finds it from the root of the site."""
    place = "#" + quoted(to.anchor) if to.anchor else ""
    return quoted(url(to.path, folders=folders)) + place


def url(path: str, *, folders: bool) -> str:
    """The address of a page below the root of the site."""
    if not folders:
        return f"{path}.html"
    folder = path.removesuffix("index").rstrip("/")
    return f"{folder}/" if folder else "./"


def root(path: str, *, folders: bool) -> str:
    """The way from a page up to the root of the site."""
    depth = path.count("/")
    if folders and path.rsplit("/", 1)[-1] != "index":
        depth += 1
    return "../" * depth


def with_facts(link: str | None, facts: Mapping[str, str]) -> str | None:
    """A link that brings facts along: `…/return-eligibility/#항목=교환&등급=골드`."""
    if link is None or not facts:
        return link
    return f"{link.partition('#')[0]}#{fragment(facts)}"


def fragment(facts: Mapping[str, str]) -> str:
    """Facts as the part of an address after `#`, which URLSearchParams reads."""
    return "&".join(f"{_one(name)}={_one(value)}" for name, value in facts.items())


def _one(text: str) -> str:
    return quoted(text).replace("=", "%3D").replace("+", "%2B")


def quoted(text: str) -> str:
    """Characters that would end or change an address are escaped; Hangul stays readable."""
    return _NOT_IN_URL.sub(lambda found: f"%{ord(found[0]):02X}", text)
