"""The bank as text: the one form that the site's player and every export read."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from cscx.training.assembly.form import Form
from cscx.training.bank import Bank, item_data
from cscx.training.items.item import VERSION, Item


def bank_text(bank: Bank, form: Form | None = None) -> str:
    """JSON with one item a line, so that two banks can be compared; the same bank, the same bytes."""
    head = {"version": VERSION, "fingerprint": bank.fingerprint}
    drawn = msgspec.to_builtins(form) if form is not None else None
    items = ",\n".join(_line(item_data(item)) for item in bank.items)
    return f'{_line(head)[:-1]},"form":{_line(drawn)},"items":[\n{items}\n]}}\n'


def bank_from(text: str) -> Bank:
    """The bank that bank_text wrote. Raises msgspec.ValidationError or ValueError for other text."""
    data = json.loads(text)
    return Bank(msgspec.convert(data["items"], type=tuple[Item, ...]))


def _line(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
