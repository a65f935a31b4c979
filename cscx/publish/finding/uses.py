"""Which contact reasons and channels a document serves: the procedures that use it say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.sop import Sop
from cscx.publish.addresses import group_of
from cscx.publish.site import Site


class Uses:
    """Scripts, tables and matrices by the procedures that say, ask or call them."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.channels = site.corpus.names.get("channel", ())

    def sops(self, id_: str) -> list[Sop]:
        """The procedures that use a document."""
        return self._sops.get(id_, [])

    def groups(self, id_: str) -> tuple[str, ...]:
        """The groups of contact reasons that a document serves."""
        return groups_of(reason for sop in self.sops(id_) for reason in sop.reasons)

    def channels_of(self, sop: Sop) -> tuple[str, ...]:
        """The channels of a procedure; one that names none serves all."""
        return tuple(name for name in self.channels if not sop.channels or name in sop.channels)

    def channels_with(self, id_: str) -> tuple[str, ...]:
        """The channels of the procedures that use a document; all where none does."""
        served = {name for sop in self.sops(id_) for name in self.channels_of(sop)}
        return tuple(name for name in self.channels if not served or name in served)

    def titled(self, channels: tuple[str, ...]) -> tuple[str, ...]:
        """Channels by the names that a reader knows them by."""
        view = self._site.at("")
        return tuple(view.link("channel", name).text for name in channels)

    def touched(self, reasons: Sequence[str]) -> list[str]:
        """The ids of the entries about some contact reasons: procedures and what only they use."""
        wanted = set(reasons)
        about = {
            document.id for document, sop in self._site.corpus.of(Sop) if wanted & set(sop.reasons)
        }
        used = {
            id_
            for id_, sops in self._sops.items()
            if all(wanted & set(sop.reasons) for sop in sops)
        }
        return [*sorted(about | used), *(f"reason:{reason}" for reason in reasons)]

    @cached_property
    def _sops(self) -> dict[str, list[Sop]]:
        found: dict[str, list[Sop]] = {}
        for _, sop in self._site.corpus.of(Sop):
            for id_ in dict.fromkeys(self._used_by(sop)):
                found.setdefault(id_, []).append(sop)
        return found

    def _used_by(self, sop: Sop) -> Iterator[str]:
        for step in sop.steps:
            if step.decide:
                yield step.decide
                yield from self._scripts_of.get(step.decide, ())
            yield from (id_ for id_ in (step.say, step.escalate, step.call) if id_)

    @cached_property
    def _scripts_of(self) -> dict[str, list[str]]:
        """The scripts that the answers of each table name."""
        found: dict[str, list[str]] = {}
        for document, table in self._site.corpus.of(ExceptionTable):
            outputs = [name for name, output in table.outputs.items() if output.type == "script"]
            answers = [rule.then for rule in table.rules]
            if table.otherwise is not None:
                answers.append(table.otherwise.then)
            said = (answer.get(name) for answer in answers for name in outputs)
            found[document.id] = [id_ for id_ in said if isinstance(id_, str)]
        return found


def groups_of(reasons: Iterator[str]) -> tuple[str, ...]:
    """The groups of contact reasons, each once."""
    return tuple(dict.fromkeys(map(group_of, reasons)))
