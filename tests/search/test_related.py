"""What else to read beside an entry."""

from __future__ import annotations

import pytest

from cscx.search.related import Relations
from cscx.search.store import Store


@pytest.fixture(scope="module")
def relations(files: dict[str, bytes]) -> Relations:
    return Relations(Store(files.__getitem__))


def test_entries_that_share_telling_words_are_related(relations: Relations) -> None:
    assert "refund-delay" in [other.id for other in relations.related("refund-card", 2)]
    assert [other.id for other in relations.related("delivery-tracking", 1)] == ["lost-parcel"]


def test_an_entry_is_not_related_to_itself(relations: Relations) -> None:
    found = relations.related("return-defect")
    assert "return-defect" not in [other.id for other in found]
    assert all(0 < other.likeness < 1 for other in found)


def test_an_entry_that_is_not_there_is_told(relations: Relations) -> None:
    with pytest.raises(KeyError):
        relations.related("nowhere")
