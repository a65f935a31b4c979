"""A second `cscx diff` compares no table again that did not change meanwhile, and never tells anything else."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import msgspec
import pytest

from cscx.content import cache, stored
from cscx.policy.compare.compare import Comparing
from cscx.policy.compare.comparison import Comparison
from cscx.policy.tables.chain import Chain
from cscx.policy.testing import examples
from tests.cli.program import AS_OF, change, cscx, in_git

FACTS = "sops/reference/facts.yaml"
RETURN = "sops/procedures/return.yaml"
TABLE = "sops/exceptions/eligibility.yaml"
KEPT = ".cscx-cache/diff-tables.msgpack"
FORMATS = ("text", "markdown", "json")


@pytest.fixture
def edited(clean: Path) -> Path:
    """A knowledge base in which a fact that a table decides by moved."""
    in_git(clean)
    change(clean, FACTS, "value: 7일", "value: 10일")
    return clean


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tables that were really compared, by id, in the order of the work."""
    done: list[str] = []
    really = Comparing._compare

    def watched(self: Comparing, before: Chain, after: Chain, *, by_first: bool) -> Comparison:
        done.append(after.table.definition.name)
        return really(self, before, after, by_first=by_first)

    monkeypatch.setattr(Comparing, "_compare", watched)
    return done


def _told(folder: Path) -> dict[str, str]:
    return {form: cscx("diff", "main", "-f", form, *AS_OF, folder=folder).out for form in FORMATS}


def _anew(folder: Path) -> dict[str, str]:
    """What is told when nothing is kept."""
    for file in (folder / ".cscx-cache").glob("*.msgpack"):
        file.unlink()
    return _told(folder)


def test_the_second_time_no_table_is_compared_and_all_formats_say_the_same(
    edited: Path, compared: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _anew(edited)
    assert compared == ["eligibility"]
    monkeypatch.setattr(examples, "decide", None)  # whoever runs an example now fails
    assert _told(edited) == first
    assert compared == ["eligibility"]
    assert "판정이 바뀝니다" in first["text"]


def test_a_sentence_edited_meanwhile_compares_no_table_again(
    edited: Path, compared: list[str]
) -> None:
    _told(edited)
    change(edited, RETURN, "title: ", "title: 새 ")
    assert "새 " in _told(edited)["text"]
    assert compared == ["eligibility"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (FACTS, "value: 10일", "value: 12일"),
        (TABLE, "then: {처리: 불가}", "then: {처리: 환불}"),
        (TABLE, "given: {경과일: 7", "given: {경과일: 8"),
        (
            "sops/reference/inputs.yaml",
            "  경과일:\n    type: integer\n",
            "  경과일:\n    type: integer\n    max: 90\n",
        ),
    ],
)
def test_what_changed_meanwhile_is_compared_anew(
    edited: Path, compared: list[str], file: str, old: str, new: str
) -> None:
    _told(edited)
    compared.clear()
    change(edited, file, old, new)
    again = _told(edited)
    assert "eligibility" in compared
    assert again == _anew(edited)


def _cut_off(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes()[:-20])


def _rubbish(kept: Path) -> None:
    kept.write_bytes(b"\x93nothing of ours")


def _rubbish_inside(kept: Path) -> None:
    """A whole file of this tool whose answers are none."""
    store = cache.Cache(kept.parent)
    blob = store.read(kept.name)
    assert blob is not None
    stamp, answers = msgspec.msgpack.decode(blob)
    wrong = cycle((b"", b"\xc0", msgspec.msgpack.encode(["same", [1], 2])))
    store.write(kept.name, msgspec.msgpack.encode([stamp, dict(zip(answers, wrong, strict=False))]))


@pytest.mark.parametrize("spoil", [_cut_off, _rubbish, _rubbish_inside])
def test_a_damaged_file_is_made_anew_without_a_word(
    edited: Path, compared: list[str], spoil: Callable[[Path], None]
) -> None:
    first = _anew(edited)
    spoil(edited / KEPT)
    compared.clear()
    assert _told(edited) == first
    assert compared == ["eligibility"]


def test_another_version_of_the_tool_trusts_nothing_kept(
    edited: Path, compared: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _anew(edited)
    compared.clear()
    monkeypatch.setattr(stored, "tool_stamp", lambda: b"another")
    assert _told(edited) == first
    assert compared == ["eligibility"]


def test_a_folder_that_cannot_be_written_is_compared_all_the_same(edited: Path) -> None:
    first = _anew(edited)
    (edited / KEPT).unlink()
    (edited / KEPT).mkdir()
    assert _told(edited) == first
