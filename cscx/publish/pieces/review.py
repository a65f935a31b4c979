"""When a document is due for review."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from cscx.content.kinds.header import Header
from cscx.settings import Defaults

_EVERY = re.compile(r"(\d+) ?(일|주|개월|달|년|days?|weeks?|months?|years?)\Z")
_MONTHS = {"개월": 1, "달": 1, "month": 1, "months": 1, "년": 12, "year": 12, "years": 12}
_DAYS = {"일": 1, "day": 1, "days": 1, "주": 7, "week": 7, "weeks": 7}


def next_review(header: Header, defaults: Defaults) -> date | None:
    """The day a document has to be looked at again; None when nobody says how often."""
    every = _EVERY.match(header.review_every or defaults.review_every or "")
    if every is None:
        return None
    last = date.fromisoformat(header.reviewed or header.effective)
    count, unit = int(every[1]), every[2]
    if unit in _DAYS:
        return last + timedelta(days=count * _DAYS[unit])
    return _months_later(last, count * _MONTHS[unit])


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day (민법 제160조 제3항)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
