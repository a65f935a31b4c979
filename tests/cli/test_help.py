"""Help pages, language, suggestions, completion: what a newcomer meets first."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from cscx import __version__
from cscx.cells import width
from cscx.cli.app import COMMANDS, main
from cscx.cli.command import Argument, Command, Option
from cscx.cli.language import choose
from tests.cli.program import CHECKOUT, cscx, program


def _commands() -> list[tuple[str, click.Command]]:
    context = click.Context(main)
    found = [(name, main.get_command(context, name)) for name in COMMANDS]
    return [(name, command) for name, command in found if command is not None]


NAMES = [name for name, _ in _commands()]


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("cells", ["60", "80", "120"])
@pytest.mark.parametrize("name", ["", *NAMES])
def test_no_line_of_a_help_page_is_wider_than_the_terminal(
    tmp_path: Path, name: str, cells: str, language: str
) -> None:
    args = [name, "--help", "--lang", language] if name else ["--lang", language, "--help"]
    out = cscx(*args, folder=tmp_path, environment={"COLUMNS": cells}).out
    prose = [
        line for line in out.splitlines() if not line.lstrip().startswith(("$", "Usage", "사용법"))
    ]
    assert max(map(width, prose)) <= int(cells)


@pytest.mark.parametrize("name", NAMES)
def test_a_help_page_is_whole_in_both_languages(tmp_path: Path, name: str) -> None:
    korean = cscx(name, "--help", folder=tmp_path).out
    english = cscx(name, "-h", "--lang", "en", folder=tmp_path).out
    assert korean.startswith(f"사용법: cscx {name} ")
    assert english.startswith(f"Usage: cscx {name} ")
    assert "예:\n  $ cscx" in korean or "예:\n  $ echo" in korean
    assert "Examples:\n  $ " in english
    titles = [line for line in english.splitlines() if "$" not in line]
    assert not any("가" <= char <= "힣" for line in titles for char in line)


@pytest.mark.parametrize(("name", "command"), _commands(), ids=NAMES)
def test_every_parameter_has_words_in_korean_and_english(name: str, command: click.Command) -> None:
    assert isinstance(command, Command), name
    for param in command.params:
        assert isinstance(param, (Option, Argument)), f"{name} {param.name}"
        korean, english = param.words
        assert any("가" <= char <= "힣" for char in korean)
        assert not any("가" <= char <= "힣" for char in english)


def test_the_first_page_lists_every_command(tmp_path: Path) -> None:
    out = cscx("--help", folder=tmp_path).out
    for name, (korean, _) in COMMANDS.items():
        assert f"  {name} " in out
        assert korean in out


def test_cscx_alone_shows_the_first_page(tmp_path: Path) -> None:
    done = cscx(folder=tmp_path)
    assert (done.code, done.out) == (2, cscx("--help", folder=tmp_path).out)


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["sh", "-c", f'rmdir "{gone}" && exec "{sys.executable}" -m cscx lint'],
        cwd=gone,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (
        2,
        "오류: 지금 있는 폴더가 지워졌습니다. 다른 폴더로 옮겨 실행하세요.\n",
    )


def test_the_version_is_printed(tmp_path: Path) -> None:
    assert cscx("--version", folder=tmp_path).out == f"cscx, version {__version__}\n"


@pytest.mark.parametrize(
    ("args", "korean", "english"),
    [
        (["lnt"], "‘lnt’ 명령은 없습니다.\n  혹시 ‘lint’인가요?", "There is no command 'lnt'.\n  Did you mean 'lint'?"),
        (["qqq"], "‘qqq’ 명령은 없습니다.", "There is no command 'qqq'."),
        (["--vrsion"], "‘--vrsion’ 옵션은 없습니다.\n  혹시 ‘--version’인가요?", "There is no option '--vrsion'.\n  Did you mean '--version'?"),
    ],
)  # fmt: skip
def test_a_wrong_word_is_answered_with_the_right_one(
    tmp_path: Path, args: list[str], korean: str, english: str
) -> None:
    done = cscx(*args, folder=tmp_path)
    assert done == (2, "", f"오류: {korean}\n  도움말: cscx --help\n")
    done = cscx("--lang", "en", *args, folder=tmp_path)
    assert done == (2, "", f"Error: {english}\n  Help: cscx --help\n")


def test_arguments_too_many_are_named(tmp_path: Path) -> None:
    done = cscx("explain", "CS201", "CS202", folder=tmp_path)
    assert done.err == "오류: 남는 인자가 있습니다: CS202\n  도움말: cscx explain --help\n"


@pytest.mark.parametrize(
    ("args", "settings", "environment", "language"),
    [
        ([], "", {}, "ko"),
        ([], "", {"LANG": "ko_KR.UTF-8"}, "ko"),
        ([], "", {"LANG": "en_US.UTF-8"}, "en"),
        ([], "", {"LANG": "C.UTF-8"}, "ko"),
        ([], "", {"LANG": "en_US.UTF-8", "LC_ALL": "ko_KR.UTF-8"}, "ko"),
        ([], 'language = "en"', {"LANG": "ko_KR.UTF-8"}, "en"),
        ([], 'language = "ko" # Korean', {"LANG": "en_US.UTF-8"}, "ko"),
        ([], "format = 1", {"LANG": "en_US.UTF-8"}, "ko"),
        ([], '[site]\nlanguage = "en"', {}, "ko"),
        (["--lang", "en"], 'language = "ko"', {}, "en"),
        (["lint", "--lang=ko"], 'language = "en"', {}, "ko"),
        (["--lang", "fr"], 'language = "en"', {}, "en"),
        (["lint", "--", "--lang", "en"], 'language = "ko"', {}, "ko"),
    ],
)
def test_the_language_is_the_one_asked_for_else_that_of_the_knowledge_base_or_the_system(
    tmp_path: Path, args: list[str], settings: str, environment: dict[str, str], language: str
) -> None:
    if settings:
        (tmp_path / "cscx.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "below").mkdir()
    assert choose(args, str(tmp_path / "below"), environment) == language


def test_settings_in_pyproject_decide_too(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n[tool.cscx]\nlanguage = "en"\n[tool.other]\nlanguage = "ko"\n'
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    assert choose([], str(tmp_path), {}) == "en"


def test_another_projects_pyproject_decides_nothing(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.other]\nlanguage = "en"\n', encoding="utf-8")
    assert choose([], str(tmp_path), {}) == "ko"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_asks_cscx_for_words(tmp_path: Path, shell: str) -> None:
    out = cscx("completion", shell, folder=tmp_path).out
    assert "_CSCX_COMPLETE" in out


COMPLETIONS = [
    ("cscx ex", 1, {"explain"}),
    ("cscx lint --f", 2, {"--format", "--fix"}),
    ("cscx lint -f j", 3, {"json", "junit"}),
    ("cscx explain reference.unknown-p", 2, {"reference.unknown-path"}),
    ("cscx new sc", 2, {"script"}),
    ("cscx completion ", 2, {"bash", "zsh", "fish"}),
]


@pytest.mark.parametrize(("line", "index", "words"), COMPLETIONS)
def test_words_are_completed(tmp_path: Path, line: str, index: int, words: set[str]) -> None:
    environment = {
        "_CSCX_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(index),
    }
    out = program(folder=tmp_path, environment=environment).out
    assert {row.split(",")[1] for row in out.splitlines()} == words


def test_help_loads_nothing_but_click_and_the_standard_library(tmp_path: Path) -> None:
    script = (
        "import sys; from cscx.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({m.partition('.')[0] for m in sys.modules} - sys.stdlib_module_names"
        " - {'click', 'cscx', '__main__'}), file=sys.stderr)\n"
        "print(sorted(m for m in sys.modules if m.startswith('cscx.') and not m.startswith('cscx.cli')),"
        " file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", script],
        cwd=tmp_path,
        env={"PYTHONPATH": f"{CHECKOUT}:{Path(click.__file__).parents[1]}", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.splitlines() == ["[]", "['cscx.cells']"]
