"""The questions that a command is asked for: about a document or track, for a role, or all."""

from __future__ import annotations

from cscx.cli.errors import Failure, did_you_mean
from cscx.content.corpus import Corpus
from cscx.content.kinds.track import Track
from cscx.content.policies import Policies
from cscx.messages import Text
from cscx.text import nfc
from cscx.training.bank import Bank, bank_of
from cscx.training.scope import documents_of, for_role

_UNKNOWN = Text("‘{name}’ 문서나 학습 과정은 없습니다.", "There is no document or track '{name}'.")
_IDS = Text(
    "SOP, 판정표, 학습 과정의 id를 쓰세요. 과정: {tracks}",
    "Give the id of an SOP, a table or a track. Tracks: {tracks}",
)
_NO_ROLE = Text("‘{name}’ 역할은 없습니다.", "There is no role '{name}'.")
_ROLES = Text("과정이 있는 역할: {roles}", "Roles with a track: {roles}")
_EMPTY = Text("여기에는 낼 문제가 없습니다.", "There is nothing to ask here.")
_WHY_EMPTY = Text(
    "갈래나 경계가 있는 SOP나 판정표를 고르세요. 까닭 보기: cscx train check",
    "Choose an SOP or table with branches. To see why: cscx train check",
)


def asked_bank(corpus: Corpus, what: str | None, role: str | None) -> Bank:
    """The questions about `what` and for `role`; raises Failure for unknown names and for none at all."""
    if role is not None:
        _refuse_unknown_role(corpus, nfc(role))
    documents = None if what is None else _documents(corpus, nfc(what))
    bank = bank_of(Policies(corpus), documents)
    found = bank if role is None else for_role(bank, nfc(role))
    if not found.items:
        raise Failure(_EMPTY, _WHY_EMPTY)
    return found


WORKING = Text("문제를 셈하고 있습니다…", "Working out the questions…")
"""What is shown while a bank is made."""


def is_role(corpus: Corpus, name: str) -> bool:
    """Whether a name is a role's and no document's."""
    return corpus.find("document", name) is None and corpus.find("role", name) is not None


def _documents(corpus: Corpus, name: str) -> frozenset[str]:
    found = documents_of(corpus, name)
    if found is None:
        known = (document.id for document in corpus.documents)
        ids = [each for each in known if corpus.find("document", each) is not None]
        tracks = ", ".join(corpus.names.get("track", ()))
        raise Failure(_UNKNOWN(name=name), did_you_mean(name, ids) or _IDS(tracks=tracks))
    return found


def _refuse_unknown_role(corpus: Corpus, role: str) -> None:
    if corpus.find("role", role) is None:
        meant = did_you_mean(role, corpus.names.get("role", ()))
        roles = dict.fromkeys(track.role for _, track in corpus.of(Track))
        raise Failure(_NO_ROLE(name=role), meant or _ROLES(roles=", ".join(roles)))
