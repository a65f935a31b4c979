"""`cscx new`: a skeleton of every kind that lints clean where it was put."""

from __future__ import annotations

from pathlib import Path

import pytest

from cscx.content.kinds import all_kinds
from tests.cli.program import AS_OF, CHECKOUT, change, cscx, program

KINDS = [name for name in all_kinds() if name != "calendar"]
RESPONSIBLE = "오류: 지식 베이스에 "


@pytest.fixture(scope="module")
def shops(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What init makes, in both languages, with one new document of every kind."""
    folder = tmp_path_factory.mktemp("shops")
    for language in ("ko", "en"):
        cscx("init", language, "--lang", language, *AS_OF, folder=folder)
        for kind in KINDS:
            done = cscx("new", kind, f"my-{kind}", *AS_OF, folder=folder / language)
            assert done.code == 0, done.err
    return {language: folder / language for language in ("ko", "en")}


@pytest.mark.parametrize("language", ["ko", "en"])
def test_skeletons_of_all_kinds_have_no_finding(shops: dict[str, Path], language: str) -> None:
    done = cscx("lint", "--strict", *AS_OF, folder=shops[language])
    assert (done.code, done.out) == (0, "")


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_skeleton_explains_itself_and_leaves_no_hole(
    shops: dict[str, Path], language: str, kind: str
) -> None:
    (file,) = shops[language].rglob(f"my-{kind}.yaml")
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "${" not in text
    assert f"\nkind: {kind}\n" in text


def test_it_prints_the_path_and_what_to_do_next(clean: Path) -> None:
    done = program("new", "sop", "delivery-delay", *AS_OF, folder=clean / "sops")
    path = "procedures/delivery-delay.yaml"
    assert done == (0, f"{path}\n", f"다음: 내용을 채우고 cscx lint {path}\n")
    assert (clean / "sops" / path).is_file()


def test_it_goes_where_documents_of_its_kind_are(clean: Path) -> None:
    (clean / "sops/scripts").rename(clean / "sops/말")
    assert cscx("new", "script", "sorry", *AS_OF, folder=clean).out == "sops/말/sorry.yaml\n"


def test_a_title_names_the_document_or_the_first_item(clean: Path) -> None:
    cscx("new", "script", "sorry", "--title", "지연 사과", *AS_OF, folder=clean)
    cscx("new", "facts", "facts-more", "--title", "지연기한", *AS_OF, folder=clean)
    assert "title: 지연 사과\n" in (clean / "sops/scripts/sorry.yaml").read_text(encoding="utf-8")
    assert "  지연기한:\n" in (clean / "sops/reference/facts-more.yaml").read_text(encoding="utf-8")


def test_names_are_chosen_from_the_knowledge_base(clean: Path) -> None:
    cscx("new", "exception", "more", *AS_OF, folder=clean)
    text = (clean / "sops/exceptions/more.yaml").read_text(encoding="utf-8")
    assert "inputs: [상품상태]" in text
    assert "when: {상품상태: 정상}" in text
    assert "when: {상품상태: 사용흔적}" in text


def test_skeletons_fit_into_the_reference_knowledge_base(tmp_path: Path) -> None:
    import shutil  # noqa: PLC0415 - only here

    for name in ("sops", "training", "cscx.toml"):
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name)
        else:
            shutil.copy(source, tmp_path)
    before = cscx("lint", *AS_OF, "--statistics", folder=tmp_path).out
    for kind in KINDS:
        assert cscx("new", kind, f"my-{kind}", *AS_OF, folder=tmp_path).code == 0
    assert cscx("lint", *AS_OF, "--statistics", folder=tmp_path).out == before


ERRORS = {
    "an unknown kind": (
        ["scrpt", "sorry"],
        "‘scrpt’ 종류는 없습니다.\n  혹시 ‘script’인가요?",
        "There is no kind 'scrpt'.\n  Did you mean 'script'?",
    ),
    "a kind by its Korean name": (
        ["절차", "sorry"],
        "‘절차’ 종류는 없습니다.\n  혹시 ‘sop’인가요?",
        "There is no kind '절차'.\n  Did you mean 'sop'?",
    ),
    "one item of a list": (
        ["fact", "sorry"],
        "‘fact’ 종류는 없습니다.\n  혹시 ‘facts’인가요?",
        "There is no kind 'fact'.\n  Did you mean 'facts'?",
    ),
    "a name with blanks and capitals": (
        ["script", "Delivery Delay.yaml"],
        "파일 이름에 ‘Delivery Delay.yaml’처럼 쓸 수 없습니다. 영문 소문자, 숫자, -로 씁니다.\n  ‘delivery-delay’처럼 쓰세요.",
        "'Delivery Delay.yaml' cannot be a file name: lower-case letters, digits and -.\n  Write 'delivery-delay'.",
    ),
    "a path as name": (
        ["script", "../../etc/passwd"],
        "파일 이름에 ‘../../etc/passwd’처럼 쓸 수 없습니다. 영문 소문자, 숫자, -로 씁니다.\n  ‘etc-passwd’처럼 쓰세요.",
        "'../../etc/passwd' cannot be a file name: lower-case letters, digits and -.\n  Write 'etc-passwd'.",
    ),
    "a Korean name": (
        ["script", "지연사과"],
        "파일 이름에 ‘지연사과’처럼 쓸 수 없습니다. 영문 소문자, 숫자, -로 씁니다.\n  ‘delivery-delay’처럼 쓰세요.",
        "'지연사과' cannot be a file name: lower-case letters, digits and -.\n  Write 'delivery-delay'.",
    ),
    "a taken name": (
        ["sop", "refused"],
        "‘refused’ 이름은 이미 쓰고 있습니다: sops/scripts/refused.yaml\n  다른 이름을 쓰세요. 지운 문서의 이름도 다시 쓰지 않습니다.",
        "'refused' is taken: sops/scripts/refused.yaml\n  Choose another name. Names of deleted documents are not used again either.",
    ),
    "a second calendar": (
        ["calendar", "another"],
        "달력은 하나만 둡니다: sops/reference/calendar.yaml",
        "There is one calendar only: sops/reference/calendar.yaml",
    ),
    "a taken item": (
        ["facts", "more", "--title", "반품기한"],
        "기준값 ‘반품기한’이 이미 있습니다: sops/reference/facts.yaml\n  --title로 다른 이름을 주세요.",
        "There is a fact '반품기한' already: sops/reference/facts.yaml\n  Give it another name with --title.",
    ),
}


@pytest.mark.parametrize("case", ERRORS)
def test_what_cannot_be_made_is_told_in_korean_and_english(clean: Path, case: str) -> None:
    args, korean, english = ERRORS[case]
    before = sorted(clean.rglob("*.yaml"))
    assert cscx("new", *args, folder=clean) == (2, "", f"오류: {korean}\n")
    assert cscx("new", *args, "--lang", "en", folder=clean) == (2, "", f"Error: {english}\n")
    assert sorted(clean.rglob("*.yaml")) == before


LACKING = {
    "script": ("channels", "채널이 없어 스크립트 뼈대를 만들 수 없습니다.", "channels"),
    "sop": ("reasons", "문의 사유가 없어 절차 뼈대를 만들 수 없습니다.", "reasons"),
    "exception": ("inputs", "값이 정해진 입력이 없어 판정표 뼈대를 만들 수 없습니다.", "inputs"),
    "escalation": ("roles", "역할이 없어 에스컬레이션 뼈대를 만들 수 없습니다.", "roles"),
}


@pytest.mark.parametrize("kind", LACKING)
def test_what_the_knowledge_base_lacks_is_named(clean: Path, kind: str) -> None:
    missing, sentence, needed = LACKING[kind]
    (clean / f"sops/reference/{missing}.yaml").unlink()
    done = cscx("new", kind, "one-more", folder=clean)
    assert done.code == 2
    assert done.err == f"{RESPONSIBLE}{sentence}\n  먼저 만드세요: cscx new {needed} …\n"


def test_a_document_that_appeared_meanwhile_is_not_overwritten(clean: Path) -> None:
    change(clean, "cscx.toml", 'language = "ko"', 'language = "ko"\ncontent = ["sops/scripts"]')
    (clean / "sops/scripts/broken").mkdir()
    (clean / "sops/scripts/sorry.yaml").symlink_to(clean / "nowhere")
    done = cscx("new", "script", "sorry", folder=clean)
    assert done.code == 2
    assert not (clean / "nowhere").exists()
