"""The worker's script, joined from all files, answers as one classic script."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cscx.search.script import FILES, worker_script
from tests.search.conftest import HERE, node, write


def talk(files: dict[str, bytes], folder: Path, said: list[dict[str, Any]]) -> list[Any]:
    """What the worker replies."""
    script = folder / "worker.js"
    script.write_text(worker_script(), encoding="utf-8")
    (folder / "index").mkdir()
    index = write(files, folder / "index")
    run = subprocess.run(
        [node(), str(HERE / "worker.mjs"), str(script), str(index), json.dumps(said)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert run.stderr == ""
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_what_is_asked_before_the_index_is_open_is_answered_after(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    asked = {"type": "search", "id": 7, "query": "환불을", "filters": {"kind": ["절차"]}, "most": 1}
    ready, results = talk(files, tmp_path, [asked, {"type": "open"}, {"type": "warm"}])
    assert (ready["type"], ready["entries"]) == ("ready", 23)
    assert "절차" in ready["names"]["kind"]
    assert results["id"] == 7
    assert [hit["id"] for hit in results["results"]["hits"]] == ["refund-card"]


def test_an_index_that_cannot_be_read_is_told(files: dict[str, bytes], tmp_path: Path) -> None:
    (failed,) = talk(files, tmp_path, [{"type": "open", "empty": True}])
    assert failed["type"] == "failed"
    assert "index.json" in failed["reason"]


@pytest.mark.parametrize("cut", ["index.json", "list-", "lexicon-"])
def test_an_index_that_came_only_in_part_is_told(
    files: dict[str, bytes], tmp_path: Path, cut: str
) -> None:
    (failed,) = talk(files, tmp_path, [{"type": "open", "cut": cut}])
    assert failed["type"] == "failed"
    assert failed["reason"].startswith(f"Error: {cut}")


@pytest.mark.parametrize("cut", ["terms/", "texts/"])
def test_a_part_of_the_index_that_came_only_in_part_is_told_with_the_search(
    files: dict[str, bytes], tmp_path: Path, cut: str
) -> None:
    asked = {"type": "search", "id": 3, "query": "환불"}
    ready, failed = talk(files, tmp_path, [{"type": "open", "cut": cut}, asked, {"type": "warm"}])
    assert ready["type"] == "ready"
    assert (failed["type"], failed["id"]) == ("failed", 3)
    assert failed["reason"].startswith(f"Error: {cut}")


def test_every_file_is_joined_and_no_name_is_given_twice() -> None:
    folder = Path(__file__).parents[2] / "cscx/search/js"
    assert sorted(FILES) == sorted(path.stem for path in folder.glob("*.js"))
    script = worker_script()
    assert not re.search(r"^(import|export) ", script, re.MULTILINE)
    names = re.findall(r"^(?:const|let|class|(?:async )?function) (\w+)", script, re.MULTILINE)
    assert len(names) == len(set(names))


def test_every_file_is_short() -> None:
    folder = Path(__file__).parents[2] / "cscx/search/js"
    lengths = {path.name: len(path.read_text("utf-8").splitlines()) for path in folder.glob("*.js")}
    assert {name: length for name, length in lengths.items() if length >= 200} == {}
