"""The hooks of a new knowledge base, run by pre-commit itself on a clone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.ci.clone import COMPLAINT, clone
from tests.cli.program import change


@pytest.mark.long
def test_a_commit_is_held_until_the_linter_is_content(tmp_path: Path) -> None:
    cloned = clone(tmp_path, "ko")
    run = f"{sys.executable} -m pre_commit run --all-files"
    home = str(tmp_path / "pre-commit")
    done = cloned.run(run, PRE_COMMIT_HOME=home)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("Passed") == 2
    change(cloned.root, COMPLAINT, "effective:", "efective:")
    done = cloned.run(f"git add -A && {run}", PRE_COMMIT_HOME=home)
    assert (done.returncode, f"{COMPLAINT}:" in done.stdout) == (1, True)
