"""Procedures, scripts, tables and matrices as entries: each place that can be opened is a part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from cscx.content.corpus import Entry as Defined
from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import ExceptionTable, Limit, Rule
from cscx.content.kinds.header import Header
from cscx.content.kinds.reasons import Reason
from cscx.content.kinds.script import Script
from cscx.content.kinds.sop import Sop, Step
from cscx.publish.addresses import address_of, anchor, quoted, url
from cscx.publish.finding.plain import (
    joined,
    paragraphs_of,
    prose_of,
    without_braces,
    words_of,
)
from cscx.publish.finding.uses import Uses, groups_of
from cscx.publish.pieces.conditions import cell, cells
from cscx.publish.site import View
from cscx.search.entry import Copies, Entry, Part

_BOOSTS = {"sop": 1.3}


def document_entry(view: View, defined: Defined, uses: Uses) -> Entry:
    """The entry of a document with a header."""
    body, id_ = defined.body, defined.name
    assert isinstance(body, Header)  # noqa: S101 - the caller chose these kinds
    reasons, channels = uses.groups(id_), uses.channels_with(id_)
    says: tuple[str, ...] = ()
    if isinstance(body, Sop):
        reasons, channels = groups_of(iter(body.reasons)), uses.channels_of(body)
        says = tuple(_heard(view, body))
    elif isinstance(body, Script):
        channels = tuple(name for name in uses.channels if name in body.text)
    return Entry(
        id=id_,
        address=quoted(url(address_of(defined).path, folders=view.site.folders)),
        title=body.title,
        kind=view.kind_title(defined.kind),
        status=view.words[f"status_{body.status}"],
        reasons=reasons,
        channels=uses.titled(channels),
        search=tuple(view.plain(text) for text in body.search),
        says=says,
        parts=(Part("", "", _top(view, body)), *_parts(view, body)),
        copy=_copies(view, body, uses),
        boost=_BOOSTS.get(defined.kind, 1.0),
    )


def _top(view: View, body: Header) -> str:
    """What stands at the head of the page.

    What a procedure is *not* for is left out: whoever asks for that must find the other one.
    """
    texts = [view.plain(body.summary)]
    if isinstance(body, Sop):
        texts.append(view.plain(body.applies))
    if isinstance(body, Escalation):
        texts += [
            f"{code} {level.title}: {view.plain(level.text)}"
            for code, level in body.severities.items()
        ]
    return joined(texts)


def _heard(view: View, sop: Sop) -> Iterator[str]:
    for reason in sop.reasons:
        entry = view.corpus.find("reason", reason)
        if entry is not None and isinstance(entry.body, Reason):
            yield from entry.body.says


def _parts(view: View, body: Header) -> Iterator[Part]:
    reader = _READERS.get(type(body))
    return reader(view, body) if reader is not None else iter(())


def _part(place: str, title: str, *texts: str) -> Part:
    return Part(quoted(place), title, joined(texts))


def _sop_parts(view: View, sop: Sop) -> Iterator[Part]:
    for step in sop.steps:
        yield _part(anchor(step.id), step.name, *_step_texts(view, step))
    if sop.done_when:
        yield _part("cx-done", view.words["done_when"], *map(view.plain, sop.done_when))
    if sop.do_not:
        yield _part("cx-donot", view.words["do_not"], *map(view.plain, sop.do_not))


def _step_texts(view: View, step: Step) -> Iterator[str]:
    yield prose_of(view, step.do)
    yield view.plain(step.ask or step.check)
    if step.ask or step.check:
        yield ", ".join(view.plain(answer) for answer in step.branches)
    yield view.plain(step.tell)
    if step.handoff is not None:
        send = ", ".join(map(view.plain, step.handoff.send))
        yield f"{view.words['handoff']} {view.link('role', step.handoff.to).text} {send}"
    yield prose_of(view, step.note)


def _script_parts(view: View, script: Script) -> Iterator[Part]:
    for name, text in _variants(view, script):
        said = map(without_braces, paragraphs_of(view, text))
        title = view.link("channel", name).text
        yield _part(f"cx-ch-{anchor(name)}", title, *(" ".join(words.split()) for words in said))
    if script.instead:
        phrases = [f"{view.plain(p.not_)} → {view.plain(p.say)}" for p in script.instead]
        yield _part("cx-instead", view.words["instead"], *phrases)
    if script.replies:
        answers = (view.plain(reply.customer) for reply in script.replies)
        yield _part("cx-replies", view.words["replies"], *answers)


def _variants(view: View, script: Script) -> list[tuple[str, str]]:
    """(channel, text) in the order of the channels."""
    order = {name: place for place, name in enumerate(view.corpus.names.get("channel", ()))}
    return sorted(script.text.items(), key=lambda item: order.get(item[0], len(order)))


def _table_parts(view: View, table: ExceptionTable) -> Iterator[Part]:
    for rule in table.rules:
        yield _part(anchor(rule.id), *_rule(view, rule.id, _answers(view, table, rule.then), rule))
    if table.otherwise is not None:
        yield _part(
            "cx-otherwise",
            view.words["otherwise"],
            _answers(view, table, table.otherwise.then),
            view.plain(table.otherwise.because),
        )
    if table.limits:
        limits = (_limit(view, table, limit) for limit in table.limits)
        yield _part("cx-limits", view.words["limits"], *limits)


def _limit(view: View, table: ExceptionTable, limit: Limit) -> str:
    said = f"{words_of(cells(view, limit.when))}: {_answers(view, table, limit.never)}"
    never = f"{said} {view.words['limit_never']}"
    return f"{never} ({view.plain(limit.because)})" if limit.because else never


def _rule(view: View, name: str, answer: str, rule: Rule) -> Iterator[str]:
    yield answer if name in answer else f"{name}: {answer}"
    yield words_of(cells(view, rule.when))
    yield view.plain(rule.because)


def _answers(view: View, table: ExceptionTable, then: Mapping[str, Any]) -> str:
    """The answers of a rule in the order of the outputs; roles and scripts by their names."""
    return " · ".join(
        _answer(view, table.outputs[name].type, then[name])
        for name in table.outputs
        if name in then
    )


def _answer(view: View, kind: str | None, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_answer(view, kind, item) for item in value)
    if kind in ("role", "script") and isinstance(value, str) and "<" not in value:
        return view.link(kind, value).text
    return words_of(cell(view, value))


def _matrix_parts(view: View, matrix: Escalation) -> Iterator[Part]:
    for name, path in matrix.paths.items():
        levels = (
            f"{view.link('role', level.call).text} {view.plain(level.within)}"
            for level in path.levels
        )
        yield _part(anchor(name), name, " → ".join(levels))
    for rule in matrix.rules:
        place = anchor(f"{rule.id}-rule") if rule.id in matrix.paths else anchor(rule.id)
        yield _part(place, *_rule(view, rule.id, str(rule.then.get("path", "")), rule))
    if matrix.send:
        yield _part("cx-send", view.words["handoff_text"], ", ".join(map(view.plain, matrix.send)))
    if matrix.say:
        yield _part("cx-told", view.words["customer_told"], view.plain(matrix.say))


_READERS: dict[type, Callable[[View, Any], Iterator[Part]]] = {
    Sop: _sop_parts,
    Script: _script_parts,
    ExceptionTable: _table_parts,
    Escalation: _matrix_parts,
}


def _copies(view: View, body: Header, uses: Uses) -> Copies:
    """A script by channel, whole, as its page copies it; of a procedure the first script it says."""
    if isinstance(body, Sop):
        said = (view.corpus.find("script", step.say) for step in body.steps if step.say)
        script = next((entry.body for entry in said if entry is not None), None)
    else:
        script = body
    if not isinstance(script, Script):
        return ()
    names = uses.titled(tuple(name for name, _ in _variants(view, script)))
    texts = [paragraphs_of(view, text) for _, text in _variants(view, script)]
    return tuple((name, "\n\n".join(text)) for name, text in zip(names, texts, strict=True) if text)
