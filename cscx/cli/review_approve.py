"""`cscx review approve`: write that a role agrees to what documents say now."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import click

from cscx.change.approvals.standing import ASKED, approval_of, approvers_of, depends_on
from cscx.change.words import numbered
from cscx.cli.command import Argument, Command, Example, Option, language_for, language_option
from cscx.cli.errors import Failure, did_you_mean
from cscx.cli.opening import as_of_option, current_folder, day, open_settings
from cscx.cli.output import note, write_result
from cscx.cli.placing import put
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.header import Header
from cscx.content.loading import read_corpus
from cscx.content.reviews import Approval, Review, path_of, review_text
from cscx.gitrepo import commit_of, refused
from cscx.messages import LANGUAGES, Text
from cscx.settings import FILE

_UNKNOWN = Text("‘{name}’ 문서는 없습니다.", "There is no document '{name}'.")
_NEEDS_NONE = Text(
    "{name}{name:은/는} 승인을 받는 문서가 아닙니다.", "{name} is no document that is approved."
)
_KINDS = Text(
    "승인은 절차, 스크립트, 판정표, 에스컬레이션이 받습니다. 기준값은 그것을 쓰는 문서와 함께 승인됩니다.",
    "SOPs, scripts, tables and escalations are. Facts are approved with the documents that use them.",
)
_BROKEN = Text(
    "{path}에 고칠 곳이 있어 승인할 수 없습니다.", "{path} has errors, so it cannot be approved."
)
_LINT = Text("`cscx lint {path}`로 보세요.", "See `cscx lint {path}`.")
_NOT_ASKED = Text(
    "{name}의 status가 {status}라서 승인할 것이 없습니다.",
    "The status of {name} is {status}; nothing is to be approved.",
)
_SET_REVIEW = Text(
    "승인받으려면 status를 review로 바꾸세요.", "To have it approved, set its status to review."
)
_NOT_ASKED_OF = Text(
    "{role}{role:은/는} {name}{name:을/를} 승인하는 역할이 아닙니다.",
    "{role} is no approver of {name}.",
)
_APPROVERS = Text("승인하는 역할: {roles}", "Its approvers: {roles}")
_OWN = Text(
    "{role}{role:은/는} {name}의 담당이라 스스로 승인할 수 없습니다(CS302).",
    "{role} owns {name} and cannot approve it itself (CS302).",
)
_OTHER = Text(
    "다른 역할이 승인합니다. 문서나 설정의 approvers를 고치세요.",
    "Another role approves: change approvers in the document or the settings.",
)
_NOBODY = Text(
    "승인하는 역할이 없습니다. 문서나 설정에 approvers를 쓰세요.",
    "It has none. Name approvers in the document or the settings.",
)
_UNCOMMITTED = Text(
    "{name}{name:이나/나} 그것이 기대는 파일에 아직 커밋하지 않은 것이 있습니다.",
    "{name} or a file it depends on has changes that are not committed.",
)
_COMMIT = Text(
    "승인은 커밋을 가리킵니다. 먼저 커밋하고 승인하세요.",
    "An approval names a commit: commit first, then approve.",
)
_ANEW = Text("git에서 되돌리거나 지우고 다시 하세요.", "Restore it from git, or delete it first.")
_NONE_APPROVED = Text(
    "{n}개 가운데 {refused}개를 승인할 수 없어 하나도 승인하지 않았습니다.",
    "None was approved: of {n} documents {refused} cannot be.",
)
_WHY = Text("{why} {hint}", "{why} {hint}")
_FAILING = Text(
    "{title}: 예시 {n}개가 쓰인 대로 나오지 않습니다. cscx test {path}로 보세요.",
    "{title}: {n} examples do not come out as written. See: cscx test {path}",
)
_ONE_FAILING = Text(
    _FAILING.ko, "{title}: 1 example does not come out as written. See: cscx test {path}"
)
_DONE = Text("{role} 승인: {title} → {path}", "{role} approves {title} → {path}")
_SAME = Text(
    "{title}{title:은/는} {role}{role:이/가} {day}에 승인한 그대로입니다.",
    "{title} is as {role} approved it on {day}.",
)


class _Signed(NamedTuple):
    review: Review
    approval: Approval
    title: str
    same: Approval | None
    document: Document


@click.command(
    "approve",
    cls=Command,
    summary=("지금 내용을 승인한다.", "Approve what documents say now."),
    about=(
        """문서의 지문을 reviews/<문서>.yaml에 쓴다. 같은 역할의 앞선 승인을 갈음하고, 다른 역할의 승인은 그대로 둔다.
        git 안에서는 문서와 그것이 기대는 파일이 모두 커밋되어 있어야 한다.

        여러 문서를 주면 모두 승인하거나 하나도 승인하지 않는다.""",
        """Writes the fingerprint of a document to reviews/<document>.yaml, in place of the one the same
        role gave before; those of other roles stay. Inside git, the document and what it depends on have
        to be committed.

        Of several documents all are approved, or none.""",
    ),
    examples=(
        Example(
            "cscx review approve return-defect --as CS매니저",
            "문서 하나를 승인한다",
            "one document",
        ),
    ),
)
@click.argument(
    "names",
    metavar="ID...",
    nargs=-1,
    required=True,
    cls=Argument,
    words=("승인할 문서.", "The documents to approve."),
)
@click.option(
    "--as",
    "role",
    metavar="ROLE",
    required=True,
    cls=Option,
    words=("승인하는 역할. 사람 이름이 아니다.", "The role that approves; no person's name."),
)
@as_of_option
@language_option
@click.pass_context
def approve(
    ctx: click.Context, /, *, names: tuple[str, ...], role: str, as_of: datetime | None
) -> None:
    """Approve documents."""
    root, settings = open_settings(current_folder())
    language = language_for(ctx, settings)
    refusal = refused(root)
    if refusal is not None:
        raise Failure(refusal.text, refusal.hint)
    corpus = read_corpus(root, settings, as_of=day(as_of))
    for each in _all_or_none(root, corpus, names, role, day(as_of)):
        title = f"{each.title} ({each.review.document})"
        if each.same is not None:
            said = _SAME(title=title, role=role, day=each.same.on)
        else:
            path = path_of(each.review.document)
            put(root / path, review_text(each.review))
            said = _DONE(role=role, title=title, path=path)
        write_result(f"{said.to(language)}\n", None)
        failing = _failing(corpus, each.document)
        if failing:
            told = numbered(failing, _ONE_FAILING, _FAILING, title=title, path=each.document.path)
            note(told.to(language))


def _all_or_none(
    root: Path, corpus: Corpus, names: tuple[str, ...], role: str, on: date
) -> list[_Signed]:
    """The approvals of all documents. Raises Failure with every document that cannot be approved."""
    signed: list[_Signed] = []
    refused_: list[Failure] = []
    asked = list(dict.fromkeys(names))
    for name in asked:
        try:
            signed.append(_sign(root, corpus, name, role, on))
        except Failure as failure:
            refused_.append(failure)
    if refused_ and len(asked) == 1:
        raise refused_[0]
    if refused_:
        why = [_WHY(why=e.text, hint=e.hint) if e.hint is not None else e.text for e in refused_]
        lines = Text(*("\n  ".join(each.to(to) for each in why) for to in LANGUAGES))
        raise Failure(_NONE_APPROVED(n=len(asked), refused=len(refused_)), lines)
    return signed


def _failing(corpus: Corpus, document: Document) -> int:
    """How many examples of a table or matrix do not come out as written; 0 for others."""
    if not isinstance(document.body, ExceptionTable | Escalation):
        return 0
    from cscx.testing.examples import bench_of  # noqa: PLC0415 - not needed for most documents
    from cscx.testing.run import run_document  # noqa: PLC0415 - the same

    return run_document(bench_of(corpus), document).failed


def _sign(root: Path, corpus: Corpus, name: str, role: str, on: date) -> _Signed:
    document, header = _asked(corpus, name)
    approvers = approvers_of(header, corpus)
    if role not in approvers:
        hint = _APPROVERS(roles=", ".join(approvers)) if approvers else _NOBODY
        raise Failure(_NOT_ASKED_OF(role=role, name=name), hint)
    if role == header.owner:
        others = [each for each in approvers if each != role]
        hint = _APPROVERS(roles=", ".join(others)) if others else _OTHER
        raise Failure(_OWN(role=role, name=name), hint)
    for unread in corpus.reviews.unreadable():
        if unread.document == name:
            raise Failure(Text(f"{unread.message.ko}.", f"{unread.message.en}."), _ANEW)
    commit = commit_of(root, (*depends_on(document, corpus), FILE))
    if commit is not None and commit.endswith("+"):
        raise Failure(_UNCOMMITTED(name=name), _COMMIT)
    review = corpus.reviews.of(name)
    approval = approval_of(document, corpus, role, on, commit)
    before = review.by(role)
    same = before if before is not None and _alike(before, approval) else None
    return _Signed(review.signed(approval), approval, header.title, same, document)


def _alike(one: Approval, other: Approval) -> bool:
    return (one.version, one.fingerprint) == (other.version, other.fingerprint)


def _asked(corpus: Corpus, name: str) -> tuple[Document, Header]:
    entry = corpus.find("document", name)
    if entry is None:
        raise Failure(_UNKNOWN(name=name), did_you_mean(name, _ids(corpus)))
    document = entry.document
    if not document.is_usable:
        raise Failure(_BROKEN(path=document.path), _LINT(path=document.path))
    header = document.body
    if not isinstance(header, Header):
        raise Failure(_NEEDS_NONE(name=name), _KINDS)
    if header.status not in ASKED:
        hint = _SET_REVIEW if header.status == "draft" else None
        raise Failure(_NOT_ASKED(name=name, status=header.status), hint)
    return document, header


def _ids(corpus: Corpus) -> list[str]:
    return [document.id for document, _ in corpus.of(Header)]
