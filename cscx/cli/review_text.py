"""How approvals and reviews stand, for a terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cscx.cells import wrap
from cscx.change.approvals.judging import Signature
from cscx.change.approvals.standing import Standing
from cscx.change.approvals.words import changed
from cscx.cli.help import columns
from cscx.cli.output import Style
from cscx.content.corpus import Corpus
from cscx.content.reviews import path_of
from cscx.messages import Language, Text

_FIRST: Final = 10
_HANG: Final = "  "
_SUSPECT = Text("다시 승인할 것 {n}개", "To be approved again: {n}")
_MISSING = Text("승인이 없는 것 {n}개", "Without an approval: {n}")
_OVERDUE = Text("검토가 늦은 것 {n}개", "Reviews overdue: {n}")
_LEFT = Text("문서가 없어진 승인 {n}개", "Approvals of documents that are gone: {n}")
_SINCE = Text("{role} {day} 승인 뒤: {what}", "since {role} approved on {day}: {what}")
_APPROVED = Text("{role}: {day}에 승인{commit}", "{role}: approved on {day}{commit}")
_AT = Text(" ({commit})", " ({commit})")
_WAITS = Text("{role}: 아직 승인하지 않음", "{role}: not yet approved")
_LATE = Text(
    "{title} ({id}) {due}까지, {days}일 지남", "{title} ({id}) was due on {due}, {days} d ago"
)
_DUE = Text("다음 검토: {due}", "Next review: {due}")
_MORE = Text("그 밖에 {n}개", "and {n} more")
_SUM = Text(
    "문서 {n}개: 승인됨 {approved}, 다시 승인할 것 {suspect}, 승인 없음 {missing}",
    "{n} documents: {approved} approved, {suspect} to be approved again, {missing} without approval",
)


class StatusText:
    """Writes what is found. `role` restricts signatures to those of one role."""

    def __init__(self, corpus: Corpus, language: Language, style: Style, role: str | None) -> None:
        self._corpus, self._language, self._style = corpus, language, style
        self._role = role

    def overview(self, found: Sequence[Standing], left: Sequence[str]) -> Iterator[str]:
        """What waits: suspect, missing, overdue by owner, left over; and the sum."""
        suspect = [each for each in found if self._of(each, "suspect")]
        missing = [each for each in found if self._of(each, "missing")]
        yield from self._suspect(suspect)
        yield from self._missing(missing)
        yield from self._overdue(found)
        if left:
            yield self._title(_LEFT, len(left))
            yield from (f"  {path_of(name)}" for name in left)
            yield ""
        waiting = {each.document.id for each in (*suspect, *missing)}
        yield self._say(
            _SUM(
                n=f"{len(found):,}",
                approved=f"{sum(each.document.id not in waiting for each in found):,}",
                suspect=f"{len(suspect):,}",
                missing=f"{len(missing):,}",
            )
        )

    def details(self, found: Sequence[Standing]) -> Iterator[str]:
        """Every approval of some documents, with all that changed since."""
        for each in found:
            yield self._style(self._name(each), "bold")
            for signature in self._signatures(each):
                yield from _wrapped(self._signature(signature, each), "  ")
            if each.due is not None:
                yield f"  {self._say(_DUE(due=each.due.isoformat()))}"

    def _signatures(self, each: Standing) -> list[Signature]:
        return [s for s in each.signatures if self._role in (None, s.role)]

    def _of(self, each: Standing, state: str) -> list[Signature]:
        return [s for s in self._signatures(each) if s.state == state]

    def _suspect(self, found: list[Standing]) -> Iterator[str]:
        if not found:
            return
        yield self._title(_SUSPECT, len(found))
        for each in found:
            yield f"  {self._name(each)}"
            for signature in self._of(each, "suspect"):
                yield from _wrapped(self._signature(signature, each, every=False), "    ")
        yield ""

    def _missing(self, found: list[Standing]) -> Iterator[str]:
        if not found:
            return
        yield self._title(_MISSING, len(found))
        by_role: dict[str, list[Standing]] = defaultdict(list)
        for each in found:
            for signature in self._of(each, "missing"):
                by_role[signature.role].append(each)
        for role, waiting in by_role.items():
            yield f"  {role} {len(waiting):,}"
            yield from self._shortened(f"    {self._name(each)}" for each in waiting)
        yield ""

    def _overdue(self, found: Sequence[Standing]) -> Iterator[str]:
        late = [each for each in found if each.overdue(self._corpus.as_of)]
        if not late:
            return
        yield self._title(_OVERDUE, len(late))
        by_owner: dict[str, list[Standing]] = defaultdict(list)
        for each in sorted(late, key=lambda each: (each.due, each.document.path)):
            by_owner[each.header.owner].append(each)
        for owner, waiting in by_owner.items():
            yield f"  {owner} {len(waiting):,}"
            yield from self._shortened(f"    {self._late(each)}" for each in waiting)
        yield ""

    def _late(self, each: Standing) -> str:
        assert each.due is not None  # noqa: S101 - it is overdue
        days = each.overdue(self._corpus.as_of)
        return self._say(
            _LATE(title=each.header.title, id=each.document.id, due=each.due.isoformat(), days=days)
        )

    def _shortened(self, lines: Iterable[str]) -> Iterator[str]:
        every = list(lines)
        yield from every[:_FIRST]
        if len(every) > _FIRST:
            yield f"    {self._say(_MORE(n=f'{len(every) - _FIRST:,}'))}"

    def _signature(self, signature: Signature, each: Standing, *, every: bool = True) -> str:
        approval, kind = signature.approval, each.document.kind
        if approval is None or kind is None:
            return self._say(_WAITS(role=signature.role))
        if signature.state == "suspect":
            what = changed(signature, kind.name, self._corpus, every=every)
            return self._say(_SINCE(role=signature.role, day=approval.on, what=what))
        commit = _AT(commit=approval.commit) if approval.commit else ""
        return self._say(_APPROVED(role=signature.role, day=approval.on, commit=commit))

    def _title(self, text: Text, n: int) -> str:
        return self._style(self._say(text(n=f"{n:,}")), "bold")

    def _name(self, each: Standing) -> str:
        return f"{each.header.title} ({each.document.id})"

    def _say(self, text: Text) -> str:
        return text.to(self._language)


def _wrapped(text: str, indent: str) -> Iterator[str]:
    """Lines as wide as the terminal, the later ones set in a little."""
    first, *others = wrap(text, columns() - len(indent) - len(_HANG))
    yield f"{indent}{first}"
    yield from (f"{indent}{_HANG}{line}" for line in others)
