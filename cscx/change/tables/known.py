"""Comparisons and examples of tables that were worked out before: looked up, or worked out and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Final

import msgspec

from cscx.content.kept_answers import KeptAnswers
from cscx.content.kept_comparison import packed, unpacked
from cscx.content.policies import Policies
from cscx.messages import Text
from cscx.policy.compare.compare import Comparing
from cscx.policy.compare.comparison import Comparison
from cscx.policy.escalation.examples import check_examples as check_calls
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.definition import TableDefinition
from cscx.policy.testing.examples import check_examples

_COMPARED: Final = b"compared"
_TRIED: Final = b"tried"
_DIFFERS: Final = "decided"
_NOT_RUN: Final = "not run"


class Failing(msgspec.Struct, frozen=True, array_like=True):
    """An example that a table does not answer as it says: its place and name, how it comes out, and the first output that differs."""

    index: int
    name: str
    status: str
    output: str
    expected: Text
    found: Text


_FAILING: Final = msgspec.msgpack.Decoder(tuple[Failing, ...])


class Versions:
    """A table in two versions of a knowledge base, compiled when first asked for; raises TableError."""

    def __init__(
        self,
        definitions: tuple[TableDefinition, TableDefinition],
        compiled: tuple[Callable[[], Chain], Callable[[], Chain]],
        policies: tuple[Policies, Policies],
    ) -> None:
        self._definitions, self._compiled, self._policies = definitions, compiled, policies

    @cached_property
    def before(self) -> Chain:
        """The old version."""
        return self._compiled[0]()

    @cached_property
    def after(self) -> Chain:
        """The new version."""
        return self._compiled[1]()

    @cached_property
    def identities(self) -> tuple[bytes, bytes] | None:
        """What both are made of; None where that cannot be told by a digest."""
        both = [
            policies.identity(definition)
            for policies, definition in zip(self._policies, self._definitions, strict=True)
        ]
        return None if both[0] is None or both[1] is None else (both[0], both[1])


class Known:
    """`kept` is what earlier runs worked out."""

    def __init__(self, kept: KeptAnswers) -> None:
        self._kept = kept

    def compare(self, comparing: Comparing, versions: Versions) -> Comparison:
        """What became of a table. Raises TableError where a version has a mistake."""
        both = versions.identities if self._kept.is_kept else None
        if both is None:
            return comparing.compare(versions.before, versions.after)
        blob = self._kept.find(_COMPARED, *both)
        known = None if blob is None else unpacked(blob, versions)
        if known is not None:
            return known
        found = comparing.compare(versions.before, versions.after)
        made = packed(found)
        if made is not None:
            self._kept.put(made, _COMPARED, *both)
        return found

    def failing(self, versions: Versions) -> tuple[Failing, ...]:
        """The examples that do not come out as they say since the change; not those that did not before."""
        both = versions.identities if self._kept.is_kept else (None, None)
        before, after = both or (None, None)
        found = self._tried(after, lambda: versions.after)
        return since(lambda: self._tried(before, lambda: versions.before), found)

    def _tried(self, identity: bytes | None, chain: Callable[[], Chain]) -> tuple[Failing, ...]:
        """The examples of a version that do not come out as they say."""
        if identity is None:
            return _failing(chain())
        blob = self._kept.find(_TRIED, identity)
        if blob is not None:
            try:
                return _FAILING.decode(blob)
            except msgspec.DecodeError:
                pass
        found = _failing(chain())
        self._kept.put(msgspec.msgpack.encode(found), _TRIED, identity)
        return found


def failing_calls(before: Matrix, after: Matrix) -> tuple[Failing, ...]:
    """The examples of a matrix that do not come out as they say since the change."""
    return since(lambda: tuple(_uncalled(before)), tuple(_uncalled(after)))


def since(
    before: Callable[[], Iterable[Failing]], after: tuple[Failing, ...]
) -> tuple[Failing, ...]:
    """Those of the new version that did not fail before, by name."""
    known = {each.name for each in before()} if after else set()
    return tuple(each for each in after if each.name not in known)


def _uncalled(matrix: Matrix) -> Iterator[Failing]:
    for each in check_calls(matrix):
        name = matrix.examples[each.index].name
        if each.problem is not None:
            yield Failing(
                each.index, name, _NOT_RUN, "", each.problem.message, each.problem.message
            )
        for found in each.differences[:1]:
            yield Failing(each.index, name, _DIFFERS, found.key, found.expected, found.found)


def _failing(chain: Chain) -> tuple[Failing, ...]:
    examples = chain.table.definition.examples
    return tuple(
        Failing(
            each.index,
            str(getattr(examples[each.index], "name", None) or each.index + 1),
            "" if each.decision is None else each.decision.status,
            difference.output,
            difference.expected,
            difference.found,
        )
        for each in check_examples(chain)
        for difference in each.differences[:1]
    )
