"""Nothing internal reaches a site for others, in any file, in any form."""

from __future__ import annotations

import base64
import gzip
import html
import json
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml

from cscx.content.audience import INSIDE_FIELDS, INSIDE_KINDS, INSIDE_PARTS, Audience
from cscx.content.kinds import all_kinds
from cscx.content.kinds.header import Header
from cscx.content.references import scan
from cscx.content.schema import Field, field_of
from cscx.publish.engine import Options, build
from cscx.publish.finding import index
from cscx.publish.output.archive import write_archive
from cscx.search.packing import Writer
from cscx.search.stems import StemAnalyser
from tests.publish.canary import HANGUL, LATIN, embedded_files, found_in, planted
from tests.publish.knowledge import SHOP
from tests.schemas.test_documents import HERE as SCHEMAS_HERE
from tests.schemas.test_documents import read

AS_OF = date(2026, 11, 21)
HEADED = [kind.name for kind in all_kinds().values() if issubclass(kind.body, Header)]
LISTS = [kind.name for kind in all_kinds().values() if kind.item]
PUBLIC = {
    "sops/procedures/return.yaml": """\
kind: sop
title: 반품하기
summary: <fact:반품기한> 안이면 받아요.
status: active
owner: 정책
effective: 2026-03-01
approvers: [{role}]
audience: [customer]
reasons: [반품.변심]
steps:
  - id: 신청
    do: 주문 화면에서 반품을 누릅니다.
    note: {word}
    handoff: {{to: {role}, send: [{word}], within: 1영업일, back: {word}}}
    decide: return-rule
    branches: {{환불: 끝, 불가: 끝}}
  - id: 끝
    say: return-yes
    end: resolved
""",
    "sops/scripts/return-yes.yaml": """\
kind: script
title: 반품 안내
summary: 반품할 때 읽는 글.
status: active
owner: 정책
effective: 2026-03-01
audience: [customer]
text: {{전화: 반품을 받았습니다.}}
never_say: [{word}]
""",
    "sops/exceptions/return-rule.yaml": """\
kind: exception
title: 반품 기준
summary: 기한 안이면 받아요.
status: active
owner: 정책
effective: 2026-03-01
audience: [customer]
inputs: [경과일]
outputs:
  처리: {{values: [환불, 불가]}}
  {word}: {{type: role}}
limits:
  - when: {{경과일: <fact:반품기한> 이하}}
    never: {{처리: 불가}}
    because: {word}
rules:
  - id: 언제나
    when: {{}}
    then: {{처리: 환불, {word}: {role}}}
    because: 늘 그렇다
    or: [{{처리: 불가, {word}: {role}}}]
otherwise: {{then: {{처리: 불가, {word}: {role}}}, because: 그 밖}}
examples:
  - {{name: 늘, given: {{경과일: 1}}, expect: {{처리: 환불, {word}: {role}}}}}
""",
    "sops/reference/roles.yaml": """\
kind: roles
items:
  정책: {{duties: 기준을 쓴다, reach: {word}}}
""",
}
"""Documents for customers, with the word in every field they never see."""


def field_names(field: Field) -> Iterator[str]:
    for name, below in field.properties.items():
        yield name
        yield from field_names(below)
    for inner in (field.others, field.items):
        if inner is not None:
            yield from field_names(inner)


def internal(folder: Path, kind: str, changes: dict[str, Any], name: str) -> None:
    """A full document of a kind, every field of its schema in it, with the word in every value."""
    data = read(SCHEMAS_HERE / "valid" / f"{kind}.yaml")
    if kind in HEADED:
        running = {"status": "active", "effective": "2026-03-01", "until": "2027-02-28"}
        data |= running | changes
    data = planted(kind, data)
    if kind in LISTS:
        data["items"] = {f"{item}{HANGUL}": value for item, value in data["items"].items()}
    file = folder / f"sops/inside/{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


@pytest.fixture
def stems(monkeypatch: pytest.MonkeyPatch) -> None:
    """Search without the half gigabyte of Kiwi: what may be found is the same."""
    monkeypatch.setattr(index, "KiwiAnalyser", StemAnalyser)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")


def shop(folder: Path, *, word: str, insiders: bool) -> Path:
    shutil.copytree(SHOP, folder)
    config = "site_name: 가게\ndocs_dir: site\ntheme: {name: cscx}\nplugins: [cscx]\n"
    (folder / "mkdocs.yml").write_text(f"{config}site_url: https://example.com/\n", "utf-8")
    shutil.rmtree(folder / "sops/escalations")
    for path, text in PUBLIC.items():
        (folder / path).write_text(text.format(word=word, role=f"역할{word}"), "utf-8")
    if not insiders:
        return folder
    (folder / "sops/reference/others.yaml").write_text(
        f"kind: roles\nitems:\n  역할{word}: {{duties: {word}}}\n", "utf-8"
    )
    for kind in all_kinds():
        if kind == "calendar":
            continue
        if kind in HEADED:
            internal(folder, kind, {"audience": ["lead"]}, f"{kind}-{LATIN}")
            draft = {"audience": ["customer"], "status": "draft"}
            internal(folder, kind, draft, f"{kind}-draft-{LATIN}")
            old = {"audience": ["agent"], "status": "retired"}
            internal(folder, kind, old, f"{kind}-old-{LATIN}")
        else:
            internal(folder, kind, {}, f"{kind}-{LATIN}")
    return folder


def site(folder: Path, to: Path, audience: Audience = "customer", *, copy: bool = False) -> Path:
    return build(folder, Options(to=to, as_of=AS_OF, audience=audience, copy=copy)).folder


@pytest.mark.usefixtures("stems")
@pytest.mark.parametrize("copy", [False, True], ids=["site", "copy on a disk"])
def test_no_byte_and_no_name_of_a_site_for_customers_tells_anything_internal(
    tmp_path: Path, *, copy: bool
) -> None:
    knowledge = shop(tmp_path / "shop", word=HANGUL, insiders=True)
    public = site(knowledge, tmp_path / "public", copy=copy)
    assert (public / "procedures").is_dir()
    write_archive(public, public / "all.zip", build_moment())
    script = (public / "assets/search/files.js").read_text("utf-8")
    for name, raw in embedded_files(script).items():
        inside = public / "unpacked" / name
        inside.parent.mkdir(parents=True, exist_ok=True)
        inside.write_bytes(raw)
    assert found_in(public) == []


def build_moment() -> Any:
    from datetime import UTC, datetime  # noqa: PLC0415 - a fixed moment for the archive alone

    return datetime(2026, 11, 21, tzinfo=UTC)


@pytest.mark.usefixtures("stems")
def test_what_is_internal_does_not_change_a_single_byte_for_customers(tmp_path: Path) -> None:
    """No count, no rank, no order, no address tells that there is more."""
    with_all = shop(tmp_path / "with", word=HANGUL, insiders=True)
    without = shop(tmp_path / "without", word=HANGUL, insiders=False)
    for path, text in PUBLIC.items():
        (without / path).write_text(without_inside(path, text), "utf-8")
    one, other = site(with_all, tmp_path / "one"), site(without, tmp_path / "other")
    files = {f.relative_to(one) for f in one.rglob("*") if f.is_file()}
    assert files == {f.relative_to(other) for f in other.rglob("*") if f.is_file()}
    assert [f for f in sorted(files) if (one / f).read_bytes() != (other / f).read_bytes()] == []


def without_inside(path: str, text: str) -> str:
    """A document as if nobody had ever written the fields that are for the company alone."""
    data = yaml.safe_load(text.format(word="뺀다", role="뺀다"))
    data = {key: value for key, value in data.items() if key not in INSIDE_FIELDS}
    for step in data.get("steps", ()):
        for name in INSIDE_PARTS["sop"]:
            step.pop(name, None)
    if "roles" in path:
        for item in data["items"].values():
            item.pop("reach")
    if data["kind"] == "exception":
        data["outputs"].pop("뺀다")
        answers = [data["otherwise"]["then"], *(e["expect"] for e in data["examples"])]
        for rule in data["rules"]:
            answers += [rule["then"], *rule["or"]]
        for answer in answers:
            answer.pop("뺀다")
    if "effective" in data:
        data["effective"] = "2026-03-01"
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False).replace(
        "effective: '2026-03-01'", "effective: 2026-03-01"
    )


@pytest.mark.usefixtures("stems")
@pytest.mark.parametrize("audience", ["agent", "back-office"])
def test_what_is_for_leads_reaches_nobody_else(audience: Audience, tmp_path: Path) -> None:
    knowledge = shop(tmp_path / "shop", word="안쪽", insiders=False)
    for kind in HEADED:
        internal(knowledge, kind, {"audience": ["lead"]}, f"{kind}-{LATIN}")
    assert found_in(site(knowledge, tmp_path / "site", audience)) == []


@pytest.mark.usefixtures("stems")
def test_those_who_may_see_it_find_it_in_pages_addresses_and_search(tmp_path: Path) -> None:
    """The search for the word works, and the documents that carry it can be published."""
    knowledge = shop(tmp_path / "shop", word=HANGUL, insiders=True)
    found = found_in(site(knowledge, tmp_path / "site", "lead"))
    for where in (
        f"name scripts/script-{LATIN}/index.html", f"scripts/script-{LATIN}/index.html: ",
        "sitemap.xml: ", "sitemap.xml.gz: ", "assets/search/texts", "assets/search/terms",
        "assets/search/lexicon", "assets/search/files.js: base64", "offline.json: ",
        "procedures/index.html: ", "questions/", "tracks/", "personas/", "reference/",
    ):  # fmt: skip
        assert [each for each in found if each.startswith((where, f"name {where}"))], where


def packed(word: str) -> bytes:
    """A packed list in which most of the word stands before it, in another one."""
    writer = Writer()
    writer.number(2)
    for each in (word[:-1] + "가", word):
        writer.next_word(each)
        writer.number(0)
        writer.number(0)
    return bytes(writer.raw)


WRITTEN: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "as it is": ("a.html", str.encode),
    "decomposed": ("a.html", lambda word: unicodedata.normalize("NFD", word).encode()),
    "in capitals": ("a.html", lambda word: word.upper().encode()),
    "as characters of HTML": (
        "a.html",
        lambda word: "".join(f"&#x{ord(each):x};" for each in word).encode(),
    ),
    "as decimal characters": (
        "a.html",
        lambda word: "".join(f"&#{ord(each)};" for each in word).encode(),
    ),
    "in JSON": ("a.js", lambda word: json.dumps({"a": word}).encode()),
    "in JSON inside HTML": ("a.html", lambda word: html.escape(json.dumps(word)).encode()),
    "in an address": ("a.html", lambda word: quote(word).encode()),
    "in a decomposed address": (
        "a.html",
        lambda word: quote(unicodedata.normalize("NFD", word)).encode(),
    ),
    "in an address twice": ("a.html", lambda word: quote(quote(word)).encode()),
    "in base64": ("a.js", lambda word: base64.b64encode(f"가나 {word}".encode())),
    "in base64, shifted": ("a.js", lambda word: b"x" + base64.b64encode(f"12{word}".encode())),
    "zipped": ("a.xml.gz", lambda word: gzip.compress(word.encode())),
    "in a packed list": ("terms/a.bin", packed),
}


@pytest.mark.parametrize("word", [HANGUL, LATIN])
@pytest.mark.parametrize(("name", "write"), WRITTEN.values(), ids=WRITTEN)
def test_the_word_is_found_however_it_is_written(
    name: str, write: Callable[[str], bytes], word: str, tmp_path: Path
) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(write(word))
    assert found_in(tmp_path) != []


def test_a_name_of_a_file_is_found_too(tmp_path: Path) -> None:
    (tmp_path / f"{unicodedata.normalize('NFD', HANGUL)}.html").write_text("", "utf-8")
    assert found_in(tmp_path) != []


@pytest.mark.parametrize("kind", [name for name in all_kinds() if name != "calendar"])
def test_the_word_stands_in_every_human_text_of_an_internal_document(kind: str) -> None:
    made = planted(kind, read(SCHEMAS_HERE / "valid" / f"{kind}.yaml"))
    texts = scan(kind, made).texts
    assert [text for text in texts if HANGUL not in text.text] == []


def test_every_field_for_the_company_alone_carries_the_word() -> None:
    """A field of such a name that appears in another kind, or is added, has to be planted above."""
    names = {*INSIDE_FIELDS, *INSIDE_PARTS["sop"], *INSIDE_PARTS["roles"]}
    where = {
        (kind, name)
        for kind in all_kinds()
        if kind not in INSIDE_KINDS
        for name in set(field_names(field_of(kind))) & names
    }
    assert where == {
        ("sop", "approvers"), ("sop", "note"), ("sop", "handoff"), ("script", "approvers"),
        ("script", "never_say"), ("exception", "approvers"), ("exception", "limits"),
        ("escalation", "approvers"), ("roles", "reach"),
    }  # fmt: skip


# Whoever adds a field decides here whether customers may see it; if not, content/audience.py drops it.
FOR_CUSTOMERS = {
    "sop": "kind title summary status owner effective until reviewed review_every audience search"
    " replaces reasons channels applies not_for first otherwise steps done_when do_not",
    "script": "kind title summary status owner effective until reviewed review_every audience search"
    " replaces slots text must_say instead replies",
    "exception": "kind title summary status owner effective until reviewed review_every audience"
    " search replaces hit inputs outputs rules otherwise examples",
    "escalation": "kind title summary status owner effective until reviewed review_every audience"
    " search replaces send say severities paths inputs rules examples",
}
STEP = (
    "id title stage role must law do collect say tell confirm sets within ask check by decide"
    " output call go_to escalate with branches next end"
)
ITEMS = {
    "facts": "value label counted_from law source effective next",
    "inputs": "type values higher format unit min max label ask look from is judgement guide optional"
    " if_missing if_unknown",
    "roles": "label duties hours backup needs",
    "channels": "label hours max_chars read_aloud reply_within",
    "reasons": "label says no_sop no_exception",
    "terms": "means avoid say because like",
    "laws": "title text_date checked url",
    "kpis": "formula unit better target source reasons",
    "notices": "title text from until reasons channels say",
}


def test_somebody_decided_of_every_field_whether_customers_may_see_it() -> None:
    for kind in HEADED:
        known = {*FOR_CUSTOMERS[kind].split(), *INSIDE_FIELDS}
        assert set(field_of(kind).properties) <= known, kind
    steps = field_of("sop").properties["steps"].items
    assert steps is not None
    assert set(steps.properties) == {*STEP.split(), *INSIDE_PARTS["sop"]}
    for kind in LISTS:
        items = field_of(kind).properties["items"].others
        assert items is not None
        assert set(items.properties) == {*ITEMS[kind].split(), *INSIDE_PARTS.get(kind, ())}, kind
