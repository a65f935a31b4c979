"""UTF-16으로 저장한 파일 · Saved as UTF-16

무엇: 파일을 UTF-16이나 UTF-32로 저장했다.
What: The file is saved as UTF-16 or UTF-32.

왜: 편집기, git, 검색이 글자를 알아보지 못한다.
Why: Editors, git and search cannot read its letters.

나쁜 예 · Bad:
    # scripts/more.yaml (utf-16)
    ⟦⟧kind: script
    title: 교환 안내

좋은 예 · Good:
    # scripts/refused.yaml
    title: 반품 거절 안내
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS002", name="syntax.utf16", severity=Severity.ERROR)
