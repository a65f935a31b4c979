"""One JSON Schema for editors: every kind, and the words of this knowledge base to complete from.

Names a company chose are offered, never enforced: a schema made yesterday must not mark a role
added today. Whether a name exists is for lint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from cscx.content.corpus import Corpus
from cscx.content.kb_words import Words, words_of
from cscx.content.schema.fields import kinds
from cscx.content.schema.files import SHARED, schemas
from cscx.messages import Language, Text

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLE = Text("cscx 문서", "cscx document")
_ABOUT = Text(
    "`kind`를 먼저 쓰면 그 종류에 맞는 항목을 보여 준다.",
    "Write `kind` first; the keys of that kind are then offered.",
)
_KIND = Text("문서 종류", "Kind")
_KIND_ABOUT = Text(
    "sop 절차, script 스크립트, exception 판정표, escalation 에스컬레이션. 나머지는 목록과 학습 자료.",
    "sop, script, exception or escalation; the rest are lists and training material.",
)
_SINGLE_SCHEMAS = ("items", "additionalProperties", "propertyNames", "if", "then")
_NAMED_SCHEMAS = ("properties", "$defs")


def umbrella(
    reference: Callable[[str], str] = "{}.json".format, language: Language = "ko"
) -> dict[str, Any]:
    """A schema for a file of any kind. `reference` says where the schema of a kind is."""
    return {
        "$schema": DIALECT,
        "title": _TITLE.to(language),
        "description": _ABOUT.to(language),
        "type": "object",
        "properties": {
            "kind": {
                "title": _KIND.to(language),
                "description": _KIND_ABOUT.to(language),
                "enum": list(kinds()),
            }
        },
        "required": ["kind"],
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
                "then": {"$ref": reference(kind)},
            }
            for kind in kinds()
        ],
    }


def kb_schema(corpus: Corpus, language: Language) -> dict[str, Any]:
    """The umbrella with every kind inside, its texts in one language, its names from the corpus."""
    words = words_of(corpus)
    writer = _Writer(words, language)
    shared = schemas()[SHARED]["$defs"]
    definitions = {name: writer.schema(schema, SHARED) for name, schema in shared.items()}
    for kind in kinds():
        definitions[_place(kind)] = writer.schema(schemas()[f"{kind}.json"], f"{kind}.json")
    for word, names in words.names.items():
        definitions[_list(word)] = {"enum": list(names), "enumDescriptions": list(names.values())}
    return {**umbrella(lambda kind: f"#/$defs/{_place(kind)}", language), "$defs": definitions}


def _place(kind: str) -> str:
    return f"kind.{kind}"


def _list(word: str) -> str:
    return f"kb.{word}"


class _Writer:
    """Copies schemas into the bundle, adding the words of the knowledge base where they fit."""

    def __init__(self, words: Words, language: Language) -> None:
        self._words = words
        self._language = language

    def schema(self, raw: dict[str, Any], file: str) -> dict[str, Any]:
        """One schema; its references lead into the bundle, its annotations became words."""
        made: dict[str, Any] = {}
        for key, value in raw.items():
            if key == "$ref":
                made[key] = f"#{value.partition('#')[2]}" if "#" in value else value
            elif key in _NAMED_SCHEMAS:
                made[key] = {name: self.schema(below, file) for name, below in value.items()}
            elif key in _SINGLE_SCHEMAS and isinstance(value, dict):
                made[key] = self.schema(value, file)
            elif key in ("title", "description"):
                korean, english = value, raw.get(f"x-{key}-en", value)
                made[key] = korean if self._language == "ko" else english
            elif not key.startswith("x-") and key not in ("$id", "$schema", "$comment"):
                made[key] = value
        self._offer_names(raw, made)
        self._offer_keys(raw, made)
        return made

    def _offer_names(self, raw: dict[str, Any], made: dict[str, Any]) -> None:
        word = raw.get("x-ref", "")
        if word in self._words.names and "array" not in str(raw.get("type", "")):
            _offer(made, [{"$ref": f"#/$defs/{_list(word)}"}])
        if raw.get("x-quantity") and "fact-reference" in self._words.names:
            _offer(made, [{"$ref": f"#/$defs/{_list('fact-reference')}"}])

    def _offer_keys(self, raw: dict[str, Any], made: dict[str, Any]) -> None:
        word = raw.get("x-key-ref", "")
        below = made.get("additionalProperties")
        if word not in self._words.names or not isinstance(below, dict):
            return
        values = self._words.conditions if _holds_conditions(raw) else self._words.values
        own = made.setdefault("properties", {})
        for name, label in self._words.names[word].items():
            known = values.get((word, name), ())
            own.setdefault(name, _key(below, label, known))


def _key(below: dict[str, Any], label: str, known: Iterable[str]) -> dict[str, Any]:
    made: dict[str, Any] = {**below, "description": label} if label else dict(below)
    choices = list(known)
    if choices:
        _offer(made, [{"enum": choices}])
    return made


def _offer(made: dict[str, Any], choices: list[dict[str, Any]]) -> None:
    """Let an editor complete from choices without refusing anything else."""
    made["anyOf"] = [*choices, {}]


def _holds_conditions(raw: dict[str, Any]) -> bool:
    return str(raw.get("additionalProperties", {}).get("$ref", "")).endswith("/cell")
