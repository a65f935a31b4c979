"""The types in the comments of the table engine and of the site's scripts hold."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("cscx/policy/portable/js", "cscx/publish/assets/js")

pytestmark = [pytest.mark.long, pytest.mark.npm]


def test_the_types_in_the_comments_hold(tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests/search/package.json", tmp_path)
    install = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(install, cwd=tmp_path, check=True)
    # The build puts the sentences of the scripts before them.
    (tmp_path / "words.d.ts").write_text("declare const CX_WORDS: Record<string, string>;\n")
    options = {
        "allowJs": True, "checkJs": True, "noEmit": True, "strict": True, "target": "es2022",
        "module": "es2022", "moduleResolution": "bundler", "lib": ["es2022", "dom", "dom.iterable"],
        "types": [],
    }  # fmt: skip
    files = [str(ROOT / folder / "*.js") for folder in FOLDERS]
    settings = {"compilerOptions": options, "include": [*files, str(tmp_path / "words.d.ts")]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    compiler = tmp_path / "node_modules" / ".bin" / "tsc"
    checked = subprocess.run(
        [str(compiler), "-p", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert checked.stdout == ""
    assert checked.returncode == 0
