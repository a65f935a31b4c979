"""Names that are nobody's: a plant and four digits, drawn by the tool and never asked for."""

from __future__ import annotations

from collections.abc import Callable

from cscx.messages import Language, Text

PLANTS = (
    Text("산수유", "dogwood"), Text("해바라기", "sunflower"), Text("도라지", "bellflower"),
    Text("민들레", "dandelion"), Text("느티나무", "zelkova"), Text("수국", "hydrangea"),
    Text("단풍", "maple"), Text("억새", "silvergrass"), Text("동백", "camellia"),
    Text("매화", "plum"), Text("자작나무", "birch"), Text("라일락", "lilac"),
    Text("진달래", "azalea"), Text("은행나무", "ginkgo"), Text("오미자", "magnolia"),
    Text("채송화", "purslane"), Text("나팔꽃", "morningglory"), Text("소나무", "pine"),
    Text("버드나무", "willow"), Text("모과", "quince"), Text("작약", "peony"),
    Text("쑥부쟁이", "aster"), Text("봉선화", "balsam"), Text("감나무", "persimmon"),
)  # fmt: skip
_NUMBERS = 10_000


def pseudonym(below: Callable[[int], int], language: Language) -> str:
    """Such as 산수유-4821; `below` gives a number from 0 to its argument - 1."""
    return f"{PLANTS[below(len(PLANTS))].to(language)}-{below(_NUMBERS):04d}"
