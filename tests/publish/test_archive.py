from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

from cscx.publish.output.archive import write_archive

MOMENT = datetime(2026, 11, 21, 9, 0)  # noqa: DTZ001 - a ZIP file knows no zone


def test_the_same_site_packs_into_the_same_bytes(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "절차").mkdir(parents=True)
    (site / "index.html").write_text("집", "utf-8")
    (site / "절차/index.html").write_text("안", "utf-8")
    for name in ("one", "two"):
        write_archive(site, tmp_path / name / "cs.zip", MOMENT)
    one = tmp_path / "one/cs.zip"
    assert one.read_bytes() == (tmp_path / "two/cs.zip").read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert archive.namelist() == ["cs/index.html", "cs/절차/index.html"]
        assert archive.read("cs/절차/index.html").decode() == "안"
    assert [file.name for file in (tmp_path / "one").iterdir()] == ["cs.zip"]
