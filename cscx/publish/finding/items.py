"""List items as entries: values, words, roles, reasons. They accompany, so they count less."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from cscx.content.corpus import Entry as Defined
from cscx.content.kinds.channels import Channel
from cscx.content.kinds.facts import Fact
from cscx.content.kinds.inputs import Input
from cscx.content.kinds.kpis import Kpi
from cscx.content.kinds.laws import Law
from cscx.content.kinds.notices import Notice
from cscx.content.kinds.reasons import Reason
from cscx.content.kinds.roles import Role
from cscx.content.kinds.terms import Term
from cscx.publish.addresses import address_of, group_of, quoted, url
from cscx.publish.finding.plain import joined, prose_of
from cscx.publish.finding.uses import Uses, groups_of
from cscx.publish.kinds import channels, facts
from cscx.publish.kinds.notices import phase
from cscx.publish.site import View, title_of, value_of
from cscx.search.entry import Entry, Part

_BOOSTS = {
    "notice": 0.9, "role": 0.6, "reason": 0.55, "fact": 0.55, "channel": 0.5, "term": 0.5,
    "law": 0.35, "input": 0.3, "kpi": 0.3,
}  # fmt: skip
_BOOST = 0.3


def item_entry(view: View, defined: Defined, uses: Uses) -> Entry | None:
    """The entry of a list item; None for what is over, and for a kind that has no words."""
    body = defined.body
    if isinstance(body, Notice) and phase(body, view.site.as_of) == "past":
        return None
    address = address_of(defined)
    served: tuple[str, ...] = uses.channels
    reasons: tuple[str, ...] = ()
    if isinstance(body, Notice):
        reasons = groups_of(iter(body.reasons))
        served = tuple(body.channels) or served
    elif isinstance(body, Reason):
        reasons = (group_of(defined.name),)
    elif isinstance(body, Kpi):
        reasons = groups_of(iter(body.reasons))
    elif isinstance(body, Channel):
        served = (defined.name,)
    return Entry(
        id=f"{defined.kind}:{defined.name}",
        address=quoted(url(address.path, folders=view.site.folders)),
        title=title_of(defined),
        kind=view.kind_title(defined.kind),
        reasons=reasons,
        channels=uses.titled(served),
        search=_names(defined),
        says=tuple(body.says) if isinstance(body, Reason) else (),
        parts=(Part(quoted(address.anchor), "", joined(_texts(view, body))),),
        copy=_say(view, body),
        boost=_BOOSTS.get(defined.kind, _BOOST),
    )


def _names(defined: Defined) -> tuple[str, ...]:
    """Other words for the item: its name where a label is shown, and its synonyms."""
    named = () if title_of(defined) == defined.name else (defined.name,)
    return (*named, *defined.body.like) if isinstance(defined.body, Term) else named


def _say(view: View, body: Any) -> tuple[tuple[str, str], ...]:
    return (("", view.plain(body.say)),) if isinstance(body, Notice) and body.say else ()


def _texts(view: View, body: Any) -> Iterator[str]:
    reader = _READERS.get(type(body))
    return reader(view, body) if reader is not None else iter(())


def _of_term(view: View, term: Term) -> Iterator[str]:
    yield view.plain(term.means)
    if term.say:
        yield f"{view.words['say_word']}: {view.plain(term.say)}"
    yield view.plain(term.because)


def _of_role(view: View, role: Role) -> Iterator[str]:
    yield view.plain(role.duties)
    yield " ".join(filter(None, (role.reach, role.hours)))


def _of_notice(view: View, notice: Notice) -> Iterator[str]:
    yield prose_of(view, notice.text)
    yield view.plain(notice.say)


def _of_reason(_view: View, reason: Reason) -> Iterator[str]:
    yield " · ".join(f"“{said}”" for said in reason.says)


def _of_input(view: View, body: Input) -> Iterator[str]:
    yield from (view.plain(body.ask), view.plain(body.look), ", ".join(body.values))
    yield from map(view.plain, body.guide.values())


def _of_kpi(view: View, kpi: Kpi) -> Iterator[str]:
    yield from (view.plain(kpi.formula), view.plain(kpi.target))


def _of_law(view: View, law: Law) -> Iterator[str]:
    yield "" if law.checked else view.words["law_unchecked"]


def _of_channel(view: View, channel: Channel) -> Iterator[str]:
    yield from (f"{label} {value}" for label, value in channels.limits(view, channel))


def _of_fact(view: View, fact: Fact) -> Iterator[str]:
    yield value_of(fact)
    if fact.counted_from:
        yield view.words("counted_from", start=view.plain(fact.counted_from))
    yield facts.next_value(view, fact)
    yield view.link("law", fact.law).text if fact.law else view.plain(fact.source)


_READERS: dict[type, Callable[[View, Any], Iterator[str]]] = {
    Fact: _of_fact,
    Term: _of_term,
    Role: _of_role,
    Notice: _of_notice,
    Reason: _of_reason,
    Input: _of_input,
    Kpi: _of_kpi,
    Law: _of_law,
    Channel: _of_channel,
}
