"""What the learning pages and their player say."""

from __future__ import annotations

from cscx.messages import Language, Text
from cscx.training.pseudonym import PLANTS

WORDS: dict[str, Text] = {
    "learning": Text("학습", "Learn"),
    "learning_lead": Text(
        "지금 시행 중인 기준에서 만든 문제로 익힙니다. 기준이 바뀌면 바뀐 문제만 다시 묻습니다.",
        "Practise with questions made from the policies in force. When a policy changes, only what changed is asked again.",
    ),
    "learn_today": Text("오늘", "Today"),
    "learn_mixed": Text("섞어 풀기", "A mixed quiz"),
    "learn_tracks": Text("과정", "Tracks"),
    "learn_tracks_of": Text("{role} 과정", "For {role}"),
    "learn_days": Text("{n}일", "{n} days"),
    "learn_one": Text(
        "절차나 기준 하나만 풀려면 그 페이지의 ‘퀴즈 풀기’를 누르세요.",
        "For a quiz on one procedure or table, use the link on its page.",
    ),
    "learn_more": Text("자료", "More"),
    "training_all": Text("교육 자료 모두", "All training material"),
    "learn_mine": Text("내 결과", "My results"),
    "learn_needs_script": Text(
        "문제 풀기와 기록은 스크립트를 켠 브라우저에서 됩니다. 읽을 것은 아래 과정에 있습니다.",
        "Quizzes and records need a browser with scripts. What to read stands in the tracks below.",
    ),
    "learn_sign_off": Text("확인서", "Sign-off"),
    "quiz": Text("퀴즈", "Quiz"),
    "quiz_about": Text("퀴즈 풀기 ({n}문제)", "Take the quiz ({n} questions)"),
    "quiz_note": Text(
        "문제는 지금 시행 중인 기준에서 만들어지고, 기준이 바뀌면 함께 바뀝니다. 결과는 이 브라우저에만 남습니다.",
        "Questions are made from the policies in force and change with them. Results stay in this browser.",
    ),
    "quiz_wait": Text("문제를 부르는 중입니다.", "Loading the questions."),
    "quiz_needs_script": Text(
        "퀴즈는 스크립트를 켠 브라우저에서 풀 수 있습니다.",
        "The quiz needs a browser with scripts.",
    ),
    "quiz_progress": Text("퀴즈 진행", "Progress of the quiz"),
    "quiz_none": Text(
        "아직 낼 문제가 없습니다. 갈래나 경계가 있는 절차와 기준이 시행되면 문제가 생깁니다.",
        "There is nothing to ask yet. Questions appear with procedures and tables in force.",
    ),
}

# Said only on learning pages, so they are no part of the script of every page.
LEARN_WORDS: dict[str, Text] = {
    "lq_kicker": Text("퀴즈", "Quiz"),
    "lq_due": Text("오늘 복습", "Due today"),
    "lq_due_none": Text("오늘 복습할 문제가 없습니다.", "Nothing is due today."),
    "lq_mixed": Text("섞어 풀기", "Mixed"),
    "lq_day": Text("{n}일째 퀴즈", "Quiz of day {n}"),
    "lq_changed_day": Text("{n}일째, 바뀐 것만", "Day {n}, only what changed"),
    "lq_empty": Text("여기에는 낼 문제가 없습니다.", "There is nothing to ask here."),
    "lq_unknown": Text(
        "이 주소의 퀴즈를 찾지 못했습니다. 문서 이름이 바뀌었을 수 있습니다. 학습 화면에서 다시 고르세요.",
        "There is no quiz at this address; the document may have been renamed. Choose again on the learning page.",
    ),
    "lq_failed": Text(
        "문제를 부르지 못했습니다. 연결을 확인하고 다시 여세요.",
        "The questions could not be loaded. Check the connection and try again.",
    ),
    "lq_retry": Text("다시 열기", "Try again"),
    "lq_check": Text("확인", "Check"),
    "lq_next": Text("다음 문제", "Next"),
    "lq_score": Text("결과 보기", "See the score"),
    "lq_at": Text("{of}문제 가운데 {at}번째", "question {at} of {of}"),
    "lq_right": Text("정답", "Right"),
    "lq_mine": Text("고른 답", "Your answer"),
    "lq_mine_right": Text("맞음", "Right"),
    "lq_ok": Text("맞았습니다.", "Right."),
    "lq_no": Text("아쉽습니다.", "Not quite."),
    "lq_key": Text("정답:", "The answer:"),
    "lq_source": Text("근거", "Source"),
    "lq_report": Text("문제가 이상해요", "Something is off"),
    "lq_report_title": Text(
        "문제가 이상해요: {ask} ({document}, 문제 {item})",
        "Something is off with a question: {ask} ({document}, item {item})",
    ),
    "lq_edge_low": Text("{value}까지", "up to {value}"),
    "lq_edge_high": Text("{value}부터", "from {value}"),
    "lq_edge_me": Text("이 건 {value}", "here {value}"),
    "lq_points": Text("점", "points"),
    "lq_score_told": Text("{of}문제 가운데 {n}문제를 맞혔습니다", "{n} of {of} right"),
    "lq_weak": Text("다시 볼 문서", "Look again at"),
    "lq_missed": Text("{n}번 틀림", "missed {n}"),
    "lq_done": Text("끝까지 풀었습니다.", "Played to the end."),
    "lq_only_missed": Text("틀린 것만 다시", "Only what was missed"),
    "lq_again": Text("새로 풀기", "Play again"),
    "lq_anyway": Text("그래도 풀기", "Play anyway"),
    "lq_to_learn": Text("학습으로", "To the learning page"),
    "lq_to_track": Text("과정으로", "To the track"),
    "lq_passed": Text(
        "{n}일째를 통과했습니다. 통과 기준은 {mark}점입니다.",
        "Day {n} passed. The pass mark is {mark}.",
    ),
    "lq_not_passed": Text(
        "통과 기준 {mark}점에 못 미쳤습니다. 다시 볼 문서를 읽고 새로 풀어 보세요.",
        "Below the pass mark of {mark}. Read what is listed here and play again.",
    ),
    "lq_changed_done": Text(
        "바뀐 기준을 모두 다시 풀었습니다.", "Everything that changed was asked again."
    ),
    "lq_changed_none": Text(
        "통과한 뒤 바뀐 문제를 모두 풀었습니다.",
        "Everything that changed since you passed was asked.",
    ),
    "lq_left": Text(
        "{n}문제 남았습니다. 나중에 이어서 풀어도 됩니다.",
        "{n} questions are left. You may go on later.",
    ),
    "lq_more": Text("이어서 {n}문제", "Another {n}"),
    "lq_asked_anew": Text(
        "기준이 바뀌어 다시 묻습니다", "The policy changed, so this is asked again"
    ),
    "lh_due": Text("{n}문제를 복습할 때입니다.", "{n} questions are due."),
    "lh_due_changed": Text(
        "이 가운데 {n}문제는 기준이 바뀌어 다시 묻습니다.",
        "{n} of them are asked again because the policy changed.",
    ),
    "lh_due_none": Text("오늘 복습할 것은 다 했습니다.", "Nothing is left for today."),
    "lh_due_next": Text("다음 복습 {n}문제: {date}", "Next review, {n} questions: {date}"),
    "lh_start": Text("{title} {n}일째 시작", "Start {title}, day {n}"),
    "lh_go_on": Text("{title} {n}일째 풀기", "On with {title}, day {n}"),
    "lh_due_first": Text(
        "문제를 풀면 다시 볼 날을 잡아 드립니다.",
        "Once you answer questions, their return is planned here.",
    ),
    "lh_review": Text("복습하기", "Review"),
    "lh_bar": Text("{title} 진행", "Progress in {title}"),
    "lh_track_at": Text("{of}일 가운데 {n}일 통과", "{n} of {of} days passed"),
    "lh_track_done": Text("모두 통과했습니다.", "All days passed."),
    "lh_track_changed": Text("바뀐 날 {n}", "{n} changed"),
    "lh_next_day": Text("이어서 {n}일째", "On with day {n}"),
    "lt_quiz": Text("퀴즈 풀기", "Take the quiz"),
    "lt_quiz_again": Text("다시 풀기", "Take it again"),
    "lt_passed": Text("통과 · {percent}점 · {date}", "passed · {percent} · {date}"),
    "lt_first_day": Text(
        "먼저 {n}일째를 통과하세요. 건너뛰고 풀 수도 있습니다.",
        "Pass day {n} first; you may also skip it.",
    ),
    "lt_first_track": Text(
        "먼저 마칠 과정이 있습니다: {title}.", "Finish this track first: {title}."
    ),
    "lt_changed": Text(
        "통과한 뒤 기준이 바뀌었습니다. 다시 풀 문제가 {n}개 남았습니다.",
        "The policy changed since you passed. {n} questions are left to answer again.",
    ),
    "lt_changed_most": Text("한 번에 {n}문제씩 나누어 풉니다.", "They come {n} at a time."),
    "lt_moved_fact": Text("{name}: {was} → {now}", "{name}: {was} → {now}"),
    "lt_moved_rule": Text("{title}: 규칙 ‘{name}’", "{title}: rule “{name}”"),
    "lt_new_rule": Text("{title}: 새 규칙 ‘{name}’", "{title}: new rule “{name}”"),
    "lt_moved_in": Text("다시 풀 문서: {titles}", "Asked again about: {titles}"),
    "lt_moved_more": Text("그 밖에 {n}개", "{n} more"),
    "lt_changed_only": Text("바뀐 것만 풀기 ({n}문제)", "Only what changed ({n})"),
    "lt_day": Text("{n}일째", "Day {n}"),
    "lt_day_head": Text("날", "Day"),
    "lt_points_head": Text("점수", "Score"),
    "lt_date_head": Text("통과한 날", "Passed on"),
    "lt_since_head": Text("그 뒤 바뀐 것", "Changed since"),
    "lt_points": Text("{n}점", "{n}"),
    "lt_not_yet": Text("아직", "not yet"),
    "lt_optional": Text("선택", "optional"),
    "lt_since": Text("{n}문제", "{n} questions"),
    "lt_done": Text(
        "{name} 님이 ‘{title}’ {of}일을 모두 통과했습니다.",
        "{name} has passed all {of} days of “{title}”.",
    ),
    "lt_open": Text(
        "{name} 님은 ‘{title}’ {of}일 가운데 {n}일을 통과했습니다.",
        "{name} has passed {n} of {of} days of “{title}”.",
    ),
    "lt_name": Text("이름", "Name"),
    "lt_by": Text("확인 {role}", "Signed off by {role}"),
    "lt_print": Text("인쇄", "Print"),
    "ls_mine": Text("이 브라우저의 가명", "Pseudonym in this browser"),
    "ls_count": Text("답 {n}개", "{n} answers"),
    "ls_hint": Text(
        "기록은 이 브라우저에만 있고 아무 데도 보내지 않습니다. 파일에는 가명과 고른 답만 들어갑니다.",
        "Records stay in this browser and are sent nowhere. The file holds the pseudonym and the answers alone.",
    ),
    "ls_export": Text("결과 내보내기", "Export results"),
    "ls_import": Text("결과 들여오기", "Import results"),
    "ls_redraw": Text("가명 다시 뽑기", "Draw another pseudonym"),
    "ls_clear": Text("모두 지우기", "Delete everything"),
    "ls_exported": Text("파일로 내려받았습니다.", "Saved as a file."),
    "ls_redrawn": Text("새 가명은 {name}입니다.", "The new pseudonym is {name}."),
    "ls_imported": Text("답 {n}개를 보탰습니다.", "{n} answers were added."),
    "ls_import_other": Text(
        "학습 결과 파일이 아닙니다. ‘결과 내보내기’로 만든 파일을 고르세요.",
        "This is not a results file. Choose one made by “Export results”.",
    ),
    "ls_import_newer": Text(
        "더 새로운 판이 만든 파일이라 읽을 수 없습니다. 사이트가 새로 만들어진 뒤에 다시 들여오세요.",
        "A newer version made this file. Import it again once this site was rebuilt.",
    ),
    "ls_import_edited": Text(
        "내보낸 뒤에 바뀐 파일이라 들여오지 않았습니다. 고치지 않은 파일을 고르세요.",
        "The file was changed after its export and was not imported. Choose the original.",
    ),
    "ls_merge_ask": Text(
        "이 파일의 가명은 {theirs}, 이 브라우저의 가명은 {mine}입니다. 다른 사람의 결과라면 섞여서 다시 나눌 수 없습니다. 합칠까요?",
        "This file is of {theirs}, this browser of {mine}. Results of two people, once joined, cannot be told apart. Join them?",
    ),
    "ls_merge_yes": Text("합치기", "Join"),
    "ls_merge_no": Text("합치지 않기", "Do not join"),
    "ls_clear_ask": Text(
        "답과 통과 기록을 모두 지울까요? 되돌릴 수 없습니다.",
        "Delete all answers and passes? This cannot be undone.",
    ),
    "ls_clear_yes": Text("지우기", "Delete"),
    "ls_clear_no": Text("그대로 두기", "Keep them"),
    "ls_cleared": Text(
        "모두 지웠습니다. 새 가명으로 시작합니다.", "Deleted. You start with a new pseudonym."
    ),
    "ls_full": Text(
        "브라우저의 저장 공간이 가득 차 더는 기록하지 못합니다. 계속 풀 수 있습니다. 이 화면을 닫기 전에 결과를 내보내 두세요.",
        "The browser's storage is full, so nothing more is recorded. You can go on; export your results before you leave.",
    ),
    "ls_blocked": Text(
        "브라우저가 저장을 막아 기록하지 못합니다. 계속 풀 수 있습니다. 이 화면을 닫기 전에 결과를 내보내 두세요.",
        "The browser does not let this site record. You can go on; export your results before you leave.",
    ),
    "ls_damaged": Text(
        "남아 있던 학습 기록을 읽을 수 없어 그대로 두었습니다. 지금 푸는 것은 이 화면을 닫으면 사라집니다.",
        "The records kept here cannot be read and were left alone. What you answer now is gone when you leave.",
    ),
    "ls_newer": Text(
        "이 기록은 더 새로운 판의 사이트가 남긴 것이라 그대로 두었습니다. 지금 푸는 것은 이 화면을 닫으면 사라집니다.",
        "A newer version of this site left these records; they were left alone. What you answer now is gone when you leave.",
    ),
    "ls_keep_raw": Text("그 기록을 파일로 받기", "Save those records as a file"),
    "ls_start_anew": Text("지우고 새로 시작", "Delete them and start anew"),
}


def learn_words(language: Language) -> dict[str, str]:
    """What the script of the learning pages says."""
    said = {key: text.to(language) for key, text in LEARN_WORDS.items()}
    return said | {"lq_plants": " ".join(plant.to(language) for plant in PLANTS)}
