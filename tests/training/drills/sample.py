"""A small drill without a flaw, and ways to spoil it."""

from __future__ import annotations

from typing import Any

import msgspec

from cscx.messages import same
from cscx.training.drills import errors
from cscx.training.drills.drill import DONE, Choice, Customer, Drill, Line, Turn
from cscx.training.drills.errors import FAULTS
from cscx.training.items.item import Source

SOURCE = Source("return", "확인", ("steps", 0))


def _choice(text: str, error: str | None, mood: int, to: str) -> Choice:
    return Choice(
        code=f"step:{text}",
        text=same(text),
        spoken=True,
        error=error,
        feedback=same("맞다." if error is None else "틀리다."),
        source=SOURCE,
        mood=mood,
        critical=False,
        to=to,
    )


def key(text: str, to: str, mood: int = 1) -> Choice:
    return _choice(text, None, mood, to)


def wrong(text: str, turn: str, error: str = errors.SKIPPED_STEP, **changed: Any) -> Choice:
    return msgspec.structs.replace(_choice(text, error, FAULTS[error].mood, turn), **changed)


def turn(at: int, to: str, *choices: Choice) -> Turn:
    id_ = f"t{at}"
    offered = choices or (
        wrong(f"건너뛴다 {at}", id_),
        key(f"한다 {at}", to),
        wrong(f"“안 돼요 {at}.”", id_, errors.FORBIDDEN_PHRASE),
    )
    return Turn(
        id=id_,
        kind="step",
        step=("return", f"단계{at}"),
        name=f"단계{at}",
        heard=True,
        at=(("return", f"단계{at}"),),
        before=(Line("customer", same("반품할게요")), Line("screen", same("경과일: 3일"))),
        ask=same("어떻게 할까요?"),
        choices=offered,
    )


def drill(**changed: Any) -> Drill:
    """Three turns, a customer who is neutral; `changed` are fields to replace."""
    clean = Drill(
        sop="return",
        title=same("반품할게요"),
        customer=Customer(
            None,
            same("바쁜 고객"),
            0,
            (same("윗분 바꿔 주세요."),),
            (same("네?"), same("그게 아니고요.")),
            (same("네, 감사합니다."),),
        ),
        case={"경과일": 3},
        unknown=(),
        turns=(turn(1, "t2"), turn(2, "t3"), turn(3, DONE)),
        path=tuple(("return", f"단계{at}") for at in (1, 2, 3)),
        ways=("return.단계1=None",),
        rules=(),
        last=(Line("screen", same("상담을 마쳤습니다.")),),
        end="resolved",
    )
    return msgspec.structs.replace(clean, **changed)
