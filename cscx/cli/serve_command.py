"""`cscx serve`."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from cscx.cli.asked_paths import shown_from
from cscx.cli.collecting import rarely_collecting
from cscx.cli.command import Command, Example, Option, language_for, language_option
from cscx.cli.errors import Failure
from cscx.cli.lint_listing import Asked, Sources, listing_of
from cscx.cli.opening import as_of_option, current_folder, day, open_settings
from cscx.cli.output import note, style_for, wants_color, write_result
from cscx.cli.site_options import site_options
from cscx.diagnostic import Severity
from cscx.lint.report import text
from cscx.lint.selection import Selection
from cscx.lint.session import check
from cscx.messages import Language, Text
from cscx.publish.audience import Audience
from cscx.settings import SettingsError, load

_TAKEN = Text(
    "{host}:{port}에서 열 수 없습니다({reason}). `--port 8080`처럼 다른 포트를 쓰세요.",
    "Cannot listen at {host}:{port} ({reason}). Choose another port, such as --port 8080.",
)


@click.command(
    "serve",
    cls=Command,
    summary=("고치면서 바로 본다.", "Preview the site while editing."),
    about=(
        """파일을 저장할 때마다 다시 만들어 브라우저에 보인다. 문서가 틀리면 무엇이 틀렸는지
        여기에 나오고, 화면은 마지막으로 성공한 것이 남는다.""",
        """Builds again whenever a file is saved and shows it in the browser. What is wrong with a
        document is said here; meanwhile the last good site stays.""",
    ),
    examples=(
        Example("cscx serve", "http://127.0.0.1:8000에서 본다", "at http://127.0.0.1:8000"),
        Example("cscx serve --drafts", "시행 전 문서도 본다", "with what is not in force yet"),
    ),
)
@click.option(
    "--host",
    cls=Option,
    default="127.0.0.1",
    metavar="ADDRESS",
    words=("들을 주소.", "Address to listen at."),
)
@click.option(
    "--port",
    cls=Option,
    type=int,
    default=8000,
    metavar="PORT",
    words=("포트.", "Port."),
)
@site_options
@as_of_option
@language_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    host: str,
    port: int,
    audience: Audience | None,
    drafts: bool,
    as_of: datetime | None,
) -> None:
    """Preview the site while editing."""
    from cscx.publish.engine import Options, PublishError  # noqa: PLC0415 - MkDocs is slow to import
    from cscx.publish.preview.serve import serve  # noqa: PLC0415 - the same

    root, settings = open_settings(current_folder())
    language = language_for(ctx, settings)
    try:
        with rarely_collecting():
            serve(
                root,
                Options(audience=audience, drafts=drafts, as_of=day(as_of)),
                address=(host, port),
                language=language,
                check=lambda: _tell_errors(root, day(as_of), language),
                say=lambda sentence: note(sentence.to(language)),
            )
    except PublishError as error:
        raise Failure(error.text) from None
    except OSError as error:
        raise Failure(_TAKEN(host=host, port=port, reason=error.strerror)) from None


def _tell_errors(root: Path, today: date, language: Language) -> None:
    """Print the errors of the knowledge base as it stands now."""
    try:
        outcome = check(root, load(root), as_of=today)
    except SettingsError:
        return  # the build told of it
    errors = [found for found in outcome.findings if found.severity is Severity.ERROR]
    if not errors:
        return
    asked = Asked(
        among=lambda _: True,
        selection=Selection((), ()),
        known=(),
        failing=frozenset({Severity.ERROR}),
        language=language,
    )
    shown = shown_from(root, current_folder())
    listing = listing_of(errors, outcome.documents, asked, Sources(root, {}), shown)
    write_result(text.render(listing, style_for(color=wants_color("auto", sys.stdout))), None)
