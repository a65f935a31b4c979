"""`cscx schema`."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import click

from cscx.cli.command import Command, Example, Option, language_for, language_option
from cscx.cli.opening import current_folder, day, open_settings
from cscx.cli.output import note, write_result
from cscx.content.kb_schema import kb_schema
from cscx.content.loading import read_corpus
from cscx.messages import Text

_WRITTEN = Text(
    "{file} 파일을 썼습니다. 편집기가 여기서 이름을 찾아 보여 줍니다.",
    "Wrote {file}. Editors complete names from it.",
)


@click.command(
    "schema",
    cls=Command,
    summary=("편집기가 쓸 스키마를 만든다.", "Write the schema that editors complete from."),
    about=(
        """문서 종류마다의 스키마에 이 지식 베이스의 기준값, 역할, 입력, 스크립트 이름을 더해 JSON Schema 하나로 만든다.
        이름을 더하거나 바꾼 뒤 다시 만들면 편집기가 새 이름도 보여 준다.""",
        """Joins the schemas of all kinds with the facts, roles, inputs and scripts of this knowledge
        base into one JSON Schema. Make it again after names changed.""",
    ),
    examples=(
        Example(
            "cscx schema -o .vscode/cscx.schema.json",
            "VS Code가 읽을 파일을 쓴다",
            "write the file VS Code reads",
        ),
    ),
)
@click.option(
    "-o",
    "--output-file",
    cls=Option,
    metavar="FILE",
    type=click.Path(),
    words=("이 파일에 쓴다. 안 쓰면 표준 출력.", "Write to this file. Default: stdout."),
)
@language_option
@click.pass_context
def command(ctx: click.Context, /, *, output_file: str | None) -> None:
    """Write the schema of the knowledge base."""
    root, settings = open_settings(current_folder())
    language = language_for(ctx, settings)
    corpus = read_corpus(root, settings, as_of=day(None))
    made = json.dumps(kb_schema(corpus, language), ensure_ascii=False, indent=1)
    if output_file is not None:
        with suppress(OSError):  # what hinders it is told when the file is written
            Path(output_file).parent.mkdir(parents=True, exist_ok=True)
    write_result(f"{made}\n", output_file)
    if output_file is not None:
        note(_WRITTEN(file=output_file).to(language))
