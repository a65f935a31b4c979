"""How old a page is, and whether it came from the net: the stamp, the banner, the badge."""

from __future__ import annotations

from cscx.messages import Text

WORDS: dict[str, Text] = {
    "preview_day": Text(
        "{date} 기준 미리보기입니다. 아직 시행 전인 내용이 있으니 오늘 상담에는 쓰지 마세요.",
        "Preview of {date}: some of it is not in force yet. Do not use it for customers today.",
    ),
    "stamp_built": Text("{date}에 만든 화면", "Built {date}"),
    "offline_title": Text("오프라인이라 열 수 없습니다", "Not available offline"),
    "offline_hint": Text(
        "이 컴퓨터에 저장되지 않은 화면입니다. 네트워크에 다시 연결된 뒤 여세요.",
        "This page is not kept on this computer. Open it when you are connected again.",
    ),
    "retry": Text("다시 열기", "Try again"),
    "keep": Text("오프라인 저장", "Keep for offline"),
    "keep_on": Text("켜짐", "on"),
    "keep_off": Text("꺼짐", "off"),
    "stamp_version": Text("정책 판 {version}", "policy version {version}"),
}

# What the browser says; `{n}` and the like are filled there.
BROWSER_WORDS: dict[str, Text] = {
    "keep_on": WORDS["keep_on"],
    "keep_off": WORDS["keep_off"],
    "stale_days": Text(
        "이 화면은 {n}일 전 것입니다. 그 뒤 바뀐 정책이 빠져 있을 수 있으니 새 화면에서 확인하세요.",
        "This page is {n} days old. Policies may have changed since: look at a new one.",
    ),
    "stale_hours": Text(
        "이 화면은 {n}시간 전 것입니다. 그 뒤 바뀐 정책이 빠져 있을 수 있으니 새 화면에서 확인하세요.",
        "This page is {n} hours old. Policies may have changed since: look at a new one.",
    ),
    "clock_wrong": Text(
        "이 컴퓨터의 시계가 화면을 만든 때보다 늦습니다. 시계가 맞지 않으면 옛 정책인지 알 수 없습니다.",
        "This computer's clock is behind the moment this page was built. With a wrong clock nothing tells whether the policy is old.",
    ),
    "stamp_missing": Text(
        "이 화면을 언제 만들었는지 알 수 없습니다. 새로 고친 뒤 쓰세요.",
        "Nothing tells when this page was built. Reload it before you use it.",
    ),
    "newer": Text(
        "{date}에 새로 만든 화면이 있습니다. 지금 보는 것은 {shown} 것입니다.",
        "There is a newer page, built {date}. This one is from {shown}.",
    ),
    "reload": Text("새로 고침", "Reload"),
    "offline": Text("오프라인", "Offline"),
    "offline_shown": Text("{date} 화면", "page of {date}"),
    "copy_shown": Text("폴더 복사본", "Folder copy"),
}
