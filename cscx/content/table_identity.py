"""What a table is made of as a digest: equal digests, equal table, whatever the knowledge base around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2b
from typing import Final

import msgspec

from cscx.policy.tables.definition import TableDefinition

_FACT: Final = re.compile(rb"<fact:([^<>\n]+)>")
_SIZE: Final = 16


def identity(
    definition: TableDefinition, definitions: Mapping[str, TableDefinition]
) -> bytes | None:
    """The digest of a table, of the tables it depends on among some, and of the facts they name.

    None for a table that holds values no document can hold, such as one that was mutated.
    """
    try:
        return _digest(definition, definitions)
    except TypeError:
        return None


def _digest(definition: TableDefinition, definitions: Mapping[str, TableDefinition]) -> bytes:
    hasher = blake2b(digest_size=_SIZE)
    waiting: list[TableDefinition] = [definition]
    seen: set[str] = set()
    while waiting:
        each = waiting.pop()
        part = _written(each)
        hasher.update(len(part).to_bytes(8, "little"))
        hasher.update(part)
        for item in each.inputs:
            name = "" if item.source is None else item.source[0]
            if name in definitions and name not in seen:
                seen.add(name)
                waiting.append(definitions[name])
    return hasher.digest()


def _written(definition: TableDefinition) -> bytes:
    """All that a table says, and the values of the facts it names."""
    said = msgspec.msgpack.encode(
        (
            definition.name,
            definition.inputs,
            definition.outputs,
            definition.rules,
            definition.hit,
            definition.limits,
            definition.otherwise,
            definition.examples,
        )
    )
    names = sorted(set(_FACT.findall(said)))
    return said + msgspec.msgpack.encode([definition.facts(name.decode()) for name in names])
