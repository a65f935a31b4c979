"""What `cscx drill --list` shows: procedures, or the drills of one by the customer's first words."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

from cscx.cells import fit, pad, width
from cscx.cli.help import columns
from cscx.cli.output import Printing
from cscx.content.corpus import Corpus
from cscx.messages import Language, Text
from cscx.training.drills.drill import Drill

_HEAD = Text("{title}: 드릴 {n}개", "{title}: {n} drills")
_TURNS = Text("{n}번 고름", "{n} turns")
_PLAY = Text("하나만 하기: cscx drill {sop} --drill {id}", "Play one: cscx drill {sop} --drill {id}")  # fmt: skip
_PROCEDURES = Text("연습할 수 있는 절차 {n}개", "{n} SOPs to practise")
_OF_ONE = Text("한 절차의 드릴 보기: cscx drill SOP --list", "The drills of one: cscx drill SOP --list")  # fmt: skip
_GAP = 2


def list_text(drills: Sequence[Drill], corpus: Corpus, printing: Printing) -> str:
    """The list for people: id, turns, customer, first words; cut to the width of the terminal."""
    language, style = printing.language, printing.style(sys.stdout)
    entry = corpus.find("sop", drills[0].sop)
    title = getattr(entry.body, "title", drills[0].sop) if entry is not None else drills[0].sop
    lines = [style(_HEAD(title=title, n=len(drills)).to(language), "bold")]
    turns = [_TURNS(n=len(each.turns)).to(language) for each in drills]
    who = [each.customer.title.to(language) for each in drills]
    widest = (max(map(width, turns)), max(map(width, who)))
    for drill, told, customer in zip(drills, turns, who, strict=True):
        head = f"  {drill.id}  {pad(told, widest[0])}  "
        rest = columns() - width(head)
        if rest > widest[1] + _GAP + 1:
            words = _cut(drill.title.to(language), rest - widest[1] - _GAP)
            lines.append(f"{head}{pad(customer, widest[1])}  {words}".rstrip())
        else:
            lines.append(head.rstrip())
            lines.append(f"      {_cut(drill.title.to(language), columns() - 6)}")
    lines.append("")
    lines.append(_PLAY(sop=drills[0].sop, id=drills[0].id).to(language))
    return "\n".join(lines) + "\n"


def procedures_text(titles: Mapping[str, str], printing: Printing) -> str:
    """The procedures that can be practised, by their id with their title, for people."""
    language, style = printing.language, printing.style(sys.stdout)
    lines = [style(_PROCEDURES(n=len(titles)).to(language), "bold")]
    widest = max(map(width, titles), default=0)
    for name, title in titles.items():
        room = max(columns() - widest - 2 * _GAP, 1)
        lines.append(f"  {pad(name, widest)}  {_cut(title, room)}".rstrip())
    lines += ["", _OF_ONE.to(language)]
    return "\n".join(lines) + "\n"


def procedures_data(titles: Mapping[str, str]) -> dict[str, Any]:
    """The same for machines."""
    return {"sops": [{"id": name, "title": title} for name, title in titles.items()]}


def _cut(text: str, cells: int) -> str:
    if width(text) <= cells:
        return text
    return f"{text[: fit(text, cells - 1)]}…"


def list_data(drills: Sequence[Drill], language: Language) -> dict[str, Any]:
    """The list for machines."""
    return {
        "sop": drills[0].sop,
        "drills": [
            {
                "id": each.id,
                "fingerprint": each.fingerprint,
                "title": each.title.to(language),
                "customer": each.customer.title.to(language),
                "persona": each.customer.persona,
                "mood": each.customer.mood,
                "turns": len(each.turns),
                "ways": list(each.ways),
                "rules": list(each.rules),
                "end": each.end,
            }
            for each in drills
        ],
    }
