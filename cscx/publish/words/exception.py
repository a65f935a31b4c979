"""What the page of a decision table says."""

from __future__ import annotations

from cscx.messages import Text

WORDS: dict[str, Text] = {
    "checked_by_tool": Text("자동 확인", "Proved"),
    "proved": Text(
        "어떤 경우에도 답이 있고, 규칙끼리 어긋나지 않습니다.",
        "Every case has an answer, and no rules contradict each other.",
    ),
    "not_proved": Text(
        "답이 없거나 어긋나는 경우가 남아 있습니다. cscx lint로 확인하세요.",
        "Some cases have no answer or contradicting ones. See cscx lint.",
    ),
    "examples_pass": Text(
        "예시 {n}개가 모두 그대로 나옵니다.", "All {n} examples come out as written."
    ),
    "examples_fail": Text(
        "예시 {n}개 가운데 {failed}개가 다르게 나옵니다.",
        "{failed} of {n} examples come out otherwise.",
    ),
    "examples_left": Text(
        "{n}개는 줄였습니다. 모두 판정표 파일에 있습니다.",
        "{n} more stand in the file of the table.",
    ),
    "example_differs": Text("다르게 나옴", "comes out otherwise"),
    "count_rules": Text("규칙 {n}개", "{n} rules"),
    "outcomes": Text("나올 수 있는 결과", "Possible outcomes"),
    "outcome_rules": Text("규칙 {n}개", "{n} rules"),
    "outcome_rest": Text("나머지", "the rest"),
    "discretion": Text("재량", "Discretion"),
    "or_else": Text("또는", "or"),
    "limits": Text("넘을 수 없는 한도", "Limits"),
    "limit_never": Text("안 됨", "never"),
    "limit_not": Text("{} 불가", "not by {}"),
    "otherwise": Text("맞는 규칙이 없으면", "If no rule fits"),
    "given": Text("이런 경우", "Given"),
    "expect": Text("이렇게", "Expect"),
    "hit_unique": Text("언제나 규칙 하나만 맞습니다.", "Exactly one rule fits."),
    "hit_first": Text("위에서부터 처음 맞는 규칙을 씁니다.", "The first rule that fits counts."),
    "hit_any": Text("여러 규칙이 맞아도 답은 같습니다.", "Rules that fit agree."),
    "hit_priority": Text("앞에 적은 결과가 먼저입니다.", "The outcome named first wins."),
    "hit_collect": Text("맞는 규칙을 모두 씁니다.", "All rules that fit count."),
    "cell_not": Text("{} 아님", "not {}"),
    "cell_has": Text("{} 가운데 하나라도", "any of {}"),
    "cell_has_one": Text("{} 있음", "with {}"),
    "cell_all": Text("{} 모두", "all of {}"),
}
