"""What the documents print to be typed works, and prints what they say."""

from __future__ import annotations

import shutil
from pathlib import Path

import click
import pytest

from cscx.cli.app import COMMANDS, main
from cscx.content.cache import FOLDER
from tests.cli.console_blocks import Block, Typed, _matches, blocks, run
from tests.cli.program import AS_OF, CHECKOUT, cscx
from tests.shared import reference_cache

DOCUMENTS = sorted([*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").rglob("*.md")])
STARTS = {language: CHECKOUT / "cscx/scaffold/start" / language for language in ("ko", "en")}
BLOCKS = [block for file in DOCUMENTS for block in blocks(file)]
START_BLOCKS = {language: blocks(folder / "README.md") for language, folder in STARTS.items()}
# What no test can type, and why: how such a line begins.
NOT_RUN = {
    "make ": "installs packages, so it needs a network; CI runs `make site` and `make test` itself",
    ". .venv": "switches the reader's own shell",
    "cscx serve": "runs until it is stopped; tests/publish/test_serve.py tries it",
    "python3 -m http.server": "runs until it is stopped",
    "cscx diff": "needs the reader's branches; tests/change/test_history.py makes some",
    "cscx lint --changed": "needs the reader's branches; tests/cli/test_lint_changed.py makes some",
}
EVERY_BLOCK = [*BLOCKS, *START_BLOCKS["ko"], *START_BLOCKS["en"]]


def copied(folder: Path) -> Path:
    """The reference knowledge base in a new folder."""
    folder.mkdir()
    for name in ("sops", "training", "site", "schemas", "scenarios"):
        if (CHECKOUT / name).is_dir():
            shutil.copytree(CHECKOUT / name, folder / name)
    for name in ("cscx.toml", "mkdocs.yml"):
        if (CHECKOUT / name).is_file():
            shutil.copy(CHECKOUT / name, folder)
    return folder


@pytest.fixture(scope="session")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build keeps of texts, questions and drills, so that not every command waits for them."""
    return reference_cache(tmp_path_factory)


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.runs], ids=lambda b: b.place)
def test_a_command_of_the_documents_runs_in_a_copy_of_the_knowledge_base(
    block: Block, learned: Path, tmp_path: Path
) -> None:
    folder = copied(tmp_path / "checkout")
    shutil.copytree(learned, folder / FOLDER)
    assert run(block, folder, tmp_path / "bin") == []


@pytest.mark.parametrize("language", STARTS)
def test_the_readme_of_a_new_knowledge_base_works_in_it(language: str, tmp_path: Path) -> None:
    cscx("init", "shop", "--lang", language, *AS_OF, folder=tmp_path)
    runnable = [block for block in START_BLOCKS[language] if block.runs]
    assert len(runnable) >= 3
    for block in runnable:
        assert run(block, tmp_path / "shop", tmp_path / "bin") == []


@pytest.mark.parametrize(
    "block", [block for block in EVERY_BLOCK if not block.runs], ids=lambda b: b.place
)
def test_what_is_not_run_has_a_reason(block: Block) -> None:
    for typed in block.commands:
        assert typed.line.startswith(tuple(NOT_RUN))


@pytest.mark.parametrize("block", EVERY_BLOCK, ids=lambda b: b.place)
def test_every_printed_cscx_command_and_option_exists(block: Block) -> None:
    context = click.Context(main)
    for typed in block.commands:
        for part in typed.line.split("&&"):
            words = part.split()
            if words[:1] != ["cscx"] or len(words) == 1 or words[1].startswith("-"):
                continue
            assert words[1] in COMMANDS, f"{block.place}: {typed.line}"
            command = main.get_command(context, words[1])
            assert command is not None
            if isinstance(command, click.Group) and len(words) > 2:
                command = command.commands[words[2]]
            known = {name for param in command.params for name in param.opts} | {"--help", "-h"}
            used = {
                word.split("=")[0] for word in words[2:] if word.startswith("-") and word != "--"
            }
            assert used <= known, f"{block.place}: {typed.line}"


def test_a_block_is_read_with_its_commands_and_what_they_print() -> None:
    file = CHECKOUT / "build" / "example.md"
    file.parent.mkdir(exist_ok=True)
    try:
        file.write_text(
            "글\n\n```console\n$ cscx lint\n문서 3개\n\n$ cscx --version\n```\n\n"
            "```console not-run\n$ cscx serve\n```\n\n```console\n$ make site\n```\n",
            encoding="utf-8",
        )
        first, second, third = blocks(file)
    finally:
        file.unlink()
    assert first.commands == (Typed("cscx lint", ("문서 3개",)), Typed("cscx --version", ()))
    assert (first.runs, second.runs, third.runs) == (True, False, False)
    assert first.place == "build/example.md:3"


@pytest.mark.parametrize(
    ("said", "printed", "same"),
    [
        (["a"], ["a"], True),
        (["a", "…"], ["a", "b", "c"], True),
        (["a", "…", "d"], ["a", "d"], True),
        (["a", "…", "d"], ["a", "b"], False),
        (["a"], ["a", "b"], False),
        (["b"], [], False),
    ],
)
def test_what_is_printed_must_be_what_is_said(
    said: list[str], printed: list[str], *, same: bool
) -> None:
    assert _matches(said, printed) == same


def test_a_document_that_says_something_wrong_is_caught(tmp_path: Path) -> None:
    cscx("init", "shop", *AS_OF, folder=tmp_path)
    wrong = Block("x.md:1", (Typed("cscx lint", ("문서 99개, 문제 없음",)),), runs=True)
    right = Block("x.md:1", (Typed("cscx lint", ("문서 15개, 문제 없음",)),), runs=True)
    assert len(run(wrong, tmp_path / "shop", tmp_path / "bin")) == 1
    assert run(right, tmp_path / "shop", tmp_path / "bin") == []
