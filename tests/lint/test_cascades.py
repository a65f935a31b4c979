"""One mistake is told once: what follows from it stays silent until it is mended."""

from __future__ import annotations

import unicodedata

import pytest

from tests.rules.harness import base_files, run

RETURN = "sops/procedures/return.yaml"
TABLE = "sops/exceptions/eligibility.yaml"
FACTS = "sops/reference/facts.yaml"


def told(path: str, old: str, new: str) -> list[tuple[str, str]]:
    """The findings after one edit, as (file, code)."""
    texts = base_files()
    assert old in texts[path]
    texts[path] = texts[path].replace(old, new, 1)
    return after(texts)


def after(texts: dict[str, str]) -> list[tuple[str, str]]:
    return [(d.path, d.code) for d in run({path: text.encode() for path, text in texts.items()})]


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        pytest.param(RETURN, "kind: sop", "kind: sops", "CS110", id="an unknown kind"),
        pytest.param(RETURN, "kind: sop\n", "", "CS110", id="no kind"),
        pytest.param(RETURN, "title:", "titel:", "CS102", id="a misspelled key"),
        pytest.param(
            TABLE, "inputs: [경과일,", "inputs: [경과일수,", "CS201", id="an input's name"
        ),
        pytest.param(FACTS, "  반품기한:", "  반품 기한:", "CS107", id="a blank in a fact's name"),
        pytest.param(RETURN, "- id: 거절안내", "- id: 거절 안내", "CS107", id="a blank in a step"),
        pytest.param(RETURN, "  - id: 거절안내", "    id: 거절안내", "CS017", id="a lost dash"),
        pytest.param(RETURN, "    next: 판정", "    next 판정", "CS005", id="a lost colon"),
        pytest.param(RETURN, "reasons: [", "reasons: [ 반품.안함 ", "CS201", id="a missing comma"),
    ],
)
def test_one_mistake_gives_one_finding(path: str, old: str, new: str, code: str) -> None:
    assert told(path, old, new) == [(path, code)]


def test_a_name_moved_out_of_its_list_is_told_where_it_stands() -> None:
    texts = base_files()
    more = "".join(
        f"  기한{n}:\n    value: {n}일\n    source: 회의\n    effective: 2026-03-01\n"
        for n in range(1, 6)
    )
    texts[FACTS] = texts[FACTS].replace("  반품배송비:", "반품배송비:") + more
    (found,) = run({path: text.encode() for path, text in texts.items()})
    line = texts[FACTS].splitlines()[found.span.line - 1]
    assert (found.code, found.span.column, line) == ("CS005", 1, "반품배송비:")


@pytest.mark.parametrize("path", [RETURN, TABLE, FACTS])
@pytest.mark.parametrize("encoding", ["cp949", "utf-16"])
def test_a_file_in_another_encoding_gives_one_finding(path: str, encoding: str) -> None:
    files = {name: text.encode() for name, text in base_files().items()}
    files[path] = base_files()[path].encode(encoding, "replace")
    assert [d.path for d in run(files)] == [path]


@pytest.mark.parametrize("path", sorted(base_files()))
def test_an_emptied_file_gives_one_finding(path: str) -> None:
    assert after({**base_files(), path: ""}) == [(path, "CS007")]


def test_decomposed_hangul_gives_one_finding() -> None:
    texts = base_files()
    texts[RETURN] = unicodedata.normalize("NFD", texts[RETURN])
    assert after(texts) == [(RETURN, "CS031")]
