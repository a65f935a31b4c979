"""A report in the terminal: tables aligned by cells, so that Korean stands in columns too."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from cscx.cells import fit, pad, width, wrap
from cscx.cli.help import columns
from cscx.cli.output import Printing, Style
from cscx.training.report import words
from cscx.training.report.sheet_view import SheetView
from cscx.training.report.view import Table, View

_GAP = "  "
_NARROWEST = 6
_WHOLE = "id"


def as_text(view: View, printing: Printing) -> str:
    """The report for people."""
    style = printing.style(sys.stdout)
    lines = [style(view.title, "bold")]
    for said in view.head:
        lines.extend(wrap(said, columns()))
    for table in view.tables:
        lines.append("")
        lines.extend(_table(table, style))
        if table.rest:
            more = words.MORE(n=len(table.rest)).to(printing.language)
            lines.append(style(f"{_GAP}{more}", "dim"))
    if view.sheets:
        lines.extend(["", style(words.SHEETS.to(printing.language), "bold")])
    for sheet in view.sheets:
        lines.extend(_sheet(sheet, style))
    return "\n".join(lines) + "\n"


def _table(table: Table, style: Style) -> Iterator[str]:
    yield style(table.title, "bold")
    for line in wrap(table.about, columns() - len(_GAP)):
        yield style(f"{_GAP}{line}", "dim")
    widths = _widths(table)
    yield style(_row(table.columns, widths, table.left), "dim")
    for row in table.rows:
        yield _row(row, widths, table.left)


def _widths(table: Table) -> list[int]:
    """Cells of each column: figures and ids as they need, texts share what is left."""
    needed = [max(map(width, cells)) for cells in zip(table.columns, *table.rows, strict=True)]
    spare = columns() - len(_GAP) * len(needed)
    texts = [at for at in range(table.left) if table.columns[at] != _WHOLE]
    while sum(needed) > spare and max(needed[at] for at in texts) > _NARROWEST:
        needed[max(texts, key=needed.__getitem__)] -= 1
    return needed


def _row(cells: tuple[str, ...], widths: list[int], left: int) -> str:
    shown = []
    for at, (cell, cells_wide) in enumerate(zip(cells, widths, strict=True)):
        text = _cut(cell, cells_wide)
        blanks = " " * (cells_wide - width(text))
        shown.append(pad(text, cells_wide) if at < left else blanks + text)
    return (_GAP + _GAP.join(shown)).rstrip()


def _cut(text: str, cells: int) -> str:
    """A text, with … where it is too wide."""
    return text if width(text) <= cells else text[: fit(text, cells - 1)] + "…"


def _sheet(sheet: SheetView, style: Style) -> Iterator[str]:
    yield ""
    yield f"{_GAP}{style(sheet.learner, 'cyan')}"
    for said in sheet.said:
        yield from (f"{_GAP}{line}" for line in wrap(said, columns() - len(_GAP)))
    names = max((width(line.name) for line in sheet.lines), default=0)
    before = len(_GAP) * 2 + names
    for line in sheet.lines:
        told = f"{line.what} [{line.where}]" if line.where else line.what
        room = columns() - before - len(_GAP)
        first, *rest = [part for each in told.split("\n") for part in wrap(each, room)] or [""]
        yield f"{_GAP}{style(pad(line.name, names), 'dim')}{_GAP}{first}"
        yield from (f"{' ' * before}{each}" for each in rest)
