"""Every entry of the search, and every place in it, is written somewhere in the files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cscx.content.loading import read_corpus
from cscx.publish.audience import AUDIENCES, Audience, published
from cscx.publish.finding.entries import entries
from cscx.publish.finding.kept_index import places
from cscx.publish.finding.sources import sources
from cscx.publish.site import Site
from cscx.settings import load

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_place_of_every_entry_has_a_line(audience: Audience) -> None:
    corpus = read_corpus(ROOT, load(ROOT), as_of=date(2026, 11, 21))
    site = Site(shown=published(corpus, audience), audience=audience)
    written = sources(site)
    lines = {each.path: places((ROOT / each.path).read_text("utf-8")) for each in written.values()}
    for entry in entries(site):
        source = written[entry.id]
        assert source.value in lines[source.path], entry.id
        for part in entry.parts:
            if part.anchor and part.anchor != entry.address.partition("#")[2]:
                value = source.anchors.get(part.anchor, source.value)
                assert value in lines[source.path], (entry.id, part.anchor)
                assert part.anchor in source.anchors or source.value, (entry.id, part.anchor)


def test_a_step_is_where_its_id_stands() -> None:
    corpus = read_corpus(ROOT, load(ROOT), as_of=date(2026, 11, 21))
    site = Site(shown=published(corpus, "agent"), audience="agent")
    source = sources(site)["return-change-of-mind"]
    text = (ROOT / source.path).read_text("utf-8")
    line = places(text)[source.anchors["배송비안내"]]
    assert text.splitlines()[line - 1].strip() == "- id: 배송비안내"
