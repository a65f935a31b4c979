"""`cscx review`: approvals, what they still hold for, and the meeting where they are given."""

from __future__ import annotations

import click

from cscx.cli.command import Example, language_option
from cscx.cli.commands import Commands
from cscx.cli.review_approve import approve
from cscx.cli.review_pack import pack
from cscx.cli.review_status import status


@click.group(
    "review",
    cls=Commands,
    summary=(
        "승인하고, 승인이 아직 맞는지 본다.",
        "Approve, and see whether approvals still hold.",
    ),
    about=(
        """승인은 reviews/<문서>.yaml에 남는 지문이다. 문서의 뜻과 문서가 기대는 것(기준값, 스크립트, 판정표, 법)에서
        만든다. 어느 쪽이든 바뀌면 승인은 다시 받을 것이 되고, 무엇이 바뀌었는지 cscx lint가 말한다(CS318).""",
        """An approval is a fingerprint in reviews/<document>.yaml, made of what the document says and of
        what it depends on: facts, scripts, tables, laws. When either changes, the approval is suspect
        and cscx lint names what changed (CS318).""",
    ),
    examples=(
        Example("cscx review status", "승인과 검토가 밀린 문서", "what waits for whom"),
        Example(
            "cscx review approve return-defect --as CS매니저",
            "지금 내용을 승인한다",
            "approve what it says now",
        ),
        Example("cscx review pack -f markdown", "검토 회의 자료", "for the monthly meeting"),
    ),
)
@language_option
def command() -> None:
    """Approvals and reviews."""


command.add_command(status)
command.add_command(approve)
command.add_command(pack)
