"""Write a knowledge base of any size: realistic Korean documents of 2 to 6 KB that lint clean.

The lists are shared; procedures, scripts and tables are numbered. The same seed writes the same
bytes. Usage: python benchmarks/generate.py FOLDER COUNT
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from cscx.text import particle

SEED = 7
GOODS = ["셔츠", "운동화", "이불", "냄비", "의자", "가방", "모자", "우산", "조명", "화분"]
CASES = ["단순 변심", "사이즈 교환", "배송 지연", "부분 취소", "옵션 변경", "재배송", "수거 지연"]
# Sentences are put together, so that no two documents say the same: nearly equal ones are findings.
STEMS = [
    "주문",
    "배송",
    "회수",
    "반품",
    "결제",
    "환불",
    "교환",
    "쿠폰",
    "포장",
    "재고",
    "상품",
    "고객",
    "상담",
    "물류",
    "창고",
    "기사",
    "송장",
    "사진",
    "문자",
    "주소",
    "가격",
    "할인",
    "적립",
    "행사",
    "색상",
    "치수",
    "수량",
    "부품",
    "수리",
    "보증",
    "판매자",
    "사은품",
    "영수증",
    "통관",
    "반송",
    "출고",
    "입고",
    "검수",
    "문의",
    "답변",
]
TAILS = [
    "번호",
    "기록",
    "화면",
    "목록",
    "날짜",
    "시각",
    "담당",
    "요청",
    "상태",
    "내용",
    "자료",
    "설명",
    "메모",
    "사유",
    "범위",
    "순서",
    "위치",
    "이름",
    "표시",
    "구분",
    "단위",
    "방법",
    "조건",
    "기간",
    "개수",
    "결과",
    "창구",
    "양식",
    "칸",
    "봉투",
    "상자",
    "바코드",
    "책임",
    "차례",
    "일정",
    "종류",
    "근거",
    "이력",
    "한도",
    "비율",
]
HOW = [
    "천천히", "한 번 더", "고객의 말과 맞춰", "하나씩", "처음부터", "소리 내어", "지난 기록과 함께",
    "고객이 적을 수 있게", "다른 주문과 나란히",
]  # fmt: skip
ACTS = [
    "읽는다",
    "살핀다",
    "되짚는다",
    "찾아본다",
    "견주어 본다",
    "적어 둔다",
    "물어본다",
    "맞춰 본다",
]
SAID = ["살펴보겠습니다", "말씀드리겠습니다", "찾아보겠습니다", "적어 두겠습니다", "여쭤보겠습니다"]
SAY = [
    "기다려 주셔서 고맙습니다. 주문 내용을 지금 살펴보겠습니다.",
    "말씀하신 상품은 {상품명}이 맞으신가요?",
    "접수가 끝나면 문자로 바로 알려 드리겠습니다.",
    "상품이 돌아온 날부터 <fact:환급기한> 안에 환불해 드립니다.",
    "왕복 배송비 <fact:반품배송비>은 환불 금액에서 빠집니다.",
    "더 궁금하신 점이 있으면 이 번호로 다시 연락해 주세요.",
]
WHYS = [
    "법정 기한 안이고 쓰지 않은 상품이다",
    "재량 한도를 넘어 승인자만 바뀐다",
    "쓴 상품은 다시 팔 수 없다",
    "우수 고객에게만 주는 배려다",
    "기한이 지났다",
]
_IN_TIME = "경과일: <fact:반품기한> 이하, 상품상태: [정상, 개봉]"
_USED = "경과일: <fact:반품기한> 이하, 상품상태: 사용흔적"
_LATE = "경과일: <fact:반품기한> 초과 <fact:우수고객기한> 이하"
EXAMPLES = [
    (7, "정상", "일반", 300000, "환불", "상담사"),
    (7, "개봉", "골드", 300000, "환불", "상담사"),
    (7, "정상", "일반", 300001, "환불", "파트장"),
    (7, "개봉", "골드", 300001, "환불", "파트장"),
    (7, "정상", "VIP", 300001, "환불", "CS매니저"),
    (7, "사용흔적", "일반", 50000, "불가", "상담사"),
    (7, "사용흔적", "골드", 300000, "교환", "파트장"),
    (7, "사용흔적", "VIP", 300001, "교환", "CS매니저"),
    (8, "정상", "골드", 50000, "교환", "CS매니저"),
    (14, "개봉", "VIP", 50000, "교환", "CS매니저"),
    (8, "정상", "일반", 50000, "불가", "상담사"),
    (14, "정상", "일반", 50000, "불가", "상담사"),
    (15, "정상", "VIP", 50000, "불가", "상담사"),
]

LISTS = {
    "facts": """kind: facts
items:
  반품기한:
    value: 7일
    source: 운영 기준서 1판
    effective: 2026-03-01
  우수고객기한:
    value: 14일
    source: 운영 기준서 1판
    effective: 2026-03-01
  상담사한도:
    value: 30만원
    source: 운영 기준서 1판
    effective: 2026-03-01
  반품배송비:
    value: 6,000원
    source: 택배 계약서 1판
    effective: 2026-03-01
  환급기한:
    value: 3영업일
    source: 운영 기준서 1판
    effective: 2026-03-01
""",
    "inputs": """kind: inputs
items:
  경과일:
    type: integer
    unit: 일
    min: 0
    ask: 상품을 며칠 전에 받으셨나요?
  상품상태:
    values: [정상, 개봉, 사용흔적]
    ask: 포장만 여셨나요, 써 보셨나요?
  고객등급:
    values: [일반, 골드, VIP]
    look: 고객 화면 > 등급
  결제금액:
    type: money
    unit: 원
    min: 0
    look: 주문 화면 > 결제
  심각도:
    values: [P1, P2]
    judgement: true
""",
    "roles": """kind: roles
items:
  상담사:
    duties: 고객 문의를 받는다
  파트장:
    duties: 한도를 넘는 일을 승인한다
    reach: 내선 1100
    hours: 항상
    backup: CS매니저
  CS매니저:
    duties: 예외를 최종 승인한다
    reach: 내선 1001
    hours: 항상
    backup: 파트장
  CS정책:
    duties: 절차와 스크립트를 쓴다
  물류:
    duties: 출고와 회수
""",
    "channels": """kind: channels
items:
  전화:
    hours: 영업시간
    read_aloud: 90초
  채팅:
    hours: 매일 09:00-22:00
    max_chars: 600
  이메일:
    hours: 항상
    reply_within: 1영업일
""",
    "terms": """kind: terms
items:
  환급:
    means: 받은 돈을 돌려주는 것
    say: 환불
  무조건:
    avoid: true
    say: 규정상
    because: 단정하는 말은 약속이 된다
  CS:
    means: 고객 응대
  VIP:
    means: 가장 높은 등급의 고객
""",
    "calendar": """kind: calendar
country: KR
hours:
  월-금: 09:00-18:00
""",
}

DESK = """kind: escalation
title: 에스컬레이션
summary: 혼자 정할 수 없으면 아래 순서로 연락한다.
status: active
owner: CS정책
effective: 2026-03-01
reviewed: 2026-10-01
severities:
  P1: {title: 긴급, text: 안전사고}
  P2: {title: 보통, text: 한도 초과}
paths:
  긴급:
    levels:
      - {call: 파트장, within: 5분}
      - {call: CS매니저, within: 10분}
  보통:
    levels:
      - {call: 파트장, within: 10분}
      - {call: CS매니저, within: 30분}
inputs: [심각도]
rules:
  - id: 긴급한일
    when: {심각도: P1}
    then: {path: 긴급}
  - id: 보통일
    when: {심각도: P2}
    then: {path: 보통}
examples:
  - name: 한도 초과
    given: {심각도: P2}
    expect: {call: 파트장, within: 10분}
  - name: 안전사고
    given: {심각도: P1}
    expect: {call: 파트장, within: 5분}
"""


def documents(count: int) -> Iterator[tuple[str, str]]:
    """(path, text) of a knowledge base with about `count` files."""
    draw = random.Random(SEED)
    groups = max(1, (count - len(LISTS) - 3) // 10)
    for name, text in LISTS.items():
        yield f"sops/reference/{name}.yaml", text
    yield "sops/escalations/desk.yaml", DESK
    yield "sops/reference/reasons.yaml", _reasons(groups)
    yield "training/everything.yaml", _track(groups)
    for group in range(groups):
        yield f"sops/exceptions/table-{group:05d}.yaml", _table(draw, group)
        for part in range(3):
            yield f"sops/scripts/say-{group:05d}-{part}.yaml", _script(draw, group, part)
        for part in range(6):
            yield f"sops/procedures/sop-{group:05d}-{part}.yaml", _sop(draw, group, part)


def _reasons(groups: int) -> str:
    lines = ["kind: reasons", "items:"]
    for group in range(groups):
        lines += [
            f"  문의.사유{group}:",
            "    says:",
            f"      - {group}번 상품을 돌려보내고 싶어요",
        ]
    return "\n".join(lines) + "\n"


def _track(groups: int) -> str:
    learned = "".join(
        f"      - sop-{group:05d}-{part}\n" for group in range(groups) for part in range(6)
    )
    return f"kind: track\ntitle: 모두 배우기\nrole: 상담사\ndays:\n  - learn:\n{learned}"


def _header(kind: str, title: str, summary: str) -> list[str]:
    return [
        f"kind: {kind}",
        f"title: {title}",
        f"summary: {summary}",
        "status: active",
        "owner: CS정책",
        "effective: 2026-03-01",
        "reviewed: 2026-10-01",
    ]


def _table(draw: random.Random, group: int) -> str:
    title = f"{draw.choice(GOODS)} {draw.choice(CASES)} 판정 {group}"
    out = _header("exception", title, "<fact:반품기한> 안이고 쓰지 않았으면 받는다.")
    out += ["inputs: [경과일, 상품상태, 고객등급, 결제금액]", "outputs:"]
    out += ["  처리: {values: [환불, 교환, 불가]}", "  승인: {type: role}"]
    rows = [
        (
            "한도안-일반",
            f"{_IN_TIME}, 고객등급: 일반, 결제금액: <fact:상담사한도> 이하",
            "환불",
            "상담사",
        ),
        (
            "한도안-우수",
            f"{_IN_TIME}, 고객등급: [골드, VIP], 결제금액: <fact:상담사한도> 이하",
            "환불",
            "상담사",
        ),
        (
            "한도밖-일반",
            f"{_IN_TIME}, 고객등급: 일반, 결제금액: <fact:상담사한도> 초과",
            "환불",
            "파트장",
        ),
        (
            "한도밖-골드",
            f"{_IN_TIME}, 고객등급: 골드, 결제금액: <fact:상담사한도> 초과",
            "환불",
            "파트장",
        ),
        (
            "한도밖-VIP",
            f"{_IN_TIME}, 고객등급: VIP, 결제금액: <fact:상담사한도> 초과",
            "환불",
            "CS매니저",
        ),
        ("사용-일반", f"{_USED}, 고객등급: 일반", "불가", "상담사"),
        (
            "사용-우수",
            f"{_USED}, 고객등급: [골드, VIP], 결제금액: <fact:상담사한도> 이하",
            "교환",
            "파트장",
        ),
        (
            "사용-우수-고액",
            f"{_USED}, 고객등급: [골드, VIP], 결제금액: <fact:상담사한도> 초과",
            "교환",
            "CS매니저",
        ),
        ("우수고객", f"{_LATE}, 고객등급: [골드, VIP]", "교환", "CS매니저"),
        ("기한지남-일반", f"{_LATE}, 고객등급: 일반", "불가", "상담사"),
        ("기한지남", "경과일: <fact:우수고객기한> 초과", "불가", "상담사"),
    ]
    out.append("rules:")
    for name, when, then, approver in rows:
        out += [
            f"  - id: {name}",
            f"    when: {{{when}}}",
            f"    then: {{처리: {then}, 승인: {approver}}}",
        ]
        out.append(f"    because: {draw.choice(WHYS)}")
    out.append("examples:")
    for days, state, tier, amount, outcome, approver in EXAMPLES:
        given = f"경과일: {days}, 상품상태: {state}, 고객등급: {tier}, 결제금액: {amount}"
        out += [f"  - name: {days}일째 {state} {tier} {amount}원", f"    given: {{{given}}}"]
        out.append(f"    expect: {{처리: {outcome}, 승인: {approver}}}")
    return "\n".join(out) + "\n"


def _noun(draw: random.Random) -> str:
    """A noun; a few are everywhere and most are rare, as in any real text."""
    stem, tail = (words[int(len(words) * draw.random() ** 1.5)] for words in (STEMS, TAILS))
    return stem + tail


def _thing(draw: random.Random) -> str:
    noun = _noun(draw)
    return f"{_noun(draw)}의 {noun}{particle(noun, '을/를')}"


def _act(draw: random.Random) -> str:
    return f"{_noun(draw)}에서 {_thing(draw)} {draw.choice(HOW)} {draw.choice(ACTS)}."


def _acts(draw: random.Random) -> list[str]:
    return [_act(draw) for _ in range(draw.randint(1, 3))]


def _said(draw: random.Random) -> str:
    return f"{_noun(draw)}에서 {_thing(draw)} {draw.choice(SAID)}."


def _script(draw: random.Random, group: int, part: int) -> str:
    out = _header("script", f"{draw.choice(CASES)} 안내 {group}-{part}", "고객에게 이렇게 말한다.")
    out += ["slots:", "  상품명: 린넨 셔츠", "text:"]
    lines = [*draw.sample(SAY[2:], 2), *(_said(draw) for _ in range(3))]
    for channel in ("전화", "채팅", "이메일"):
        out.append(f"  {channel}: |")
        out += [f"    {line}" for line in (SAY[0], SAY[1], *lines)]
    out += ["instead:", "  - not: 안 됩니다", "    say: 대신 이렇게 도와드릴 수 있습니다"]
    out.append("    because: 대안 없는 거절은 다시 문의가 된다")
    return "\n".join(out) + "\n"


def _sop(draw: random.Random, group: int, part: int) -> str:
    title = f"{draw.choice(GOODS)} {draw.choice(CASES)} {group}-{part}"
    out = _header("sop", title, "<fact:반품기한> 안이면 받고, 지났으면 대안을 말한다.")
    out += [f"reasons: [문의.사유{group}]", f"applies: {draw.choice(CASES)} 문의", "steps:"]
    extra = draw.randint(8, 16)
    out += ["  - id: 접수", "    stage: intake", f"    do: {_act(draw)}"]
    out += ["    collect: [경과일, 상품상태, 고객등급, 결제금액]", "    next: 판정"]
    out += ["  - id: 판정", "    stage: triage", f"    decide: table-{group:05d}", "    branches:"]
    out += ["      환불: 처리1", "      교환: 처리1", "      불가: 거절안내"]
    for number in range(1, extra + 1):
        following = f"처리{number + 1}" if number < extra else "기록"
        out += [f"  - id: 처리{number}", "    do: |"]
        out += [f"      {line}" for line in _acts(draw)]
        if number > 2:
            out.append(f"    note: {_act(draw)}")
        if number == 1:
            out.append(f"    say: say-{group:05d}-{part % 3}")
            out += ["    tell: 처리가 끝나면 문자로 알려 드린다.", "    handoff:", "      to: 물류"]
            out += [
                "      send: [주문번호, 회수 주소]",
                "      within: 1영업일",
                "      back: 회수 완료일",
            ]
        if number == 2:
            out.append(f"    # 메모: {_act(draw)}")
        out.append(f"    next: {following}")
    out += ["  - id: 거절안내", f"    say: say-{group:05d}-{(part + 1) % 3}"]
    out += [
        "    ask: 더 이야기하고 싶으신가요?",
        "    branches:",
        "      예: 상위판단",
        "      아니오: 거절기록",
    ]
    out += [
        "  - id: 상위판단",
        "    stage: follow-up",
        "    escalate: desk",
        "    with: {심각도: P2}",
    ]
    out += [
        "  - id: 기록",
        "    stage: follow-up",
        f"    do: {_act(draw)}",
        "    end: resolved",
    ]
    out += [
        "  - id: 거절기록",
        "    stage: follow-up",
        "    do: 거절한 까닭을 적는다.",
        "    end: refused",
    ]
    out += [
        "done_when:",
        "  - 고객이 다음 일을 알고 있다",
        "do_not:",
        "  - 확인하지 않고 약속하지 않는다",
    ]
    return "\n".join(out) + "\n"


def write(folder: Path, count: int) -> int:
    """Write the knowledge base and its settings; returns the number of documents."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = 'format = 1\n[defaults]\nrole = "상담사"\napprovers = ["CS매니저"]\nreview_every = "6개월"\n'
    (folder / "cscx.toml").write_text(settings, encoding="utf-8")
    total = 0
    for path, text in documents(count):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        total += 1
    return total


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), int(sys.argv[2])), "documents")
