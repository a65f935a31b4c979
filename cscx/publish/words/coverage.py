"""What the coverage page says."""

from __future__ import annotations

from cscx.messages import Text

WORDS: dict[str, Text] = {
    "coverage": Text("빈틈 보기", "Coverage"),
    "coverage_by_reason": Text("문의 사유마다 갖춘 것", "What each contact reason has"),
    "coverage_sops": Text("절차", "SOPs"),
    "coverage_tables": Text("기준", "Tables"),
    "coverage_scripts": Text("스크립트", "Scripts"),
    "coverage_channels": Text("채널", "Channels"),
    "coverage_no_sops": Text("절차 없음", "Without an SOP"),
    "coverage_no_tables": Text("기준 없음", "Without a table"),
    "coverage_no_scripts": Text("스크립트 없음", "Without a script"),
    "coverage_no_channels": Text("말할 것 없는 채널", "Channels with nothing to say"),
    "coverage_none": Text("없음", "none"),
    "coverage_needless": Text("필요 없음", "not needed"),
    "coverage_silent": Text("{names} 없음", "not in {names}"),
    "coverage_gaps": Text("빈틈 {n}개", "{n} gaps"),
    "coverage_only": Text("빈틈만 보기", "Gaps only"),
    "coverage_note": Text(
        "이 사이트에 나오는 문서만 셉니다. 채널은 절차가 맡는다고 적은 채널을 스크립트와 견줍니다.",
        "Counts what this site shows. Channels a procedure names are compared with its scripts.",
    ),
}
