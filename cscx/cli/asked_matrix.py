"""The escalation matrix a command was asked about: found, made to run, or told why not."""

from __future__ import annotations

from collections.abc import Sequence

from cscx.cli.errors import Failure, did_you_mean
from cscx.content.kinds.escalation import Escalation
from cscx.content.matrices import MatrixError, Misfit
from cscx.content.policies import Policies
from cscx.lint.locate import FileMap
from cscx.lint.rule import Place
from cscx.messages import Text
from cscx.policy.escalation.hours import ON_KEY
from cscx.policy.escalation.matrix import Matrix
from cscx.text import nfc

_NO_MATRIX = Text("‘{name}’ 에스컬레이션은 없습니다.", "There is no matrix '{name}'.")
_MATRICES = Text("에스컬레이션: {names}", "Matrices: {names}")
_NONE = Text("이 지식 베이스에는 에스컬레이션이 없습니다.", "This knowledge base has no matrix.")
_WHICH = Text("어느 에스컬레이션인지 쓰세요.", "Say which matrix.")
_A_TABLE = Text(
    "‘{name}’{name:은/는} 판정표입니다. 에스컬레이션이 아닙니다.",
    "{name} is a table, not an escalation matrix.",
)
_DECIDE = Text(
    "판정표에는 `cscx decide {name}`로 묻습니다.", "Ask a table by `cscx decide {name}`."
)
_UNREAD = Text(
    "{path}{path:을/를} 읽을 수 없어 누구인지 알 수 없습니다.",
    "{path} cannot be read, so nobody can be named.",
)
_BROKEN = Text(
    "잘못된 곳이 있어 누구인지 알 수 없습니다.\n  {where}: {message}",
    "There is a mistake, so nobody can be named.\n  {where}: {message}",
)
_LINT = Text("모두 보기: cscx lint", "See everything: cscx lint")


def split(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """The id of a matrix, where the first argument is one, and the facts."""
    if arguments and "=" not in arguments[0]:
        return nfc(arguments[0]), list(arguments[1:])
    return None, list(arguments)


def matrix_asked(policies: Policies, name: str | None) -> Matrix:
    """The matrix of an id, or the only one there is; raises Failure."""
    if name is None:
        active = [
            document.id
            for document, body in policies.corpus.of(Escalation)
            if body.status != "retired" and not body.replaces
        ]
        if not active:
            raise Failure(_NONE)
        if len(active) > 1:
            raise Failure(_WHICH, _MATRICES(names=", ".join(active)))
        name = active[0]
    if name not in policies.matrices:
        raise _no_matrix(policies, name)
    try:
        return policies.matrix(name)
    except MatrixError as error:
        misfit = error.misfits[0]
        message = _sentence(misfit.problem.text)
        text = _BROKEN(where=_where(misfit), message=message)
        raise Failure(text, misfit.problem.hint if misfit.problem.hint.ko else _LINT) from None


def _no_matrix(policies: Policies, name: str) -> Failure:
    if name in policies.tables:
        return Failure(_A_TABLE(name=name), _DECIDE(name=name))
    entry = policies.corpus.find("escalation", name)
    if entry is not None:
        return Failure(_UNREAD(path=entry.document.path), _LINT)
    known = policies.matrices
    hint = _MATRICES(names=", ".join(known)) if known else _NONE
    return Failure(_NO_MATRIX(name=name), did_you_mean(name, known) or hint)


def _where(misfit: Misfit) -> str:
    """file:line:column of a problem."""
    path = misfit.problem.path
    on_key = bool(path) and path[-1] == ON_KEY
    place = Place(misfit.document, path[:-1] if on_key else path, on_key=on_key)
    file = FileMap(misfit.document)
    span = file.span(*file.region(place))
    return f"{misfit.document.path}:{span.line}:{span.column}"


def _sentence(text: Text) -> Text:
    return Text(f"{text.ko}.", f"{text.en}.")
