"""`cscx test --steps`: every sentence of scenarios with an example."""

from __future__ import annotations

import json

from cscx.cells import pad, width
from cscx.cli.output import write_result
from cscx.cli.test_options import RunOptions
from cscx.messages import Language
from cscx.scenarios.steps import library


def print_steps(options: RunOptions, language: Language) -> None:
    """The steps of a language, each with its example; as JSON those of both."""
    steps = library().definitions
    if options.format_ == "json":
        data = [
            {
                "kind": each.kind,
                "language": each.language,
                "form": each.shown,
                "example": each.example,
            }
            for each in steps
        ]
        write_result(
            json.dumps({"steps": data}, ensure_ascii=False, indent=2) + "\n", options.output_file
        )
        return
    own = [each for each in steps if each.language == language]
    widest = max(width(each.shown) for each in own)
    lines: list[str] = []
    for kind in ("given", "when", "then"):
        lines += [f"{pad(each.shown, widest)}  {each.example}" for each in own if each.kind == kind]
        lines.append("")
    write_result("\n".join(lines[:-1]) + "\n", options.output_file)
