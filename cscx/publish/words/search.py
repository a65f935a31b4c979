"""What the search dialog says."""

from __future__ import annotations

from cscx.messages import Text

WORDS: dict[str, Text] = {}

# What the browser says; `{n}` and the like are filled there.
BROWSER_WORDS: dict[str, Text] = {
    "find": Text("지식 검색", "Search the knowledge"),
    "find_hint": Text("고객이 한 말로 찾기", "Find what the customer said"),
    "find_close": Text("닫기", "Close"),
    "find_kinds": Text("종류로 거르기", "Filter by kind"),
    "find_all": Text("전체", "All"),
    "find_rest": Text("자료", "Reference"),
    "find_channel": Text("채널", "Channel"),
    "find_reason": Text("사유", "Reason"),
    "find_status": Text("상태", "Status"),
    "find_every_channel": Text("모든 채널", "every channel"),
    "find_more": Text("외 {n}", "and {n} more"),
    "find_results": Text("검색 결과", "Results"),
    "find_results_body": Text("검색 결과 목록", "List of results"),
    "find_count": Text("{n}건", "{n} results"),
    "find_copy": Text("스크립트 복사", "Copy the script"),
    "find_no_script": Text("복사할 스크립트가 없습니다.", "There is no script to copy."),
    "find_meant": Text("이 말로 찾았습니다:", "Searched for:"),
    "find_related": Text("관련어:", "Related:"),
    "find_choose": Text("고르기", "choose"),
    "find_open": Text("열기", "open"),
    "find_notices": Text("지금 알아 둘 것", "In force now"),
    "find_mind": Text("주의", "Mind"),
    "find_none": Text("찾은 내용이 없습니다.", "Nothing was found."),
    "find_none_hint": Text(
        "낱말을 줄이거나 고객이 쓴 말로 바꿔 보세요.", "Try fewer words, or the customer's own."
    ),
    "find_none_filtered": Text(
        "거르기를 풀면 {n}건이 있습니다.", "Without the filters there are {n}."
    ),
    "find_unfilter": Text("거르기 풀기", "Drop the filters"),
    "find_wait": Text("검색을 준비하고 있습니다…", "Getting the search ready…"),
    "find_failed": Text("검색을 열지 못했습니다.", "The search could not be opened."),
    "find_failed_hint": Text(
        "연결을 확인하고 다시 시도하세요. 그동안은 위쪽 메뉴의 목록에서 찾을 수 있습니다.",
        "Check the connection and try again. Meanwhile the lists in the menu lead everywhere, too.",
    ),
    "find_retry": Text("다시 시도", "Try again"),
    "find_recent": Text("방금 찾은 말", "Searched just now"),
    "find_tips": Text("이렇게 찾아도 됩니다", "This works, too"),
    "find_tip_words": Text(
        "고객이 한 말 두세 낱말. 띄어쓰기와 조사는 몰라도 됩니다.",
        "Two or three words of the customer. Spaces and endings do not matter.",
    ),
    "find_tip_initials": Text("첫소리만: ㅎㅂ → 환불", "Initial consonants: ㅎㅂ → 환불"),
    "find_tip_keyboard": Text(
        "한/영을 잘못 두고 쳐도: ghksqnf → 환불", "Typed on the other keyboard: ghksqnf → 환불"
    ),
    "find_missed": Text("못 찾은 말 {n}개", "Not found: {n}"),
    "find_missed_title": Text("이 브라우저에서 못 찾은 말", "What this browser did not find"),
    "find_missed_hint": Text(
        "결과가 없거나 신통치 않았던 검색입니다. 이 브라우저에만 남습니다. 내려받아 절차 담당자에게 "
        "보내면 빠진 내용을 채울 수 있습니다.",
        "Searches with no result or a poor one, kept in this browser only. Download them for the "
        "process owners, so that they can fill the gaps.",
    ),
    "find_missed_none": Text("못 찾은 말이 없습니다.", "Nothing was missed."),
    "find_missed_words": Text("찾은 말", "Searched for"),
    "find_missed_times": Text("횟수", "Times"),
    "find_missed_last": Text("마지막", "Last"),
    "find_missed_first": Text("처음", "First"),
    "find_missed_how": Text("결과", "Result"),
    "find_missed_zero": Text("없음", "none"),
    "find_missed_weak": Text("약함", "poor"),
    "find_missed_clear": Text("모두 지우기", "Delete all"),
    "find_missed_cleared": Text("못 찾은 말을 지웠습니다.", "Deleted."),
    "find_back": Text("검색으로", "Back to the search"),
}
