"""`cscx codeowners`."""

from __future__ import annotations

from pathlib import Path

import click

from cscx.change.approvals.codeowners import block, merged, owned
from cscx.cli.command import Command, Example, Option, language_for, language_option
from cscx.cli.errors import Failure
from cscx.cli.opening import current_folder, day, open_settings
from cscx.cli.output import note, write_result
from cscx.cli.placing import put
from cscx.cli.unread_files import tell_unread
from cscx.content import files
from cscx.content.loading import read_corpus
from cscx.content.papers import pages_folder
from cscx.gitrepo import refused, top_level
from cscx.messages import Text

_NO_TEAMS = Text(
    "설정에 역할의 계정이 하나도 없습니다.", "The settings name no account of any role."
)
_ADD = Text(
    '[codeowners.teams]에 "{role}" = "@회사/팀"처럼 쓰세요.',
    'Add [codeowners.teams] with lines such as "{role}" = "@company/team".',
)
_WITHOUT = Text(
    "계정이 없는 역할은 뺐습니다: {roles}", "Roles without an account are left out: {roles}"
)
_WRITTEN = Text("{path} 파일을 썼습니다.", "Wrote {path}.")
_SAME = Text("{path}{path:은/는} 문서와 맞습니다.", "{path} agrees with the documents.")
_DIFFERS = Text(
    "{path}{path:이/가} 문서와 다릅니다. cscx codeowners --write로 다시 쓰세요.",
    "{path} does not agree with the documents. Write it anew: cscx codeowners --write",
)
_INCOMPLETE = Text(
    "읽지 못한 문서의 담당이 빠지므로 쓰지 않았습니다.",
    "Not written: the owners of documents that cannot be read would be missing.",
)
_TOGETHER = Text("--write, --check 가운데 하나만 쓰세요.", "Use only one of --write and --check.")


@click.command(
    "codeowners",
    cls=Command,
    summary=(
        "승인 역할로 CODEOWNERS를 만든다.",
        "Write CODEOWNERS from the approvers of documents.",
    ),
    about=(
        """문서와 그 승인 파일(reviews/)마다 승인 역할(approvers)의 계정을 적는다. 한 줄에 적힌 계정은 누구든 혼자 승인할 수 있으므로
        담당(owner)은 승인 역할이 없는 문서에만 적는다. 설정, 시나리오, 사이트, CI 파일과 계정이 없는 승인 역할의 자리는 기본 승인 역할이 맡는다. 역할의 계정은 설정의 [codeowners.teams]에 쓴다. 사람이 쓴 줄은 그대로 두고 표시한 곳 사이만 고친다.

        --check는 다르면 1로 끝낸다.""",
        """Each document and its file of approvals get the accounts of its approvers. Any one account of a line
        may approve alone, so the owner stands only where a document has no approvers. The default approvers answer for settings, scenarios, pages and the files of CI,
        and stand in for approvers without an account. Accounts of roles stand in [codeowners.teams] of the settings. Only the
        lines between two marks are written; all others stay.

        --check exits 1 where the file differs.""",
    ),
    examples=(
        Example("cscx codeowners", "무엇을 쓸지 본다", "see what would be written"),
        Example("cscx codeowners --write", "CODEOWNERS를 쓴다", "write CODEOWNERS"),
        Example("cscx codeowners --check", "맞는지 본다(CI)", "see whether it is current (CI)"),
    ),
)
@click.option(
    "--write",
    is_flag=True,
    cls=Option,
    words=(
        "파일에 쓴다. 아직 없으면 그 플랫폼이 읽는 곳(.github/, .gitlab/)에 만든다.",
        "Write the file; a new one where the platform reads it (.github/, .gitlab/).",
    ),
)
@click.option(
    "--check", is_flag=True, cls=Option, words=("맞는지만 본다.", "Only see whether it is current.")
)
@language_option
@click.pass_context
def command(ctx: click.Context, /, *, write: bool, check: bool) -> None:
    """Write CODEOWNERS."""
    if write and check:
        raise Failure(_TOGETHER)
    root, settings = open_settings(current_folder())
    language = language_for(ctx, settings)
    corpus = read_corpus(root, settings, as_of=day(None))
    found = list(owned(corpus, pages_folder(root)))
    if not settings.codeowners.teams:
        role = next((each.roles[0] for each in found if each.roles), "CS")
        raise Failure(_NO_TEAMS, _ADD(role=role))
    refusal = refused(root)
    if refusal is not None:
        raise Failure(refusal.text, refusal.hint)
    unread = tell_unread(corpus, language)
    if write and unread:
        raise Failure(_INCOMPLETE)
    repository = top_level(root) or root
    made = block(found, _prefix(root, repository))
    without = sorted({role for each in found for role in each.without})
    if without:
        note(_WITHOUT(roles=", ".join(without)).to(language))
    if not (write or check):
        write_result(made, None)
        return
    path, text = files.code_owners(repository) or (files.code_owners_path(repository), "")
    whole = merged(text, made)
    if write:
        put(repository / path, whole)
        write_result(f"{_WRITTEN(path=path).to(language)}\n", None)
        return
    write_result(f"{(_SAME if whole == text else _DIFFERS)(path=path).to(language)}\n", None)
    ctx.exit(0 if whole == text else 1)


def _prefix(root: Path, repository: Path) -> str:
    inside = root.resolve().relative_to(repository.resolve()).as_posix()
    return "" if inside == "." else f"{inside}/"
