"""What a page is before it is rendered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from cscx.publish.site import View


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page: where it is, what it is called, and how its model is made.

    `sources` are the files that say what it shows; `section` is the tab it belongs to;
    `related` is what else to read, as (kind, name); `quiz` how many questions there are about it.
    """

    path: str
    title: str
    template: str
    model: Callable[[View], Any]
    description: str = ""
    section: str = ""
    sources: tuple[str, ...] = ()
    related: tuple[tuple[str, str], ...] = ()
    quiz: int = 0
