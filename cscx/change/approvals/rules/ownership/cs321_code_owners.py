"""CODEOWNERS와 다르다 · CODEOWNERS disagrees

무엇: CODEOWNERS에 적힌 사람이 문서를 승인하는 역할(`approvers`)과 다르거나, 그 역할의 계정이 설정에 없다. `cscx codeowners`가
    쓴 파일에서만 본다.
What: CODEOWNERS names others than those who approve the document (`approvers`), or the settings give one of them no
    account. Looked at only in a file that `cscx codeowners` wrote.

왜: 바뀐 내용을 볼 사람에게 알림이 가지 않는다.
Why: Those who should look at a change are not asked.

나쁜 예 · Bad:
    # cscx codeowners
    # scripts/refused.yaml
    approvers: ⟦[물류]⟧

좋은 예 · Good:
    # cscx codeowners
    # scripts/refused.yaml
    reviewed: 2026-11-02
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.change.approvals.codeowners import of_document, written
from cscx.content.corpus import Corpus
from cscx.content.kinds.header import Header
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.messages import Text

_NOT_THERE = Text("CODEOWNERS에 이 문서가 없습니다.", "CODEOWNERS does not have this document.")
_OTHERS = Text(
    "CODEOWNERS에는 {found}{found:이/가} 적혀 있는데, 문서대로면 {expected}입니다.",
    "CODEOWNERS names {found}; by the document it is {expected}.",
)
_NOBODY = Text("CODEOWNERS에는 승인할 사람이 적혀 있지 않습니다.", "CODEOWNERS names nobody.")
_ANEW = Text(
    "`cscx codeowners --write`로 다시 쓰세요.", "Write it anew: `cscx codeowners --write`."
)
_NO_ACCOUNT = Text(
    "{roles}의 계정이 설정에 없어 CODEOWNERS에 쓰지 못합니다.",
    "The settings name no account of {roles}, so CODEOWNERS cannot.",
)
_ADD = Text(
    '설정의 `[codeowners.teams]`에 `"{role}" = "@회사/팀"`을 더하고 `cscx codeowners --write`로 다시 쓰세요.',
    'Add `"{role}" = "@company/team"` to `[codeowners.teams]`, then `cscx codeowners --write`.',
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every document whose line in CODEOWNERS is not what its approvers make it; each role without account once."""
    found = written(corpus.code_owners) if corpus.code_owners is not None else None
    if found is None:
        return
    told: set[str] = set()
    for document, header in corpus.of(Header):
        if not document.is_usable:
            continue
        place = Place(document, ("owner",) if header.approvers is None else ("approvers",))
        expected = of_document(document, header, corpus)
        if expected.without:
            new = [role for role in expected.without if role not in told]
            told.update(new)
            if new:
                yield Finding(place, _NO_ACCOUNT(roles=", ".join(new)), _ADD(role=new[0]))
            continue
        line = found.get(f"/{document.path}")
        if line is None:
            yield Finding(place, _NOT_THERE, _ANEW)
        elif line != expected.line:
            named = ", ".join(line.replace("\\ ", "").split()[1:])
            message = _OTHERS(found=named, expected=", ".join(expected.accounts))
            yield Finding(place, message if named else _NOBODY, _ANEW)


RULE = Rule(code="CS321", name="ownership.code-owners", severity=Severity.WARNING, corpus=check)
