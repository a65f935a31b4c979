"""What stands around every page: header, footer, search, keys, the missing page."""

from __future__ import annotations

from cscx.messages import Text

WORDS: dict[str, Text] = {
    "search": Text("검색", "Search"),
    "search_hint": Text("고객이 한 말로 찾기", "Find what the customer said"),
    "close": Text("닫기", "Close"),
    "menu": Text("메뉴", "Menu"),
    "menu_open": Text("메뉴 열기", "Open the menu"),
    "skip": Text("본문으로 바로 가기", "Skip to content"),
    "keys": Text("단축키", "Shortcuts"),
    "keys_on": Text("켜짐", "on"),
    "keys_off": Text("꺼짐", "off"),
    "as_of": Text("지식 기준일 {date}", "Knowledge as of {date}"),
    "to_dark": Text("어두운 화면으로 바꾸기", "Switch to dark"),
    "to_light": Text("밝은 화면으로 바꾸기", "Switch to light"),
    "not_found": Text("없는 주소입니다", "There is no such page"),
    "not_found_hint": Text(
        "주소가 바뀌었을 수 있습니다. 고객이 한 말로 찾아보세요.",
        "It may have moved. Search for what the customer said.",
    ),
    "go_home": Text("홈으로", "Go home"),
}

# What the browser says; `{n}` and the like are filled there.
BROWSER_WORDS: dict[str, Text] = {
    "to_dark": WORDS["to_dark"],
    "to_light": WORDS["to_light"],
    "keys_on": WORDS["keys_on"],
    "keys_off": WORDS["keys_off"],
}
