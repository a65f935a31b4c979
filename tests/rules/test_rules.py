"""Every rule: its own explanation runs, and its further cases hold to the column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cscx.lint.explanation import parse
from cscx.lint.registry import rules
from tests.rules.harness import base_files, case, places, run

CASES = Path(__file__).parent / "cases"
CODES = list(rules())


def _further_cases() -> list[Any]:
    return [
        pytest.param(path.stem, entry, id=f"{path.stem}: {entry['name']}")
        for path in sorted(CASES.glob("*.yaml"))
        for entry in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    ]


def test_the_base_knowledge_base_has_no_finding() -> None:
    found = run({path: text.encode() for path, text in base_files().items()})
    assert [(d.path, d.span.line, d.code, d.message.ko) for d in found] == []


@pytest.mark.parametrize("code", CODES)
def test_the_bad_example_is_flagged_exactly_where_it_is_marked(code: str) -> None:
    bad = case(parse(rules()[code].explanation).bad)
    assert bad.marks, "the bad example marks what is flagged"
    assert (
        places(
            run(
                bad.files,
                settings=bad.settings,
                checked=bad.checked,
                approvals=bad.approvals,
                owners=bad.owners,
            ),
            code,
        )
        == bad.marks
    )


@pytest.mark.parametrize("code", CODES)
def test_the_good_example_has_no_finding_at_all(code: str) -> None:
    good = case(parse(rules()[code].explanation).good)
    found = run(
        good.files,
        settings=good.settings,
        checked=good.checked,
        approvals=good.approvals,
        owners=good.owners,
    )
    assert [(d.path, d.span.line, d.code, d.message.ko) for d in found] == []


@pytest.mark.parametrize(("code", "entry"), _further_cases())
def test_a_further_case(code: str, entry: dict[str, Any]) -> None:
    """`text` is a snippet with marks; `ko`, `en`, `hint`, `hint_en` are words of the first finding;
    `fixed` is the scalar or line that the fix must produce."""
    made = case(entry["text"])
    found = [
        d
        for d in run(
            made.files,
            settings=made.settings,
            checked=made.checked,
            approvals=made.approvals,
            owners=made.owners,
        )
        if d.code == code
    ]
    assert places(found, code) == made.marks
    if "ko" in entry:
        assert found[0].message.ko == entry["ko"]
    if "en" in entry:
        assert found[0].message.en == entry["en"]
    if "hint" in entry:
        assert found[0].hint is not None
        assert found[0].hint.ko == entry["hint"]
    if "hint_en" in entry:
        assert found[0].hint is not None
        assert found[0].hint.en == entry["hint_en"]
    if "fixed" in entry:
        fix = found[0].fix
        assert fix is not None
        raw = made.files[found[0].path]
        assert isinstance(raw, bytes)
        text = raw.decode()
        for edit in sorted(fix.edits, key=lambda edit: -edit.start):
            text = text[: edit.start] + edit.text + text[edit.end :]
        assert entry["fixed"] in text
    if entry.get("no_fix"):
        assert found[0].fix is None


@pytest.mark.parametrize("code", CODES)
def test_a_rule_has_a_case_file(code: str) -> None:
    assert (CASES / f"{code}.yaml").is_file()


@pytest.mark.parametrize("code", CODES)
def test_an_explanation_reads_in_both_languages(code: str) -> None:
    explanation = parse(rules()[code].explanation)
    assert any("가" <= char <= "힣" for char in explanation.what.ko + explanation.why.ko)
    assert not any("가" <= char <= "힣" for char in explanation.title.en)


@pytest.mark.parametrize("code", CODES)
def test_a_rule_says_whether_its_findings_can_be_mended(code: str) -> None:
    texts = [parse(rules()[code].explanation).bad]
    texts += [param.values[1]["text"] for param in _further_cases() if param.values[0] == code]
    made = [case(text) for text in texts]
    found = [
        d
        for one in made
        for d in run(one.files, settings=one.settings, checked=one.checked)
        if d.code == code
    ]
    assert rules()[code].fixable == any(diagnostic.fix is not None for diagnostic in found)
