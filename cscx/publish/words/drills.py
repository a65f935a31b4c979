"""What the pages of drills and their player say."""

from __future__ import annotations

from cscx.messages import Language, Text
from cscx.training.drills.drill import LOWEST
from cscx.training.drills.score import PASS
from cscx.training.wording.drills import NOTHING_LEFT, ONLY_ONE
from cscx.training.wording.moods import MOODS, PARTS

WORDS: dict[str, Text] = {
    "drills": Text("실전 연습", "Drills"),
    "drills_lead": Text(
        "고객과 주고받는 상담을 지금 기준대로 이어 갑니다. 틀리면 까닭과 근거를 보고 그 자리에서 다시 고릅니다.",
        "Carry on a conversation with a customer along the policies in force. After an error you see why, and choose again.",
    ),
    "drill_of": Text("실전 연습: {title}", "Drill: {title}"),
    "drill_branches": Text("갈래 {n}곳", "{n} branches"),
    "drill_tables": Text("판정", "decides by"),
    "drill_needs_script": Text(
        "연습은 스크립트를 켠 브라우저에서 할 수 있습니다.", "Drills need a browser with scripts."
    ),
    "drill_wait": Text("연습을 부르는 중입니다.", "Loading the drills."),
    "drill_quit": Text("그만하기", "Leave"),
    "drill_note": Text(
        "연습은 지금 시행 중인 기준에서 만들어집니다. 결과는 이 브라우저에만 남습니다.",
        "Drills are made from the policies in force. Results stay in this browser.",
    ),
    **{f"mood_{mood}": text for mood, text in enumerate(MOODS, LOWEST)},
}

# Said only on the pages of drills, so they are no part of the script of every page.
DRILL_WORDS: dict[str, Text] = {
    "dr_failed": Text(
        "연습을 부르지 못했습니다. 연결을 보고 다시 열어 주세요.",
        "The drills could not be loaded. Check the connection and open the page again.",
    ),
    "dr_none": Text("이 절차에는 연습이 없습니다: {why}.", "There is no drill of this procedure: {why}."),
    "dr_unknown": Text(
        "이 주소의 연습은 이제 없습니다. 기준이 바뀌었을 수 있습니다. 아래에서 고르세요.",
        "The drill at this address is gone; the policy may have changed. Choose one below.",
    ),
    "dr_choose": Text("고객을 고르세요", "Choose a customer"),
    "dr_any": Text("아무나 한 명", "Anybody"),
    "dr_turns": Text("{n}번 고름", "{n} turns"),
    "dr_best": Text("가장 높은 점수 {n}점", "best score {n}"),
    "dr_not_yet": Text("아직 안 함", "not played"),
    "dr_log": Text("대화 내용", "Conversation"),
    "dr_mood": Text("고객 기분", "Mood"),
    "dr_who": Text("고객", "Customer"),
    "dr_trail": Text("지나온 단계", "Steps so far"),
    "dr_customer": Text("고객, {mood}", "Customer, {mood}"),
    "dr_me": Text("나", "You"),
    "dr_choices": Text("할 일이나 할 말 고르기", "Choose what to do or say"),
    "dr_good": Text("좋습니다", "Good"),
    "dr_bad": Text("다시 볼 것: {name}", "Look again: {name}"),
    "dr_again": Text("다시 고르세요.", "Choose again."),
    "dr_only": ONLY_ONE,
    "dr_source": Text("근거", "Source"),
    "dr_on": Text("이어서", "Go on"),
    "dr_look_back": Text("돌아보기", "Look back"),
    "dr_done": Text("상담이 끝났습니다.", "The conversation is over."),
    "dr_hung_up": Text("고객이 전화를 끊었습니다.", "The customer hung up."),
    "dr_critical": Text(
        "여기서 끝납니다. 되돌리기 어려운 잘못입니다: {name}.",
        "It ends here. This cannot be undone: {name}.",
    ),
    "dr_score": Text("100점 만점, 통과 {pass}점. {of}번 가운데 {n}번을 한 번에 골랐습니다.", "of 100, pass at {pass}. {n} of {of} turns right at once."),
    "dr_left": Text("멈춘 데까지의 점수입니다. 끝까지 하지 않아 기록하지 않았습니다.", "The score so far. Drills that were left are not recorded."),
    "dr_nothing": NOTHING_LEFT,
    "dr_part_accuracy": PARTS["accuracy"],
    "dr_part_sequence": PARTS["sequence"],
    "dr_part_script": PARTS["script"],
    "dr_part_mood": PARTS["mood"],
    "dr_ok": Text("맞음", "right"),
    "dr_missed": Text("놓침", "missed"),
    "dr_not_reached": Text("못 함", "not reached"),
    "dr_mine": Text("내가 고른 것: {text}", "You chose: {text}"),
    "dr_better": Text("바른 길: {text}", "Better: {text}"),
    "dr_replay": Text("다시 하기", "Play again"),
    "dr_others": Text("다른 고객", "Another customer"),
    "dr_questions": Text("관련 문제 풀기", "Questions about it"),
}  # fmt: skip


def drill_words(language: Language) -> dict[str, str]:
    """What the script of the drills says: moods as `dr_mood_0` for the lowest, and the pass mark."""
    said = {key: text.to(language) for key, text in DRILL_WORDS.items()}
    moods = {f"dr_mood_{at}": text.to(language) for at, text in enumerate(MOODS)}
    return said | moods | {"dr_pass": str(PASS)}
