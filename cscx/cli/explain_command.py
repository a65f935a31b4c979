"""`cscx explain`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import click

from cscx.cells import pad, width, wrap
from cscx.cli.command import Argument, Command, Example, Option, language_of, language_option
from cscx.cli.errors import Failure, did_you_mean
from cscx.cli.help import columns
from cscx.cli.output import Style, color_option, style_for, wants_color, write_result
from cscx.lint.explanation import MARK_END, MARK_START, Explanation, parse
from cscx.lint.families import family_of, prefix_of
from cscx.lint.registry import rules
from cscx.lint.report.text import LEVELS
from cscx.lint.rule import Rule
from cscx.messages import Language, Text
from cscx.text import closest

_NO_RULE = Text("‘{word}’ 규칙은 없습니다.", "There is no rule '{word}'.")
_ALL = Text("모두 보기: cscx explain --list", "All of them: cscx explain --list")
_WHICH = Text("어느 규칙인지 쓰세요: cscx explain CS201", "Say which rule: cscx explain CS201")
_WHY, _BAD, _GOOD = Text("왜", "Why"), Text("나쁜 예", "Bad"), Text("좋은 예", "Good")
_FIXABLE = Text("--fix로 고칠 수 있음", "mended by --fix")
_IGNORE = Text(
    "이 자리에서만 끄기: # cscx: ignore[{code}] 까닭",
    "Silence it in one place: # cscx: ignore[{code}] reason",
)


class _RuleName(click.ParamType[str]):
    """A code or dotted name; completes both."""

    name = "CODE"

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002 - click passes it
        incomplete: str,
    ) -> list[Any]:
        """Codes and names that begin like what is typed."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only for completion

        language = language_of(ctx)
        return [
            CompletionItem(word, help=parse(rule.explanation).title.to(language))
            for rule in rules().values()
            for word in (rule.code, rule.name)
            if word.lower().startswith(incomplete.lower())
        ]


@click.command(
    "explain",
    cls=Command,
    summary=("규칙 하나를 설명한다.", "Explain a rule."),
    about=(
        "무엇을 보는지, 왜 그런지, 나쁜 예와 좋은 예를 보여 준다.",
        "What it looks at, why, and a bad and a good example.",
    ),
    examples=(
        Example("cscx explain CS201", "코드로 찾는다", "by code"),
        Example("cscx explain reference.unknown", "이름으로 찾는다", "by name"),
        Example("cscx explain --list", "규칙을 모두 본다", "list every rule"),
    ),
)
@click.argument(
    "code",
    required=False,
    cls=Argument,
    type=_RuleName(),
    metavar="CODE",
    words=("규칙의 코드나 이름.", "Code or name of a rule."),
)
@click.option(
    "--list",
    "list_",
    is_flag=True,
    cls=Option,
    words=("규칙을 계열별로 모두 보여 준다.", "List all rules by family."),
)
@click.option(
    "-f",
    "--format",
    "format_",
    cls=Option,
    type=click.Choice(["text", "json"]),
    default="text",
    words=("출력 형식.", "Output format."),
)
@language_option
@color_option
@click.pass_context
def command(
    ctx: click.Context, /, *, code: str | None, list_: bool, format_: str, color: str
) -> None:
    """Explain a rule."""
    language = language_of(ctx)
    style = style_for(color=wants_color(color, sys.stdout))
    if code is None and not list_:
        raise Failure(_WHICH, _ALL)
    chosen = list(rules().values()) if code is None else [_find(code)]
    if format_ == "json":
        data = [_as_data(rule, language) for rule in chosen]
        shown = data if code is None else data[0]
        write_result(json.dumps(shown, ensure_ascii=False, indent=2) + "\n", None)
        return
    lines = _listed(chosen, language, style) if code is None else _told(chosen[0], language, style)
    write_result("\n".join(lines) + "\n", None)


def _find(word: str) -> Rule:
    for rule in rules().values():
        if word.upper() == rule.code or word.lower() == rule.name:
            return rule
    by_title = {parse(rule.explanation).title.ko: rule.code for rule in rules().values()}
    words = [*rules(), *(rule.name for rule in rules().values())]
    meant = did_you_mean(word, words)
    if meant is None and (title := closest(word, by_title, cutoff=0.5)):
        meant = did_you_mean(by_title[title], [by_title[title]])
    raise Failure(_NO_RULE(word=word), meant or _ALL)


def _listed(chosen: list[Rule], language: Language, style: Style) -> Iterator[str]:
    names = max(width(rule.name) for rule in chosen)
    for number, (family, members) in enumerate(groupby(chosen, lambda rule: prefix_of(rule.code))):
        if number:
            yield ""
        yield style(f"{family_of(family).to(language)} ({family})", "bold")
        for rule in members:
            level = pad(LEVELS[rule.severity].to(language), 7 if language == "en" else 4)
            title = parse(rule.explanation).title.to(language)
            yield f"  {rule.code}  {level}  {pad(rule.name, names)}  {title}"


def _told(rule: Rule, language: Language, style: Style) -> Iterator[str]:
    told = parse(rule.explanation)
    facts = [LEVELS[rule.severity].to(language), family_of(rule.code).to(language)]
    if rule.fixable:
        facts.append(_FIXABLE.to(language))
    yield f"{style(rule.code, 'bold')} {rule.name} ({', '.join(facts)})"
    yield style(told.title.to(language), "bold")
    yield ""
    yield from wrap(told.what.to(language), columns())
    yield ""
    yield from wrap(f"{_WHY.to(language)}: {told.why.to(language)}", columns())
    for head, snippet, colour in ((_BAD, told.bad, "red"), (_GOOD, told.good, "green")):
        yield ""
        yield style(f"{head.to(language)}:", colour)
        yield from _snippet(snippet, style)
    yield ""
    yield style(_IGNORE(code=rule.code).to(language), "dim")


def _snippet(snippet: str, style: Style) -> Iterator[str]:
    """The lines of a snippet; what ⟦…⟧ marks is underlined with carets instead."""
    inside = False
    for line in snippet.splitlines():
        shown, under = "", ""
        for char in line:
            if char in (MARK_START, MARK_END):
                inside = char == MARK_START
                continue
            shown += char
            under += ("^" if inside else " ") * width(char)
        yield f"    {shown}".rstrip()
        if under.strip():
            yield f"    {style(under.rstrip(), 'red')}"


def _as_data(rule: Rule, language: Language) -> dict[str, Any]:
    told: Explanation = parse(rule.explanation)
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": str(rule.severity),
        "family": family_of(rule.code).to(language),
        "fixable": rule.fixable,
        "title": told.title.to(language),
        "what": told.what.to(language),
        "why": told.why.to(language),
        "bad": told.bad,
        "good": told.good,
    }
