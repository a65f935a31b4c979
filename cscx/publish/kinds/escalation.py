"""The page of an escalation matrix: how urgent, who in which order, what to pass on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import msgspec
from markupsafe import Markup, escape

from cscx.content.document import Document
from cscx.content.kinds.escalation import Escalation, EscalationPath
from cscx.content.kinds.roles import Role
from cscx.content.matrices import MatrixError
from cscx.publish.addresses import anchor
from cscx.publish.island import island
from cscx.publish.pieces import parts
from cscx.publish.pieces.conditions import cell, cells
from cscx.publish.pieces.dates import written
from cscx.publish.pieces.duty import DAYS, duty_model
from cscx.publish.pieces.history import Changed, changed
from cscx.publish.site import Link, View


class Severity(msgspec.Struct, frozen=True):
    """A severity, its title and what belongs to it."""

    code: str
    title: str
    text: Markup


class Rung(msgspec.Struct, frozen=True):
    """A level of a path: who is called, how to reach them, by when they have to answer."""

    role: Link
    reach: str
    within: Markup


class PathView(msgspec.Struct, frozen=True):
    """Levels in the order they are called."""

    name: str
    anchor: str
    rungs: Sequence[Rung]
    repeat: int


class Row(msgspec.Struct, frozen=True):
    """A rule of the matrix."""

    id: str
    anchor: str
    when: Sequence[tuple[str, Markup, bool]]
    path: str
    path_anchor: str
    first: Rung | None
    because: Markup


class Contact(msgspec.Struct, frozen=True):
    """A role that may be called, with how and when to reach it."""

    role: Link
    reach: str
    hours: str
    backup: Link | None
    duties: str


class Question(msgspec.Struct, frozen=True):
    """An input to choose a value of; `severity` says that it asks for the severity."""

    name: str
    choices: Sequence[str]
    severity: bool


class Duty(msgspec.Struct, frozen=True):
    """What the browser needs to say who is on duty: data, questions, until when it knows."""

    data: Markup
    questions: Sequence[Question]
    until: str


class EscalationPage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the page of a matrix shows."""

    head: parts.Head
    severities: Sequence[Severity]
    duty: Duty | None
    paths: Sequence[PathView]
    columns: Sequence[Link]
    rows: Sequence[Row]
    send: Sequence[str]
    say: Markup
    contacts: Sequence[Contact]
    examples: Sequence[tuple[str, Markup, Markup]]
    users: Sequence[parts.Users]
    changed: Changed | None


def model(view: View, document: Document) -> EscalationPage:
    """What the page of a matrix shows."""
    matrix = document.body
    assert isinstance(matrix, Escalation)  # noqa: S101 - the kind of the document
    paths = {name: _path(view, name, path) for name, path in matrix.paths.items()}
    called = dict.fromkeys(level.call for path in matrix.paths.values() for level in path.levels)
    return EscalationPage(
        head=parts.head(view, document),
        severities=[
            Severity(code, level.title, view.line(level.text))
            for code, level in matrix.severities.items()
        ],
        duty=_duty(view, document),
        paths=list(paths.values()),
        columns=[view.link("input", name) for name in matrix.inputs],
        rows=_rows(view, matrix, paths),
        send=[view.plain(item) for item in matrix.send],
        say=view.line(matrix.say),
        contacts=[contact(view, role) for role in called],
        examples=[
            (example.name, cells(view, example.given), cells(view, _expected(example.expect)))
            for example in matrix.examples
        ],
        users=parts.users(view, parts.entry_of(document)),
        changed=changed(view, document),
    )


def _expected(expect: Mapping[str, Any]) -> dict[str, Any]:
    """Of what an example expects, the path and the first call; the levels stand on the page."""
    return {name: expect[name] for name in ("path", "call") if name in expect}


def _duty(view: View, document: Document) -> Duty | None:
    """Who is on duty; None where the page must not tell how to reach people, or nobody can tell."""
    if view.site.audience == "customer":
        return None
    try:
        matrix = view.site.policies.matrix(document.id)
    except (MatrixError, KeyError):
        return None
    language = view.site.language
    data = duty_model(matrix, view.site.as_of, language)
    if data is None:
        return None
    severity = matrix.severity_input
    questions = [
        Question(view.link("input", name).text, choices, name == severity)
        for name, choices in data["inputs"]
    ]
    until = written(view.site.as_of + timedelta(days=DAYS - 1), language)
    return Duty(island(data), questions, until)


def _path(view: View, name: str, path: EscalationPath) -> PathView:
    rungs = [
        Rung(
            view.link("role", level.call),
            _role(view, level.call).reach or "",
            _answered_in(view, level.within),
        )
        for level in path.levels
    ]
    return PathView(name, anchor(name), rungs, path.repeat)


def _answered_in(view: View, within: str) -> Markup:
    """By when a level has to answer: `5분 안`."""
    before, after = view.words.template("answered_in")
    return Markup("{}{}{}").format(before, view.line(within), after)


def _rows(view: View, matrix: Escalation, paths: dict[str, PathView]) -> list[Row]:
    rows = []
    for rule in matrix.rules:
        name = str(rule.then.get("path", ""))
        path = paths.get(name)
        rows.append(
            Row(
                rule.id,
                anchor(f"{rule.id}-rule") if rule.id in paths else anchor(rule.id),
                [
                    (
                        view.link("input", column).text,
                        cell(view, rule.when[column])
                        if column in rule.when
                        else escape(view.words["any"]),
                        column not in rule.when,
                    )
                    for column in matrix.inputs
                ],
                name,
                anchor(name),
                path.rungs[0] if path is not None and path.rungs else None,
                view.line(rule.because),
            )
        )
    return rows


def _role(view: View, name: str) -> Role:
    entry = view.corpus.find("role", name)
    return entry.body if entry is not None and isinstance(entry.body, Role) else Role(duties="")


def contact(view: View, name: str) -> Contact:
    """How to reach a role."""
    role = _role(view, name)
    return Contact(
        view.link("role", name),
        role.reach or "",
        role.hours or "",
        view.link("role", role.backup) if role.backup else None,
        view.plain(role.duties),
    )
