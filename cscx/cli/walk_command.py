"""`cscx walk`."""

from __future__ import annotations

from typing import Any

import click

from cscx.cli.asked_procedure import listed, scope_of
from cscx.cli.asked_table import standing
from cscx.cli.command import Command, Example, language_for
from cscx.cli.errors import Failure
from cscx.cli.given_facts import given_facts
from cscx.cli.opening import current_folder, day, open_settings
from cscx.cli.output import note, write_result
from cscx.cli.walk_case import Printing, walk_case
from cscx.cli.walk_options import WalkOptions, walk_options
from cscx.content.loading import read_corpus
from cscx.content.policies import Policies
from cscx.messages import Text
from cscx.policy.walk.scope import Scope

_WHICH = Text("어느 SOP인지 쓰세요.", "Say which SOP.")
_LIST = Text("SOP 모두 보기: cscx walk --list", "All SOPs: cscx walk --list")


@click.command(
    "walk",
    cls=Command,
    summary=("SOP를 사례 하나로 밟아 본다.", "Take a case through an SOP."),
    about=(
        """어느 단계를 지나 무엇을 묻고 말하고 넘기는지, 왜 그 길로 가는지, 어디서 끝나는지 보여 준다.
        길에 필요한 것만 묻는다. 터미널에서는 하나씩 묻고, 아니면 다음에 알아야 할 것을 말하고 멈춘다.

        0은 끝까지 감, 1은 끝나지 않음(사실이 모자라거나 갈 길이 없음), 2는 실행할 수 없음.""",
        """Shows the steps a case takes, what is asked, said and handed over, why it goes that way
        and where it ends. Only what the way depends on is asked for: one by one on a terminal,
        elsewhere it stops and says what is needed.

        Exit 0 ended, 1 not ended (a fact missing, or no way on), 2 cannot run.""",
    ),
    examples=(
        Example(
            "cscx walk refund-transfer 사정확인=아니오 예금주일치=예",
            "물은 답은 단계 이름으로 쓴다",
            "an answer goes by its step",
        ),
        Example(
            "cscx walk delivery-delay verify-customer=resolved 배송상태='출고 전' 결제후영업일=2",
            "이미 마친 SOP는 다시 밟지 않는다",
            "an SOP done before is not walked again",
        ),
        Example(
            "cscx walk order-cancel", "무엇부터 알아야 하는지 본다", "see what is needed first"
        ),
        Example("cscx walk --list", "SOP를 모두 본다", "list every SOP"),
    ),
)
@walk_options
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Walk an SOP."""
    options = WalkOptions(**given)
    root, settings = open_settings(current_folder())
    language = language_for(ctx, settings)
    corpus = read_corpus(root, settings, as_of=day(options.as_of))
    policies = Policies(corpus)
    if options.list_:
        write_result("".join(f"{line}\n" for line in listed(policies)), None)
        return
    if options.sop is None:
        raise Failure(_WHICH, _LIST)
    facts = given_facts(options.facts)
    scope = scope_of(policies, options.sop)
    known = facts.read(scope.fields, lambda name: _meant(scope, name))
    hindrance = standing(corpus, options.sop, "sop")
    if hindrance is not None:
        note(hindrance.to(language))
    printing = Printing(options.format_, language, options.color)
    ctx.exit(walk_case(corpus, scope, known.values, known.nobody_knows, printing))


def _meant(scope: Scope, name: str) -> str:
    """The name a question goes by; `sop.step` always names one."""
    asked = scope.meaning.get(name)
    return name if asked is None or name in scope.fields else scope.names[asked]
