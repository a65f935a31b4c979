"""What became of an approval, as an owner would say it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cscx.change.approvals.fingerprint import VERSIONS, Difference
from cscx.change.approvals.judging import Signature
from cscx.change.words import kind_name, listed
from cscx.content.corpus import Corpus
from cscx.content.schema import field_of
from cscx.messages import Text, same

_MANY: Final = 3
_PARTS: Final = {
    "steps": Text("단계 ‘{name}’", "step '{name}'"),
    "rules": Text("규칙 ‘{name}’", "rule '{name}'"),
    "limits": Text("한도 ‘{name}’", "limit '{name}'"),
    "examples": Text("예시 ‘{name}’", "example '{name}'"),
    "paths": Text("연락 순서 ‘{name}’", "path '{name}'"),
    "severities": Text("심각도 ‘{name}’", "severity '{name}'"),
    "outputs": Text("결과 ‘{name}’", "output '{name}'"),
    "text": Text("{name} 문장", "the sentences for {name}"),
    "slots": Text("칸 ‘{name}’", "slot '{name}'"),
}
_OTHER: Final = Text("{title} ‘{name}’", "{title} '{name}'")
_ORDER: Final = Text("{title}의 순서", "the order of: {title}")
_NEW: Final = Text("{what}(새로 생김)", "{what} (new)")
_GONE: Final = Text("{what}(없어짐)", "{what} (gone)")
_USED: Final = Text("{what}(새로 씀)", "{what} (newly used)")
_UNUSED: Final = Text("{what}(이제 안 씀)", "{what} (no longer used)")
_FACT: Final = Text("기준값 {name} {old} → {new}", "fact {name}: {old} → {new}")
_COUNTED: Final = Text("{what}(이제 함께 승인함)", "{what} (now approved along with it)")
_USES: Final = {"added": _USED, "gone": _UNUSED, "counted": _COUNTED}
"""What is used may well have been there before, and be there still."""
_MORE: Final = Text("{shown} 밖에 {n}가지", "{shown} and {n} more")
_ANOTHER_WAY: Final = Text(
    "지문을 만드는 방법이 바뀌었음", "fingerprints are made in another way now"
)
_HAND: Final = Text("승인 파일이 손으로 바뀌었음", "the file of the approval was edited by hand")


def difference(each: Difference, kind: str, corpus: Corpus) -> Text:
    """One thing that is not as it was approved."""
    if each.sort == "part":
        return _how(_part(each, kind), each.change)
    word, _, name = each.name.partition(":")
    if each.old and each.new:
        return _FACT(name=name, old=each.old, new=each.new)
    entry = corpus.find(word, name)
    title = getattr(entry.body, "title", None) if entry is not None else None
    what = _OTHER(title=kind_name(word), name=title or name)
    if word == "calendar":
        what = kind_name(word)
    return what if each.change == "changed" else _USES[each.change](what=what)


def changed(signature: Signature, kind: str, corpus: Corpus, *, every: bool = False) -> Text:
    """All that is not as it was approved, in one line; the first three unless `every`."""
    if signature.approval is not None and not signature.changed:
        return _HAND if _same_version(signature) else _ANOTHER_WAY
    told = [difference(each, kind, corpus) for each in _told(signature.changed)]
    if every or len(told) <= _MANY + 1:
        return listed(told)
    return _MORE(shown=listed(told[:_MANY]), n=len(told) - _MANY)


def _told(found: Iterable[Difference]) -> list[Difference]:
    """Without the order of entries where an entry is new or gone: the order changes with it."""
    every = list(found)
    moved = {e.name.partition(".")[0] for e in every if e.sort == "part" and e.change != "changed"}
    return [e for e in every if e.sort != "part" or "." in e.name or e.name not in moved]


def _same_version(signature: Signature) -> bool:
    return signature.approval is not None and signature.approval.version in VERSIONS


def _part(each: Difference, kind: str) -> Text:
    key, dot, name = each.name.partition(".")
    field = field_of(kind).at(key)
    title = field.title if field is not None else same(key)
    if dot:
        return _PARTS[key](name=name) if key in _PARTS else _OTHER(title=title, name=name)
    return _ORDER(title=title) if key in _PARTS else title


def _how(what: Text, change: str) -> Text:
    if change == "changed":
        return what
    return (_NEW if change == "added" else _GONE)(what=what)
