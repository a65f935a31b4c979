"""Another company's knowledge base, as different from the reference one as it may be.

English, one channel, few optional fields, very long names, a procedure of many steps, a desk that is
empty at night.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

LONG = (
    "Refund of a partly delivered order paid with two cards and one gift voucher of a third company"
)

_FILES = {
    "cscx.toml": """
        format = 1
        language = "en"
        content = ["sops"]

        [defaults]
        role = "Agent"

        [site]
        issue-url = "https://git.example.com/kb/issues/new?title={title}&body={path}%0A{anchor}%0A{version}"
        """,
    "mkdocs.yml": """
        site_name: Northlight help desk
        docs_dir: site
        theme:
          name: cscx
        plugins:
          - cscx
          - material/search
        """,
    "site/guide.md": "# Guide\n",
    "sops/reference/roles.yaml": """
        kind: roles
        items:
          Agent: {duties: answers}
          Lead: {duties: decides, reach: ext. 11, hours: 월-금 09:00-18:00}
          Owner: {duties: owns the rules}
        """,
    "sops/reference/channels.yaml": """
        kind: channels
        items:
          Chat: {hours: 항상}
        """,
    "sops/reference/calendar.yaml": """
        kind: calendar
        country: KR
        hours: {월-금: "09:00-18:00"}
        """,
    "sops/reference/reasons.yaml": """
        kind: reasons
        items:
          Order.late: {says: ["where is it?"]}
          Order.lost: {says: ["it never came"], no_exception: always sent again}
          Refund.slow: {says: ["my money?"]}
        """,
    "sops/reference/terms.yaml": """
        kind: terms
        items:
          Chargeback: {means: money taken back by the bank, say: reversal}
        """,
    "sops/reference/inputs.yaml": """
        kind: inputs
        items:
          심각도: {values: [P1, P2]}
        """,
    "sops/escalations/desk.yaml": """
        kind: escalation
        title: Desk
        summary: Who to call.
        status: active
        owner: Owner
        effective: 2026-03-01
        severities:
          P1: {title: Urgent, text: someone is hurt}
          P2: {title: Normal, text: all else}
        paths:
          day:
            levels:
              - {call: Lead, within: 10분}
        inputs: [심각도]
        rules:
          - id: always
            when: {}
            then: {path: day}
        examples:
          - name: always
            given: {심각도: P1}
            expect: {path: day}
        """,
    "sops/scripts/hello.yaml": """
        kind: script
        title: Hello
        summary: What to say first.
        status: active
        owner: Owner
        effective: 2026-03-01
        text:
          Chat: |
            Hello {name}, I will look.
        slots: {name: Ada}
        """,
    "sops/procedures/bare.yaml": """
        kind: sop
        title: Bare
        summary: Nothing but one step.
        status: active
        owner: Owner
        effective: 2026-03-01
        reasons: [Refund.slow]
        steps:
          - id: done
            end: resolved
        """,
}


def write(folder: Path, *, steps: int = 60) -> Path:
    """Write the knowledge base below a folder; its long procedure has `steps` steps."""
    for name, text in {**_FILES, "sops/procedures/long.yaml": long_sop(steps)}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text).lstrip(), encoding="utf-8")
    return folder


def long_sop(steps: int) -> str:
    """A procedure that asks at every third step and escalates in the end."""
    head = f"""\
kind: sop
title: {LONG}
summary: Look at every part of the order in turn. A Chargeback stops it.
status: active
owner: Owner
effective: 2026-03-01
reasons: [Order.late]
steps:
"""
    return head + "".join(_step(number, steps) for number in range(1, steps + 1))


def _step(number: int, steps: int) -> str:
    if number == steps:
        return f"  - id: s{number}\n    escalate: desk\n    with: {{심각도: P2}}\n"
    title = f"{LONG}, part {number}" if number == 2 else f"Part {number} of the order"
    lines = [f"  - id: s{number}", f"    title: {title}"]
    if number % 3 == 0:
        other = f"s{number + 2}" if number + 2 <= steps else f"s{number + 1}"
        lines += ["    ask: Is it there?", f"    branches: {{yes: s{number + 1}, no: {other}}}"]
    else:
        lines += [
            "    do: Look whether a Chargeback is open. Read back what you see.",
            f"    next: s{number + 1}",
        ]
        if number == 1:
            lines.append("    say: hello")
    return "\n".join(lines) + "\n"
