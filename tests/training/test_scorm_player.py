"""What the package's player keeps between two visits, and how it tells an LMS the time."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cscx.training.exports.scorm import MOST

pytestmark = pytest.mark.node
PLAYER = Path(__file__).parents[2] / "cscx/training/exports/scorm_player"
FORM = "0123456789ab"


def _asked(expression: str) -> Any:
    """What an expression of the player's scripts gives, in Node.js."""
    scripts = "\n".join((PLAYER / name).read_text("utf-8") for name in ("lms.js", "progress.js"))
    told = f"{scripts}\nprocess.stdout.write(JSON.stringify({expression}));"
    done = subprocess.run(["node", "-e", told], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def _read(text: str, sizes: list[int]) -> Any:
    return _asked(f"progressFrom({json.dumps(text)}, '{FORM}', {sizes})")


def test_the_longest_page_stays_below_what_scorm_keeps() -> None:
    answers = [2] * MOST
    text = _asked(f"progressText('{FORM}', {{best: 100, answers: {answers}}})")
    assert len(text) < 4096
    assert _read(text, [3] * MOST) == {"best": 100, "answers": answers}


@pytest.mark.parametrize(
    "text",
    ["", "1;another-form;80;012", f"2;{FORM};80;012", f"1;{FORM};80;0129", f"1;{FORM};x;012", f"1;{FORM};80;0x", f"1;{FORM};80;00000"],
)  # fmt: skip
def test_what_does_not_fit_begins_anew(text: str) -> None:
    assert _read(text, [3, 3, 3, 3]) == {"best": -1, "answers": []}


def test_times_have_the_form_of_scorm() -> None:
    spans = "[0, 59, 61, 3661, 99999999].map(timeSpan)"
    assert _asked(spans) == ["0000:00:00", "0000:00:59", "0000:01:01", "0001:01:01", "9999:46:39"]
    assert _asked("clockTime(new Date(2026, 10, 22, 9, 5, 7))") == "09:05:07"
