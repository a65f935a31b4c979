from __future__ import annotations

from markupsafe import Markup

from cscx.publish.pieces.linked_once import LinkedOnce
from cscx.publish.site import Link


def test_an_address_is_linked_where_it_stands_first_and_its_words_stay_elsewhere() -> None:
    once = LinkedOnce()
    fact = Markup('<a class="cx-fact" href="../facts/기한/">7일</a>')
    role = Markup('<a href="../roles/파트장/">파트장 &amp; 둘</a>')
    assert once(Markup("{} 이하").format(fact)) == f"{fact} 이하"
    assert once(Markup("{} 초과, {}").format(fact, role)) == f"7일 초과, {role}"
    assert once(role) == "파트장 &amp; 둘"
    assert once.link(Link("파트장", "../roles/파트장/")) == Link("파트장", None)
    assert once.link(Link("법", "../laws/#1")) == Link("법", "../laws/#1")
