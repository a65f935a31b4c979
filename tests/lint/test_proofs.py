"""Proofs in lint: kept between runs, bounded for any table, told from the day they hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cscx.content.corpus import Corpus
from cscx.content.loading import document_of
from cscx.diagnostic import Diagnostic
from cscx.lint import proofs, session
from cscx.lint.engine import lint
from cscx.lint.proofs import Kept, keep
from cscx.lint.registry import rules
from cscx.settings import Settings, load
from tests.rules.harness import BASE, base_files

TODAY = date(2026, 11, 21)
TABLE = "sops/exceptions/eligibility.yaml"
FACTS = "sops/reference/facts.yaml"
REFUSED = "sops/scripts/refused.yaml"


def _corpus(texts: dict[str, str]) -> Corpus:
    documents = [document_of(path, text.encode()) for path, text in texts.items()]
    return Corpus(documents, load(BASE), TODAY)


def _proved(texts: dict[str, str]) -> list[Diagnostic]:
    chosen = {code: rule for code, rule in rules().items() if rule.name.startswith("policy.")}
    return lint(_corpus(texts), chosen)


def _with(path: str, old: str, new: str) -> dict[str, str]:
    texts = base_files()
    assert old in texts[path]
    return {**texts, path: texts[path].replace(old, new, 1)}


@pytest.fixture
def proved_anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The tables that a run really proves."""
    seen: list[str] = []
    prove = proofs._prove

    def watched(chain: proofs.Chain, *, examples: bool) -> proofs.Proved:
        seen.append(chain.table.definition.name)
        return prove(chain, examples=examples)

    monkeypatch.setattr(proofs, "_prove", watched)
    return seen


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    for path, text in base_files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def _change(kb: Path, path: str, old: str, new: str) -> None:
    text = (kb / path).read_text(encoding="utf-8")
    assert old in text
    (kb / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def _check(kb: Path) -> list[Diagnostic]:
    return session.check(kb, Settings(), as_of=TODAY).findings


def test_what_changes_no_table_proves_no_table_again(kb: Path, proved_anew: list[str]) -> None:
    _check(kb)
    assert sorted(proved_anew) == ["desk", "eligibility"]
    proved_anew.clear()
    _change(kb, REFUSED, "고객님", "고객님,")
    _check(kb)
    assert proved_anew == []


def test_a_changed_rule_proves_its_table_again_and_no_other(
    kb: Path, proved_anew: list[str]
) -> None:
    _check(kb)
    proved_anew.clear()
    _change(kb, TABLE, "<fact:반품기한> 초과", "8일 초과")
    assert "CS241" in {each.code for each in _check(kb)}
    assert proved_anew == ["eligibility"]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        pytest.param(FACTS, "value: 7일", "value: 5일", id="a fact it uses"),
        pytest.param(
            "sops/reference/inputs.yaml",
            "values: [정상, 사용흔적]",
            "values: [정상, 사용흔적, 파손]",
            id="an input",
        ),
    ],
)
def test_a_change_elsewhere_proves_the_tables_that_it_touches(
    kb: Path, proved_anew: list[str], path: str, old: str, new: str
) -> None:
    _check(kb)
    proved_anew.clear()
    _change(kb, path, old, new)
    assert {each.code for each in _check(kb)} & {"CS241", "CS246"}
    assert proved_anew == ["eligibility"]


def test_a_damaged_store_is_no_reason_to_fail(kb: Path) -> None:
    _change(kb, TABLE, "<fact:반품기한> 초과", "8일 초과")
    first = _check(kb)
    for stored in (kb / ".cscx-cache").glob("lint-*"):
        stored.write_bytes(b"damaged")
    assert _check(kb) == first


def test_what_is_kept_reads_as_what_is_proved_anew() -> None:
    texts = _with(TABLE, "<fact:반품기한> 초과", "8일 초과")
    corpus = _corpus(texts)
    kept = keep(corpus, {})
    lint(corpus)
    again = _corpus(texts)
    used = keep(again, kept.used)
    assert lint(again) == lint(_corpus(texts))
    assert used.used == kept.used
    assert isinstance(used, Kept)


def _many(count: int, when: str, hit: str) -> dict[str, str]:
    """The base with a table of very many rules in place of its own."""
    head, _, rest = base_files()[TABLE].partition("rules:\n")
    examples = "examples:" + rest.partition("examples:")[2]
    body = "".join(
        f"  - {{id: R{n}, when: {{{when.format(a=3 * n, b=3 * n + 2, c=3 * n + 9)}}}, then: {{처리: {'불가' if n % 2 else '환불'}}}, because: x}}\n"
        for n in range(count)
    )
    return {**base_files(), TABLE: f"{head}hit: {hit}\nrules:\n{body}{examples}"}


def test_ten_thousand_rules_that_do_not_meet_are_proved() -> None:
    found = _proved(_many(10_000, "경과일: {a}..{b}", "unique"))
    gaps = [each.message.ko for each in found if each.code == "CS241"]
    assert gaps == ["경과일 30,000일 이상인 경우를 다루는 규칙이 없습니다."]
    assert "CS249" not in {each.code for each in found}


def test_ten_thousand_rules_that_meet_are_undecided_and_never_fine() -> None:
    found = _proved(_many(10_000, "경과일: {a}..{c}", "first"))
    (unsure,) = [each for each in found if each.code == "CS249"]
    assert unsure.message.ko == (
        "빠진 경우가 있는지, 쓰이지 않는 규칙이 있는지 판정하지 못했습니다."
    )


_SUCCESSOR = (
    "kind: exception\ntitle: 반품 판정(새)\nsummary: 새로 정한 기한이다.\nstatus: active\nowner: CS정책\n"
    "effective: 2027-03-01\nreplaces: eligibility\n"
)


def _second(limit: str, header: str = _SUCCESSOR) -> str:
    body = base_files()[TABLE].partition("inputs:")[2]
    return f"{header}inputs:{body}".replace("<fact:반품기한> 초과", limit)


def test_a_coming_version_is_proved_before_its_day() -> None:
    texts = {**base_files(), "sops/exceptions/eligibility-2027.yaml": _second("8일 초과")}
    (gap,) = [each for each in _proved(texts) if each.code == "CS241"]
    assert gap.path == "sops/exceptions/eligibility-2027.yaml"
    assert gap.message.ko == "경과일 8일인 경우를 다루는 규칙이 없습니다."


def test_a_version_that_has_ended_is_not_proved() -> None:
    old = _with(TABLE, "<fact:반품기한> 초과", "8일 초과")
    ended = old[TABLE].replace("effective: 2026-03-01", "effective: 2026-03-01\nuntil: 2026-10-31")
    assert not [each for each in _proved({**old, TABLE: ended}) if each.code == "CS241"]


def test_a_coming_value_beyond_the_end_of_a_version_is_not_its_matter() -> None:
    texts = _with(
        FACTS,
        "value: 7일\n",
        "value: 7일\n    next: {value: 5일, effective: 2027-06-01}\n",
    )
    texts[TABLE] = texts[TABLE].replace("<fact:반품기한> 초과", "8일 이상")
    assert [each.code for each in _proved(texts)] == ["CS241"]
    texts["sops/exceptions/eligibility-2027.yaml"] = _second("8일 이상")
    (gap,) = [each for each in _proved(texts) if each.code == "CS241"]
    assert gap.path == "sops/exceptions/eligibility-2027.yaml"
    assert gap.message.ko.startswith("2027-06-01부터 ")


def test_a_table_behind_one_that_cannot_be_read_says_nothing() -> None:
    texts = _with(TABLE, "<fact:반품기한> 초과", "8일부터")
    inputs = "sops/reference/inputs.yaml"
    texts[inputs] += "  판정:\n    from: eligibility.처리\n"
    texts["sops/exceptions/after.yaml"] = (
        "kind: exception\ntitle: 보상\nsummary: 받지 않으면 보상한다.\nstatus: active\nowner: CS정책\n"
        "effective: 2026-03-01\ninputs: [판정]\noutputs:\n  보상: {values: [예, 아니오]}\nrules:\n"
        "  - id: 받음\n    when: {판정: 환불}\n    then: {보상: 아니오}\n    because: 끝났다\n"
        "examples:\n  - name: 받음\n    given: {판정: 환불}\n    expect: {보상: 아니오}\n"
    )
    assert [(each.path, each.code) for each in _proved(texts)] == [(TABLE, "CS240")]
    texts[TABLE] = base_files()[TABLE]
    assert {each.code for each in _proved(texts)} == {"CS241", "CS254"}
