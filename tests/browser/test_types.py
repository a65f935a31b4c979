"""The types in the comments of every script hold: pages, workers, the engine and the search."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "types"
CSCX = Path(__file__).parents[2] / "cscx"
ASSETS = CSCX / "publish/assets"
DOM = ["dom", "dom.iterable"]

pytestmark = [pytest.mark.long, pytest.mark.npm]


@pytest.fixture(scope="module")
def compiler(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("types")
    shutil.copy(HERE / "package.json", folder)
    install = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(install, cwd=folder, check=True)
    return folder / "node_modules/.bin/tsc"


@pytest.mark.parametrize(
    ("files", "lib"),
    [
        ([ASSETS / "js/*.js", HERE / "globals.d.ts"], DOM),
        ([ASSETS / "offline/sw.js"], ["webworker"]),
        ([ASSETS / "offline/gone.js"], ["webworker"]),
        ([CSCX / "policy/portable/js/*.js"], []),
        ([CSCX / "search/js/*.js"], DOM),
        ([CSCX / "training/js/*.js"], DOM),
        ([CSCX / "training/exports/scorm_player/*.js"], DOM),
    ],
    ids=[
        "pages",
        "worker",
        "clearing worker",
        "engine without a browser",
        "search",
        "training",
        "SCORM player",
    ],
)
def test_the_types_in_the_comments_hold(
    tmp_path: Path, compiler: Path, files: list[Path], lib: list[str]
) -> None:
    options = {
        "allowJs": True, "checkJs": True, "noEmit": True, "strict": True, "target": "es2022",
        "module": "es2022", "moduleResolution": "bundler", "lib": ["es2022", *lib],
        "types": [],
    }  # fmt: skip
    settings = {"compilerOptions": options, "include": [str(file) for file in files]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    checked = subprocess.run(
        [str(compiler), "-p", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert checked.stdout == ""
    assert checked.returncode == 0
