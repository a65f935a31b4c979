"""Random edits of a knowledge base: some change its meaning, some only its words."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

NUMBER = re.compile(r"(?<=value: )\"?(\d[\d,]*)(만원|원|일|영업일|시간|분|회)\"?$", re.MULTILINE)
TIER = re.compile(r"^      (일반|골드|VIP): (\d[\d,]*)(원|일)$", re.MULTILINE)
ROLE = re.compile(r"(?<=승인: )(상담사|파트장|CS매니저)(?=[,}])")
NEXT = re.compile(r"^    next: (\S+)$", re.MULTILINE)
BRANCH = re.compile(r"^      ([^\s:<][^:\n]*): (\S+)$", re.MULTILINE)
TAKER = re.compile(r"(?<=\bto: )(물류|정산|법무|보안)(?=[,}\n])")
CALL = re.compile(r"(?<=call: )(파트장|CS매니저|당직파트장|운영총괄)(?=,)")
WITHIN = re.compile(r"(?<=within: )(\d+)(분|시간)(?=})")
STEP = re.compile(r"^  - id: (\S+)$", re.MULTILINE)
WORDS = re.compile(
    r"^(?:title|summary|    because|    do|      label|    label|applies|because): [^|\"'{\[\n>]{6,}$",
    re.MULTILINE,
)


class Edit(NamedTuple):
    """One file before and after."""

    path: str
    text: str
    what: str


def meaning(texts: Mapping[str, str], draw: random.Random) -> Edit:
    """An edit that may change an answer: a value, an approval, a way, a hand-over, a call."""
    while True:
        change = draw.choice(_MEANINGS)
        found = change(texts, draw)
        if found is not None and found.text != texts[found.path]:
            return found


def wording(texts: Mapping[str, str], draw: random.Random) -> Edit:
    """An edit of a sentence that says the same in other words."""
    while True:
        path = draw.choice([each for each in texts if "/reference/terms" not in each])
        hits = list(WORDS.finditer(texts[path]))
        if path.startswith("sops/") and hits:
            hit = draw.choice(hits)
            line = hit[0]
            changed = f"{line[:-1]} (다시 씀)." if line.endswith(".") else f"{line} (다시 씀)"
            return _edit(texts, path, hit, changed)


def _edit(texts: Mapping[str, str], path: str, hit: re.Match[str], new: str) -> Edit:
    text = texts[path]
    return Edit(path, text[: hit.start()] + new + text[hit.end() :], f"{path}: {hit[0]} → {new}")


def _number(texts: Mapping[str, str], draw: random.Random) -> Edit | None:
    return _replaced(texts, draw, "sops/reference/facts", NUMBER, _other_number(draw))


def _other_number(draw: random.Random) -> Callable[[re.Match[str]], str]:
    def new(hit: re.Match[str]) -> str:
        number = int(hit[1].replace(",", ""))
        changed = max(1, number + draw.choice([-2, -1, 1, 2, 5]) * (1 if number < 100 else 1000))
        text = f"{changed:,}{hit[2]}"
        return f'"{text}"' if "," in text else text

    return new


def _tier(texts: Mapping[str, str], draw: random.Random) -> Edit | None:
    def new(hit: re.Match[str]) -> str:
        number = int(hit[2].replace(",", ""))
        changed = number + (draw.choice([1, 2, 3]) if number < 100 else 1000)
        return f"      {hit[1]}: {changed:,}{hit[3]}"

    return _replaced(texts, draw, "sops/reference/facts", TIER, new)


def _swap(pattern: re.Pattern[str], values: list[str], folder: str) -> Callable[[Mapping[str, str], random.Random], Edit | None]:  # fmt: skip
    def change(texts: Mapping[str, str], draw: random.Random) -> Edit | None:
        def new(hit: re.Match[str]) -> str:
            return draw.choice([each for each in values if each != hit[1]])

        return _replaced(texts, draw, folder, pattern, new)

    return change


def _way(texts: Mapping[str, str], draw: random.Random) -> Edit | None:
    """Another step of the same procedure after a step."""
    path = draw.choice([each for each in texts if each.startswith("sops/procedures/")])
    steps = STEP.findall(texts[path])
    hits = list(NEXT.finditer(texts[path])) + [
        hit for hit in BRANCH.finditer(texts[path]) if hit[2] in steps
    ]
    if not hits:
        return None
    hit = draw.choice(hits)
    target = hit[hit.lastindex or 1]
    other = draw.choice([step for step in steps if step != target])
    return _edit(texts, path, hit, hit[0][: -len(target)] + other)


def _within(texts: Mapping[str, str], draw: random.Random) -> Edit | None:
    def new(hit: re.Match[str]) -> str:
        return f"{int(hit[1]) + draw.choice([1, 2, 5])}{hit[2]}"

    return _replaced(texts, draw, "sops/escalations", WITHIN, new)


def _replaced(
    texts: Mapping[str, str],
    draw: random.Random,
    folder: str,
    pattern: re.Pattern[str],
    new: Callable[[re.Match[str]], str],
) -> Edit | None:
    hits = [
        (path, hit)
        for path in texts
        if path.startswith(folder)
        for hit in pattern.finditer(texts[path])
    ]
    if not hits:
        return None
    path, hit = draw.choice(hits)
    return _edit(texts, path, hit, new(hit))


_MEANINGS = (
    _number, _number, _tier, _way, _way, _within,
    _swap(ROLE, ["상담사", "파트장", "CS매니저"], "sops/exceptions"),
    _swap(TAKER, ["물류", "정산", "법무", "보안"], "sops/procedures"),
    _swap(CALL, ["파트장", "CS매니저", "당직파트장", "운영총괄"], "sops/escalations"),
)  # fmt: skip
