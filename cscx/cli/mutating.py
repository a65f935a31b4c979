"""`cscx test --mutate`: small mistakes in the tables, and which of them no example notices."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

from cscx.cli.asked_paths import AskedPaths, shown_from
from cscx.cli.asked_tests import among
from cscx.cli.opening import current_folder, day
from cscx.cli.output import StatusLine, Style, note, style_for, wants_color, write_result
from cscx.cli.test_command import Opened
from cscx.cli.test_options import RunOptions
from cscx.content.append import entry_lines
from cscx.content.document import Document
from cscx.content.loading import read_corpus
from cscx.content.matrices import MatrixError
from cscx.messages import Language, Text
from cscx.policy.language.problem import TableError
from cscx.testing.examples import Bench, bench_of
from cscx.testing.mutation import (
    Group,
    Living,
    Mutated,
    Progress,
    mutate_escalation,
    mutate_table,
)
from cscx.testing.run import testable

_RUNNING = Text("{name} 바꿔 보는 중 {done}/{total}", "Mutating {name} {done}/{total}")
_SCORE = Text(
    "{path}: 실수 {total}개 가운데 {caught}개를 알아챔({percent}%) · 예시 {examples}, 증명 {proof}",
    "{path}: {caught} of {total} mistakes noticed ({percent}%) · examples {examples}, proof {proof}",
)
_LEFT = Text("‘{rule}’ · 못 알아챈 실수 {n}개", "{rule} · {n} not noticed")
_PASTE = Text("이 예시가 알아챕니다:", "This example would notice:")
_NO_CASE = Text("알아챌 예시를 찾지 못했습니다.", "No example was found that would notice.")
_HARMLESS = Text(
    "답이 달라지지 않아 실수로 치지 않음: {texts}", "no mistakes, as no answer changes: {texts}"
)
_ALL = Text("실수 {n}개를 모두 알아챘습니다.", "All {n} mistakes are noticed.")
_SOME = Text(
    "실수 {n}개 가운데 {left}개를 아무도 알아채지 못했습니다. 예시를 더하세요.",
    "{left} of {n} mistakes are noticed by nothing. Add the examples.",
)
_BROKEN = Text(
    "{path}{path:은/는} 고칠 곳이 있어 건너뛰었습니다. `cscx test`로 보세요.",
    "Left out {path}, which must be mended first: see `cscx test`.",
)


def mutate(run: Opened, options: RunOptions) -> int:
    """Mutate every asked document; 1 when a mutant survives or a document must be mended first."""
    corpus = read_corpus(run.root, run.settings, as_of=day(options.as_of))
    asked = among(options.words, AskedPaths(run.root, run.settings.content), corpus, ())
    bench = bench_of(corpus)
    shown = shown_from(run.root, current_folder())
    found: list[Mutated] = []
    broken = False
    for document in testable(corpus):
        if not asked(document.path):
            continue
        try:
            with StatusLine(_words(document.id, run.language)) as progress:
                found.append(_mutated(bench, document, run.language, progress))
        except (TableError, MatrixError, KeyError):
            note(_BROKEN(path=shown(document.path)).to(run.language))
            broken = True
    write_result(_report(found, options, run.language, shown), options.output_file)
    left = sum(each.survivors for each in found)
    text = _SOME if left else _ALL
    note(text(n=sum(each.total for each in found), left=left).to(run.language))
    return int(broken or bool(left))


def _mutated(bench: Bench, document: Document, language: Language, progress: Progress) -> Mutated:
    if document.id in bench.policies.matrices:
        matrix = bench.policies.matrix(document.id)
        return mutate_escalation(bench, document, matrix, language, progress)
    chain = bench.policies.chain(document.id)
    return mutate_table(bench, document, chain, language, progress)


def _words(name: str, language: Language) -> Callable[[int, int], str]:
    return lambda done, total: _RUNNING(name=name, done=done, total=total).to(language)


def _report(
    found: list[Mutated], options: RunOptions, language: Language, shown: Callable[[str], str]
) -> str:
    if options.format_ == "json":
        data = [_data(each, language, shown) for each in found]
        return json.dumps({"format": 1, "documents": data}, ensure_ascii=False, indent=2) + "\n"
    in_file = options.output_file is not None and options.color != "always"
    style = style_for(color=wants_color(options.color, sys.stdout) and not in_file)
    return "".join(f"{line}\n" for each in found for line in _lines(each, language, shown, style))


def _lines(
    found: Mutated, language: Language, shown: Callable[[str], str], style: Style
) -> Iterator[str]:
    path = shown(found.path)
    score = _SCORE(
        path=style(path, "bold"),
        total=found.total,
        caught=found.total - found.survivors,
        percent=found.percent,
        examples=found.by_examples,
        proof=found.by_proof,
    )
    yield score.to(language)
    for group in found.groups:
        left = _LEFT(rule=group.name, n=len(group.living)).to(language)
        yield f"  {style(left, 'yellow')}"
        for living in group.living:
            yield f"    {path}:{living.span.line}:{living.span.column} {living.text.to(language)}"
        yield from _cases(group, language)
    if found.harmless:
        texts = ", ".join(text.to(language) for text in found.harmless)
        yield f"  {style(_HARMLESS(texts=texts).to(language), 'dim')}"


def _cases(group: Group, language: Language) -> Iterator[str]:
    """The examples that would notice a group's survivors, each once."""
    seen: list[object] = []
    for living in group.living:
        if living.example is None:
            yield f"      {_NO_CASE.to(language)}"
        elif living.example not in seen:
            if not seen:
                yield f"      {_PASTE.to(language)}"
            seen.append(living.example)
            yield from entry_lines(living.example, "  ")


def _data(found: Mutated, language: Language, shown: Callable[[str], str]) -> dict[str, Any]:
    return {
        "path": shown(found.path),
        "name": found.name,
        "mutants": found.total,
        "by_examples": found.by_examples,
        "by_proof": found.by_proof,
        "percent": found.percent,
        "harmless": [text.to(language) for text in found.harmless],
        "survivors": [
            _living(group, living, language) for group in found.groups for living in group.living
        ],
    }


def _living(group: Group, living: Living, language: Language) -> dict[str, Any]:
    return {
        "rule": group.name.to(language),
        "line": living.span.line,
        "column": living.span.column,
        "text": living.text.to(language),
        "example": living.example,
    }
