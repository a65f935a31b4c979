"""The SOP a command was asked about: found by its id, or told why not; its mistakes with their place."""

from __future__ import annotations

from collections.abc import Iterator

from cscx.cells import pad, width
from cscx.cli.errors import Failure, did_you_mean
from cscx.content.corpus import Corpus
from cscx.content.kinds.sop import Sop
from cscx.content.policies import Policies
from cscx.content.source import positions
from cscx.messages import Text, same
from cscx.policy.walk.result import Trouble
from cscx.policy.walk.scope import Scope

_NO_SOP = Text("‘{name}’ SOP는 없습니다.", "There is no SOP '{name}'.")
_SOPS = Text("SOP: {names}", "SOPs: {names}")
_NONE = Text("이 지식 베이스에는 SOP가 없습니다.", "This knowledge base has no SOP.")
_OTHER_KIND = Text(
    "‘{name}’{name:은/는} SOP가 아니라 {kind}입니다.", "{name} is a {kind}, not an SOP."
)
_UNREAD = Text(
    "{path}{path:을/를} 읽을 수 없어 밟아 볼 수 없습니다.",
    "{path} cannot be read, so it cannot be walked.",
)
_LINT = Text("모두 보기: cscx lint", "See everything: cscx lint")
_FEW = 12


def scope_of(policies: Policies, name: str) -> Scope:
    """Everything a walk from the SOP of an id may need; raises Failure."""
    if name not in policies.library.procedures:
        raise _no_sop(policies, name)
    return policies.library.scope(name)


def listed(policies: Policies) -> Iterator[str]:
    """Every SOP with its title."""
    sops = [(document.id, sop.title) for document, sop in policies.corpus.of(Sop)]
    widest = max((width(name) for name, _ in sops), default=0)
    for name, title in sops:
        yield f"{pad(name, widest)}  {title}"


def trouble_text(corpus: Corpus, trouble: Trouble) -> Text:
    """What is wrong with a document, after its file and line."""
    entry = corpus.find("document", trouble.document or "")
    message = trouble.problem.text
    told = Text(f"{message.ko}.", f"{message.en}.")
    if entry is None:
        return told
    node = positions(entry.document.text).get(trouble.problem.path)
    line = f":{entry.document.text.count(chr(10), 0, node.start) + 1}" if node else ""
    where = same(f"{entry.document.path}{line}: ")
    return Text(f"{where.ko}{told.ko}", f"{where.en}{told.en}")


def _no_sop(policies: Policies, name: str) -> Failure:
    entry = policies.corpus.find("document", name)
    if entry is not None and entry.kind != "sop":
        kind = entry.document.kind
        return Failure(_OTHER_KIND(name=name, kind=kind.title if kind else same(entry.kind)))
    if entry is not None:
        return Failure(_UNREAD(path=entry.document.path), _LINT)
    names = list(policies.library.procedures)
    meant = did_you_mean(name, names)
    shown = ", ".join(names[:_FEW]) + (" …" if len(names) > _FEW else "")
    return Failure(_NO_SOP(name=name), meant or (_SOPS(names=shown) if names else _NONE))
