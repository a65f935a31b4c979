"""`cscx decide` for one case: decide, ask on a terminal for what is missing, print."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping

import click

from cscx.cli.asked_table import item_of
from cscx.cli.asking import NOBODY, STOP, Reply, ask, on_terminal
from cscx.cli.decision_data import decision_data
from cscx.cli.decision_text import DecisionText
from cscx.cli.output import Printing, write_json, write_result
from cscx.content.corpus import Corpus
from cscx.policy.decision.evaluate import Decision, assumptions, decide_known
from cscx.policy.language.values import Value
from cscx.policy.tables.aggregate import ANSWERED
from cscx.policy.tables.chain import Chain, all_fields


def decide_case(
    corpus: Corpus,
    chain: Chain,
    known: Mapping[str, Value],
    nobody_knows: Collection[str],
    printing: Printing,
) -> int:
    """Decide and print; the exit code, 0 when there is an answer and 1 when there is none."""
    decision = _decide(chain, known, nobody_knows)
    if decision.status == "open" and on_terminal():
        decision = _interview(corpus, chain, known, nobody_knows, printing)
    if printing.format == "json":
        data = decision_data(chain, decision, corpus.as_of.isoformat(), printing.language)
        write_json(data)
    else:
        style = printing.style(sys.stdout)
        words = DecisionText(corpus, chain, printing.language, style)
        write_result("\n".join(words.lines(decision)) + "\n", None)
    return 0 if decision.status in ANSWERED else 1


def _decide(chain: Chain, known: Mapping[str, Value], nobody_knows: Collection[str]) -> Decision:
    assumed = assumptions(chain, known, nobody_knows)
    return decide_known(chain, {**assumed, **known}, nobody_knows)


def _interview(
    corpus: Corpus,
    chain: Chain,
    known: Mapping[str, Value],
    nobody_knows: Collection[str],
    printing: Printing,
) -> Decision:
    """Ask one question after another until the case is decided or nobody answers any more."""
    known, unknowable = dict(known), set(nobody_knows)
    style = printing.style(sys.stderr)
    words = DecisionText(corpus, chain, printing.language, style)
    fields = all_fields(chain)
    while True:
        decision = _decide(chain, known, unknowable)
        if decision.status != "open" or decision.ask is None:
            break
        click.echo(words.progress(decision), err=True, color=True)
        name = decision.ask.input
        reply = ask(item_of(corpus, fields[name]), printing.language, style)
        if reply is STOP:
            break
        if reply is NOBODY:
            unknowable.add(name)
        elif not isinstance(reply, Reply):
            known[name] = reply
    click.echo(err=True)
    return decision
