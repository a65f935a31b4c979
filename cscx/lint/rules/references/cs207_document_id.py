"""문서 이름을 쓸 수 없다 · Document id that will not do

무엇: 파일 이름(문서 id)에 영문 소문자, 숫자, `-` 말고 다른 글자가 있거나, 다른 문서와 이름이 같다.
What: A file name, which is the document's id, has other characters than a-z, 0-9 and `-`, or another document has it too.

왜: id는 주소와 참조가 된다. 한글이나 대문자는 컴퓨터마다 다르게 저장되고, 같은 id는 어느 문서인지 알 수 없다.
Why: Ids become addresses and references. Other letters are stored differently from machine to machine, and equal ids mean two things at once.

나쁜 예 · Bad:
    # scripts/Accepted_2.yaml
    ⟦kind: script⟧
    title: 반품 접수 문자
    summary: 반품을 받은 뒤 보낸다.
    status: draft
    owner: CS정책
    effective: 2026-03-01
    text:
      채팅: |
        반품 접수했어요.

좋은 예 · Good:
    # scripts/accepted-2.yaml
    kind: script
    title: 반품 접수 문자
    summary: 반품을 받은 뒤 보낸다.
    status: draft
    owner: CS정책
    effective: 2026-03-01
    text:
      채팅: |
        반품 접수했어요.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.messages import Text
from cscx.pattern import pattern

_ID = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_BREAK = pattern(r"[^a-z0-9]+")

_FORM = Text(
    "파일 이름 ‘{name}’에 영문 소문자, 숫자, ‘-’가 아닌 글자가 있습니다.",
    "The file name {name!r} has other characters than a-z, 0-9 and '-'.",
)
_RENAME = Text("파일 이름을 ‘{meant}’처럼 바꾸세요.", "Rename the file, for example to {meant!r}.")
_TAKEN = Text(
    "문서 이름 ‘{name}’{name:을/를} {path}{path:이/가} 이미 씁니다.",
    "{path} already has the id {name!r}.",
)
_OTHER = Text("두 파일 가운데 하나의 이름을 바꾸세요.", "Rename one of the two files.")
_FIRST = Text("같은 이름을 쓰는 문서입니다.", "The other document of this id.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every document whose file name is no id, or an id taken by an earlier one."""
    first: dict[str, Document] = {}
    for document in corpus.documents:
        if document.kind is None:
            continue
        name = document.id
        if not _ID.match(name):
            hint = _RENAME(meant=_as_id(name) + ".yaml")
            yield Finding(Place(document, ()), _FORM(name=name), hint)
        if document.kind.item:
            continue
        earlier = first.setdefault(name, document)
        if earlier is not document:
            note = Note(Place(earlier, ()), _FIRST)
            message = _TAKEN(name=name, path=earlier.path)
            yield Finding(Place(document, ()), message, _OTHER, (note,))


def _as_id(name: str) -> str:
    return _BREAK.sub("-", name.lower()).strip("-") or "return-accepted"


RULE = Rule(code="CS207", name="reference.document-id", severity=Severity.ERROR, corpus=check)
