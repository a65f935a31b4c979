"""The types in the comments of the site's scripts hold."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
JS = HERE.parents[1] / "cscx/publish/assets/js"

pytestmark = [pytest.mark.long, pytest.mark.npm]


OFFLINE = JS.parent / "offline"
PAGES = [str(JS / "*.js"), str(HERE / "globals.d.ts")]


@pytest.mark.parametrize(
    ("files", "lib"),
    [
        (PAGES, ["dom", "dom.iterable"]),
        ([str(OFFLINE / "sw.js")], ["webworker"]),
        ([str(OFFLINE / "gone.js")], ["webworker"]),
    ],
    ids=["pages", "worker", "clearing worker"],
)
def test_the_types_in_the_comments_hold(tmp_path: Path, files: list[str], lib: list[str]) -> None:
    shutil.copy(HERE.parent / "search" / "package.json", tmp_path)
    install = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(install, cwd=tmp_path, check=True)
    options = {
        "allowJs": True, "checkJs": True, "noEmit": True, "strict": True, "target": "es2022",
        "module": "es2022", "moduleResolution": "bundler", "lib": ["es2023", *lib],
        "types": [],
    }  # fmt: skip
    settings = {"compilerOptions": options, "include": files}
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    compiler = tmp_path / "node_modules" / ".bin" / "tsc"
    checked = subprocess.run(
        [str(compiler), "-p", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert checked.stdout == ""
    assert checked.returncode == 0
