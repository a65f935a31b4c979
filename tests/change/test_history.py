"""`cscx diff` says of small realistic changes what a reviewer would, word for word."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.change import history
from tests.cli.program import AS_OF, CHECKOUT, cscx

STEPS = history.steps()


@pytest.mark.parametrize("step", STEPS, ids=[step.name for step in STEPS])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_change_is_told_as_a_reviewer_would(
    repository: Path, step: history.Step, language: str
) -> None:
    """Run with CSCX_GOLDEN=write to accept a change, then read the difference."""
    history.make(repository, step)
    done = cscx("diff", *AS_OF, "--lang", language, folder=repository)
    golden = history.FOLDER / f"{step.name}.{language}.txt"
    if os.environ.get("CSCX_GOLDEN") == "write":
        golden.write_text(done.out, encoding="utf-8")
    assert (done.code, done.err) == (0, "")
    assert done.out == golden.read_text(encoding="utf-8")


def test_the_document_shows_what_is_really_printed() -> None:
    text = (CHECKOUT / "docs/change.md").read_text(encoding="utf-8")
    shown = text.split("$ cscx diff\n")[1].split("```")[0]
    printed = (history.FOLDER / "10-tier.ko.txt").read_text(encoding="utf-8")
    assert printed.startswith(shown)
