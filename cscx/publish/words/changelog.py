"""What the change log says."""

from __future__ import annotations

from cscx.messages import Text

WORDS: dict[str, Text] = {
    "log": Text("변경 기록", "Change log"),
    "log_lead": Text(
        "규정이 언제 어떻게 바뀌었는지, 언제부터 적용하는지 뜻으로 적습니다.",
        "What changed in the policies, when, and from which day it holds.",
    ),
    "log_called": Text(
        "변경 이력, 개정 이력, 바뀐 규정, 달라진 것", "what changed, history, revisions"
    ),
    "log_own": Text("무엇이 바뀌었나", "What changed"),
    "log_all": Text("변경 기록 모두 보기", "Whole change log"),
    "log_coming": Text("앞으로 적용할 것", "Not in force yet"),
    "log_past": Text("바뀐 것", "Changed"),
    "log_since": Text("{day}부터", "from {day}"),
    "log_more": Text("그 밖에 {n}가지", "{n} more"),
    "log_more_documents": Text("그 밖에 문서·항목 {n}개", "Further documents and items: {n}"),
    "log_unread": Text("읽지 못해 비교하지 못한 파일: {names}", "Could not be compared: {names}"),
    "log_lost": Text(
        "그때의 판을 읽지 못해 무엇이 바뀌었는지 말할 수 없습니다.",
        "That version cannot be read, so nothing tells what changed.",
    ),
    "log_cut": Text(
        "이 사이트를 만든 곳에 이력이 여기까지만 있습니다. 더 앞의 변경은 나오지 않습니다.",
        "The history this site was made from ends here; earlier changes are not shown.",
    ),
    "log_older": Text("더 앞의 변경 {n}건은 git에 있습니다.", "Earlier changes, in git: {n}."),
    "log_none": Text("뜻이 바뀐 것이 없습니다.", "Nothing changed its meaning."),
}
