"""The old version with the new names, so that tables of both can be compared as if nothing was renamed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from cscx.change.following import Renamed, followed
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.schema import field_of

_NAMED_TYPES = ("script", "role")


def rewritten(corpus: Corpus, renamed: Renamed) -> Corpus:
    """A corpus in which everything renamed has its new name."""
    if not renamed:
        return corpus
    documents = [_rewritten(document, renamed) for document in corpus.documents]
    return Corpus(documents, corpus.settings, corpus.as_of, corpus.holidays)


def _rewritten(document: Document, renamed: Renamed) -> Document:
    kind = document.kind
    if kind is None or not document.is_usable or document.data is None:
        return document
    data: dict[str, Any] = followed(field_of(kind.name), document.data, renamed)
    if kind.item:
        items = {renamed.get((kind.item, name), name): item for name, item in data["items"].items()}
        data = {**data, "items": items}
    elif kind.name == "exception":
        data = _outcomes(data, renamed)
    path = document.path
    name = renamed.get((kind.name, document.id))
    if name is not None:
        folder, slash, _ = path.rpartition("/")
        path = f"{folder}{slash}{name}.yaml"
    return Document(
        path=path, text=document.text, data=data, kind=kind, body=msgspec.convert(data, kind.body)
    )


def _outcomes(data: dict[str, Any], renamed: Renamed) -> dict[str, Any]:
    """Outputs whose values are names of scripts or roles."""
    types = {name: output.get("type") for name, output in data["outputs"].items()}
    named = {name: word for name, word in types.items() if word in _NAMED_TYPES}
    if not named:
        return data

    def put(then: Any) -> Any:
        if not isinstance(then, Mapping):
            return then
        return {
            key: renamed.get((named[key], value), value)
            if key in named and isinstance(value, str)
            else value
            for key, value in then.items()
        }

    rules = [
        {
            key: [put(o) for o in v] if key == "or" else put(v) if key == "then" else v
            for key, v in rule.items()
        }
        for rule in data["rules"]
    ]
    found = {**data, "rules": rules}
    if "otherwise" in data:
        found["otherwise"] = {**data["otherwise"], "then": put(data["otherwise"]["then"])}
    return found
