"""The hooks of a new knowledge base, run by pre-commit itself on a clone."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.ci.clone import COMPLAINT, clone, read
from tests.cli.program import AS_OF, CHECKOUT, change, cscx, git


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


@pytest.mark.parametrize("config", ["of the knowledge base", "of this repository"])
def test_what_has_to_be_approved_again_can_be_committed_and_then_approved(
    tmp_path: Path, config: str
) -> None:
    cloned = clone(tmp_path, "ko")
    if config == "of this repository":
        hooks = read(CHECKOUT / ".pre-commit-hooks.yaml")
    else:
        hooks = read(cloned.root / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    hook = next(each["entry"] for each in hooks if each["id"] == "cscx-lint")
    git(cloned.root, "config", "user.name", "t")
    git(cloned.root, "config", "user.email", "t@example.com")
    with (cloned.root / "cscx.toml").open("a", encoding="utf-8") as stream:
        stream.write('\n[lint.severity]\nCS318 = "error"\nCS319 = "error"\n')
    git(cloned.root, "commit", "-q", "-a", "-m", "hold merges")
    everything = [path.stem for path in (cloned.root / "sops").glob("[!r]*/*.yaml")]
    approve = ("review", "approve", "--as", _approver(cloned.root), *AS_OF)
    cscx(*approve, *everything, folder=cloned.root)
    git(cloned.root, "add", "-A")
    git(cloned.root, "commit", "-q", "-m", "approve")
    assert cloned.run("cscx lint").returncode == 0
    change(cloned.root, COMPLAINT, "title: ", "title: 다시 ")
    assert cloned.run("cscx lint").returncode == 1
    done = cloned.run(f"{hook} && git commit -q -a -m title")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "CS318" in cloned.run("cscx lint").stdout
    assert cscx(*approve, "complaint", folder=cloned.root).code == 0
    assert cloned.run(f"{hook} && git add -A && git commit -q -m approve").returncode == 0
    assert cloned.run("cscx lint").returncode == 0


def _approver(root: Path) -> str:
    found = re.search(
        r'^approvers = \["([^"]+)"', (root / "cscx.toml").read_text("utf-8"), re.MULTILINE
    )
    assert found is not None
    return found[1]


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize(
    "path", [COMPLAINT, "site/about.md", ".github/CODEOWNERS", "reviews/x.yaml", "mkdocs.yml"]
)
def test_whatever_the_linter_looks_at_runs_it(language: str, path: str) -> None:
    start = CHECKOUT / "cscx/scaffold/start" / language / "_pre-commit-config.yaml"
    mine = read(start)["repos"][0]["hooks"][0]["files"]
    theirs = read(CHECKOUT / ".pre-commit-hooks.yaml")[0]["files"]
    assert re.search(mine, path)
    assert re.search(theirs, path)
