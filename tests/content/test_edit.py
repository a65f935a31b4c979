"""Edits change what they are asked to change and not one byte else."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cscx.content.edit import (
    EditRefusedError,
    apply,
    delete_entry,
    encoded,
    insert_entry,
    mended,
    rename_key,
    same,
    set_scalar,
    verified,
    with_key,
    with_value,
    without,
)
from cscx.content.source import load, positions
from cscx.content.writing import atomic_write
from cscx.diagnostic import Edit
from tests.amounts import cases
from tests.content.random_documents import KEYS, TEXTS, Written, documents

_MANY = settings(
    max_examples=cases(600), deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)
_SOME = settings(_MANY, max_examples=cases(100))


def _text(written: Written) -> str:
    loaded = load(written.raw)
    assume(same(loaded.value, written.data))
    return loaded.original


def _comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip().startswith("# 메모")]


@_MANY
@given(documents(), TEXTS, st.integers(0, 10**6))
def test_a_scalar_is_set_and_everything_around_it_stays(
    written: Written, new: str, pick: int
) -> None:
    text = _text(written)
    nodes = positions(text)
    leaves = [path for path in nodes if not isinstance(_at(written.data, path), (dict, list))]
    assume(leaves)
    path = leaves[pick % len(leaves)]
    edit = set_scalar(text, path, new)
    changed = apply(text, [edit])
    assert same(load(changed.encode()).value, with_value(written.data, path, new))
    node = nodes[path]
    assert node.start - 1 <= edit.start
    assert edit.end <= node.end
    assert changed.startswith(text[: edit.start])
    assert changed.endswith(text[edit.end :])
    if "# 메모" not in new and "# 메모" not in text[node.start : node.end]:
        assert _comments(changed) == _comments(text)
    assert encoded(written.raw, changed).startswith(b"\xef\xbb\xbf") == written.raw.startswith(
        b"\xef\xbb\xbf"
    )
    if "\r\n" in text and "\r" not in new:
        assert changed.count("\n") == changed.count("\r\n")


@_SOME
@given(documents(), KEYS, st.integers(0, 10**6))
def test_a_key_is_renamed_in_its_place(written: Written, name: str, pick: int) -> None:
    text = _text(written)
    keyed = [path for path, node in positions(text).items() if node.key_start >= 0]
    path = keyed[pick % len(keyed)]
    assume(name not in _at(written.data, path[:-1]))
    edit = rename_key(text, path, name)
    changed = apply(text, [edit])
    assert same(load(changed.encode()).value, with_key(written.data, path, name))
    assert _comments(changed) == _comments(text)


@_SOME
@given(documents(), KEYS, TEXTS, st.integers(0, 10**6))
def test_an_entry_is_added_at_the_end_of_its_group(
    written: Written, name: str, value: str, pick: int
) -> None:
    text = _text(written)
    nodes = positions(text)
    groups = [
        path
        for path, node in nodes.items()
        if not node.flow and isinstance(_at(written.data, path), dict) and _at(written.data, path)
    ]
    assume(groups)
    path = groups[pick % len(groups)]
    assume(name not in _at(written.data, path))
    try:
        edit = insert_entry(text, (*path, name), value)
    except EditRefusedError:
        return
    changed = apply(text, [edit])
    assert edit.start == edit.end
    assert same(load(changed.encode()).value, with_value(written.data, (*path, name), value))


@_SOME
@given(documents(), st.integers(0, 10**6))
def test_an_entry_is_deleted_and_the_comments_around_it_stay(written: Written, pick: int) -> None:
    text = _text(written)
    keyed = [path for path, node in positions(text).items() if node.key_start >= 0]
    path = keyed[pick % len(keyed)]
    try:
        edit = delete_entry(text, path)
    except EditRefusedError:
        return
    changed = apply(text, [edit])
    assert same(load(changed.encode()).value, without(written.data, path))
    assert _comments(changed) == _comments(text[: edit.start]) + _comments(text[edit.end :])


def _at(value: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


def test_an_entry_can_be_added_below_a_comment_with_windows_line_ends() -> None:
    text = "a:\r\n  b: 1 # 하나\r\n# 끝\r\nc: 2\r\n"
    edit = insert_entry(text, ("a", "새 항목"), "값")
    assert apply(text, [edit]) == "a:\r\n  b: 1 # 하나\r\n  새 항목: 값\r\n# 끝\r\nc: 2\r\n"


def test_an_entry_is_deleted_with_its_lines_and_not_the_comment_below() -> None:
    text = "a: 1\nb:\n  - 가\n  - 나\n# c의 설명\nc: 3\n"
    assert apply(text, [delete_entry(text, ("b",))]) == "a: 1\n# c의 설명\nc: 3\n"


def test_the_last_entry_of_a_group_is_not_deleted() -> None:
    with pytest.raises(EditRefusedError):
        delete_entry("a:\n  b: 1\nc: 2\n", ("a", "b"))


def test_an_edit_that_leads_elsewhere_is_refused() -> None:
    with pytest.raises(EditRefusedError):
        verified("a: 7일\n", [Edit(3, 5, "7")], {"a": "7"})


def test_an_edit_that_brings_a_new_problem_is_refused() -> None:
    with pytest.raises(EditRefusedError):
        verified("a: 7일\n", [Edit(3, 5, "*x")], {"a": ""})


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(EditRefusedError):
        apply("abcdef", [Edit(0, 3, "x"), Edit(2, 4, "y")])


def test_a_file_that_does_not_parse_is_mended_only_when_the_problem_goes() -> None:
    text = "title：반품\nkind: sop\n"
    assert mended(text, [Edit(5, 6, ": ")], "CS020") == "title: 반품\nkind: sop\n"
    with pytest.raises(EditRefusedError):
        mended(text, [Edit(6, 8, "교환")], "CS020")


def test_a_mend_that_brings_a_new_problem_is_refused() -> None:
    with pytest.raises(EditRefusedError):
        mended("title：반품\n", [Edit(5, 6, ": *")], "CS020")


def test_writing_keeps_the_permissions_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: 1\n")
    file.chmod(0o640)
    atomic_write(file, b"a: 2\n")
    assert file.read_bytes() == b"a: 2\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_a_new_file_can_be_written(tmp_path: Path) -> None:
    atomic_write(tmp_path / "a.yaml", "가: 1\n".encode())
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == "가: 1\n"


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_bytes(b"a: 1\n")
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    with pytest.raises(OSError, match="link is not written"):
        atomic_write(tmp_path / "link.yaml", b"a: 2\n")
    assert (tmp_path / "real.yaml").read_bytes() == b"a: 1\n"


@pytest.mark.parametrize("broken", ["fsync", "replace", "fchmod"])
def test_an_interrupted_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: 1\n")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, broken, interrupted)
    with pytest.raises(KeyboardInterrupt):
        atomic_write(file, b"a: 2\n")
    monkeypatch.undo()
    assert file.read_bytes() == b"a: 1\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]
