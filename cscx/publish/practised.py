"""Which procedures have drills on the site: those in force in which there is something to decide."""

from __future__ import annotations

from cscx.content.kinds.sop import Sop
from cscx.publish.addresses import DRILLS
from cscx.publish.site import Link, Site, View


def practised(site: Site) -> tuple[str, ...]:
    """The procedures with a page of drills. Customers practise nothing."""
    return tuple(name for name in site.policies.in_force.holding(Sop) if _has_page(site, name))


def drills_link(view: View, name: str) -> Link | None:
    """The way to the drills of a procedure; None where it has no page of them."""
    if name not in view.site.policies.in_force.holding(Sop) or not _has_page(view.site, name):
        return None
    title = view.words("drill_of", title=view.link("sop", name).text)
    return view.page(f"{DRILLS}/{name}", title)


def _has_page(site: Site, name: str) -> bool:
    entry = site.corpus.find("sop", name) if site.audience != "customer" else None
    sop = entry.body if entry is not None else None
    return isinstance(sop, Sop) and any(step.decides or step.decide for step in sop.steps)
