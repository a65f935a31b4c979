"""The flow diagram as the browser draws it: places, lines and words, in a fraction of its markup.

Drawn here, a diagram of 36 steps takes 19 KB of a page, more than half of what a page may weigh; as
data it takes 3. Without scripts the steps say the same in words and links.
"""

from __future__ import annotations

from typing import Any

import msgspec
from markupsafe import Markup

from cscx.content.kinds.sop import Sop
from cscx.publish.addresses import anchor
from cscx.publish.island import island
from cscx.publish.pieces.flow import HEIGHTS, WIDTH, Flow, Node, flow
from cscx.publish.site import View


class Drawing(msgspec.Struct, frozen=True):
    """A diagram for the browser: `data` is JSON (see `data_of`), `told` its main path in words."""

    data: Markup
    title: str
    told: str


def drawing(view: View, sop: Sop) -> Drawing:
    """The diagram of a procedure."""
    made = flow(view, sop)
    return Drawing(island(data_of(made, sop)), made.title, made.told)


def data_of(made: Flow, sop: Sop) -> dict[str, Any]:
    """The diagram as numbers and words.

    `size` [width, height]; `widths` of a box by its x; `heights` of a box with one and with two lines and
    of a mention; `nodes` [step, x, y, look, line…], where a step is its place in the procedure, `look` a
    verdict or `again`, and a box without a line carries the title of its step; `edges` [from, to, path, x,
    y, row…]; `notes` [x, y, words].
    """
    place = {anchor(step.id): number for number, step in enumerate(sop.steps)}
    titles = [step.name for step in sop.steps]
    return {
        "size": [WIDTH, _short(made.height)],
        "widths": {str(_short(node.x)): _short(node.width) for node in made.nodes},
        "heights": HEIGHTS,
        "nodes": [
            [
                place[node.step],
                _short(node.x),
                _short(node.y),
                "again" if node.again else node.verdict,
                *(
                    []
                    if list(node.lines) == [_said(node, titles[place[node.step]])]
                    else node.lines
                ),
            ]
            for node in made.nodes
        ],
        "edges": [
            [
                place[edge.start],
                place[edge.end],
                edge.path,
                *([*map(_short, edge.label[0][:2])] if edge.label else []),
                *(words for _, _, words in edge.label),
            ]
            for edge in made.edges
        ],
        "notes": [[_short(x), _short(y), words] for x, y, words in made.notes],
    }


def _said(node: Node, title: str) -> str:
    """What a box says as long as it has room."""
    return f"→ {title}" if node.again else title


def _short(number: float) -> float | int:
    return int(number) if number == int(number) else round(number, 1)
