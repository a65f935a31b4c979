"""`cscx init`."""

from __future__ import annotations

import json
import os
import shlex
from datetime import datetime
from pathlib import Path

import click

from cscx.cli.command import Argument, Command, Example, Option, language_of, language_option
from cscx.cli.errors import Failure
from cscx.cli.opening import as_of_option, day
from cscx.cli.output import note, write_result
from cscx.cli.placing import existing, place
from cscx.content.kb_schema import kb_schema
from cscx.content.loading import read_corpus
from cscx.messages import Language, Text
from cscx.scaffold.start import start_files
from cscx.settings import load

_SCHEMA = ".vscode/cscx.schema.json"
_NO_FOLDER = Text(
    "‘{folder}’ 자리에 폴더가 아닌 파일이 있습니다.", "'{folder}' is a file, not a folder."
)
_NOT_EMPTY = Text("{folder} 폴더가 비어 있지 않습니다.", "The folder {folder} is not empty.")
_FORCE = Text(
    "--force를 쓰면 없는 파일만 더합니다. 있는 파일은 건드리지 않습니다.",
    "--force adds the files that are missing and leaves every existing one alone.",
)
_MADE = Text("{folder}에 파일 {n}개를 만들었습니다.", "Made {n} files in {folder}.")
_KEPT = Text("있던 파일 {n}개는 그대로 두었습니다.", "Left {n} existing files alone.")
_NEXT = Text(
    "다음: {move}cscx lint && cscx test && cscx build",
    "Next: {move}cscx lint && cscx test && cscx build",
)


@click.command(
    "init",
    cls=Command,
    summary=("새 지식 베이스를 만든다.", "Start a new knowledge base."),
    about=(
        """작지만 온전한 예시 한 벌을 만든다. 절차 둘, 스크립트 셋, 판정표, 에스컬레이션, 시나리오, 목록, 학습 과정이
        들어 있고 바로 검사하고 시험하고 사이트로 낼 수 있다. 값과 문장을 회사 것으로 바꿔 쓴다.""",
        """Writes a small but whole example: two procedures, three scripts, a decision table, an
        escalation matrix, scenarios, the lists and a track, ready to lint, test and build. Make it
        your own.""",
    ),
    examples=(
        Example("cscx init shop", "shop 폴더에 만든다", "make it in the folder shop"),
        Example(
            'cscx init shop --company "하늘몰"',
            "회사 이름을 넣어 만든다",
            "with the company's name",
        ),
        Example(
            "cscx init . --force", "지금 폴더에 없는 파일만 더한다", "add what is missing here"
        ),
    ),
)
@click.argument(
    "folder",
    metavar="DIR",
    type=click.Path(),
    cls=Argument,
    words=("만들 폴더.", "The folder to make."),
)
@click.option(
    "--company",
    cls=Option,
    metavar="NAME",
    words=(
        "회사 이름. README와 사이트 제목에 쓴다.",
        "The company's name, for README and site title.",
    ),
)
@click.option(
    "--force",
    is_flag=True,
    cls=Option,
    words=(
        "비어 있지 않은 폴더에도 만든다. 있는 파일은 건드리지 않는다.",
        "Also in a folder that is not empty; existing files are left alone.",
    ),
)
@as_of_option
@language_option
@click.pass_context
def command(
    ctx: click.Context, /, *, folder: str, company: str | None, force: bool, as_of: datetime | None
) -> None:
    """Start a new knowledge base."""
    language = language_of(ctx)
    root = Path(folder)
    if os.path.lexists(root) and not root.is_dir():
        raise Failure(_NO_FOLDER(folder=folder))
    if root.is_dir() and any(root.iterdir()) and not force:
        raise Failure(_NOT_EMPTY(folder=folder), _FORCE)
    made = start_files(company, language, day(as_of))
    kept = existing(root, (file.path for file in made))
    for file in made:
        if file.path not in kept:
            place(root, file.path, file.text)
    kept += existing(root, [_SCHEMA])
    if _SCHEMA not in kept:
        place(root, _SCHEMA, _schema(root, language, as_of))
    write_result(_MADE(folder=folder, n=len(made) + 1 - len(kept)).to(language) + "\n", None)
    if kept:
        note(_KEPT(n=len(kept)).to(language))
    move = (
        ""
        if os.path.abspath(folder) == os.path.abspath(".")
        else f"cd {shlex.quote(str(folder))} && "
    )
    note(_NEXT(move=move).to(language))


def _schema(root: Path, language: Language, as_of: datetime | None) -> str:
    corpus = read_corpus(root, load(root), as_of=day(as_of))
    return json.dumps(kb_schema(corpus, language), ensure_ascii=False, indent=1) + "\n"
