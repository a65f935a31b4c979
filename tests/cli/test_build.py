from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.program import AS_OF, program

SHOP = Path(__file__).parents[1] / "publish" / "shop"
BROKEN = {
    "a key nobody knows": ("summary: ", "sumary: "),
    "text after a closing quote": ("summary: ", 'summary: "반품" '),
    "a key written twice": ("owner: 정책\n", "owner: 정책\nowner: 정책\n"),
}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    shutil.copytree(SHOP, folder)
    return folder


@pytest.mark.parametrize("mistake", BROKEN)
def test_a_document_that_cannot_be_read_is_named_and_never_shown_half(
    shop: Path, mistake: str
) -> None:
    file = shop / "sops/procedures/return.yaml"
    before, after = BROKEN[mistake]
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")
    done = program("build", *AS_OF, folder=shop)
    assert done.code == 1
    assert "읽을 수 없어 화면에 나오지 않습니다: sops/procedures/return.yaml." in done.err
    assert "문서 1개가 빠졌습니다." in done.err
    assert (shop / "build/site/index.html").is_file()
    assert not (shop / "build/site/procedures/return").exists()


def test_a_whole_site_is_built_without_a_word_of_warning(shop: Path) -> None:
    done = program("build", *AS_OF, folder=shop)
    assert done.code == 0
    assert done.err == "사이트를 build/site에 만들었습니다.\n"
