"""파일 이름이 컴퓨터에 따라 같아진다 · Paths that collide

무엇: 두 파일의 경로가 대소문자나 한글 저장 방식만 다르다.
What: Two paths differ only in case, or in how Hangul is composed.

왜: Windows와 macOS에서는 같은 파일이라 하나가 다른 하나를 덮어쓴다.
Why: On Windows and macOS they are one file, and one overwrites the other.

나쁜 예 · Bad:
    # reference/Terms.yaml
    kind: terms
    items:
      회수:
        means: 고객에게서 상품을 돌려받는 것
    # reference/terms.yaml
    ⟦kind: terms⟧
    items:
      환급:
        means: 받은 돈을 돌려주는 것
        say: 환불
      무조건:
        avoid: true
        say: 규정상
      CS:
        means: 고객 응대

좋은 예 · Good:
    # reference/terms-delivery.yaml
    kind: terms
    items:
      회수:
        means: 고객에게서 상품을 돌려받는 것
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.messages import Text
from cscx.text import nfc

_COLLIDES = Text(
    "이 파일과 {path}{path:은/는} 다른 컴퓨터에서 같은 파일이 됩니다.",
    "On other machines this file and {path} are one and the same.",
)
_RENAME = Text("둘 가운데 하나의 이름을 바꾸세요.", "Rename one of the two.")
_OTHER = Text("이름이 겹치는 파일입니다.", "The other file.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every path that equals an earlier one once case and composition are set aside."""
    first: dict[str, Document] = {}
    for document in corpus.documents:
        earlier = first.setdefault(nfc(document.path).casefold(), document)
        if earlier is not document:
            note = Note(Place(earlier, ()), _OTHER)
            yield Finding(Place(document, ()), _COLLIDES(path=earlier.path), _RENAME, (note,))


RULE = Rule(code="CS208", name="reference.paths-collide", severity=Severity.ERROR, corpus=check)
