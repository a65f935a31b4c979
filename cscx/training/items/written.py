"""Questions that people wrote: what cannot be computed, in the same bank with the same checks."""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.kinds.question import Question
from cscx.messages import Text
from cscx.training.items.item import Item, Level, Option, Proof, Source, Verdict, digest
from cscx.training.items.knowledge import Knowledge

TYPE = "written"
_AUTHOR = Text("작성자가 정한 답", "as its author says")
_CODE = 8


def make(knowledge: Knowledge) -> Iterator[Item]:
    """Every active question with exactly one right answer; the linter reports the others."""
    for document, question in knowledge.corpus.of(Question):
        right = [option for option in question.options if option.correct]
        wanted = any(map(knowledge.is_asked, (document.id, *question.about)))
        if wanted and document.is_usable and question.status == "active" and len(right) == 1:
            yield _item(knowledge, document, question)


def answers(knowledge: Knowledge, item: Item) -> frozenset[str] | None:
    """What its author marks as right now; None when the question is gone."""
    made = next((each for each in make(knowledge) if each.subject == item.subject), None)
    return None if made is None else frozenset({made.key.code})


def _item(knowledge: Knowledge, document: Document, question: Question) -> Item:
    reading = knowledge.reading
    why = reading.said(question.because)
    options = []
    for option in sorted(question.options, key=lambda each: not each.correct):
        text = reading.said(option.text)
        said = reading.said(option.because) if option.because else why
        if option.correct and option.because:
            why = said = Text(_then(said.ko, why.ko), _then(said.en, why.en))
        verdict: Verdict = "right" if option.correct else "wrong"
        code = digest(text.ko)[:_CODE]
        options.append(Option(code, text, verdict, Proof(None, _AUTHOR), said))
    tracks = knowledge.tracks_of(*question.about)
    level: Level = question.level  # type: ignore[assignment]  # the schema lists the same words
    return Item(
        type=TYPE,
        template=TYPE,
        subject=document.id,
        axis="",
        case={},
        level=level,
        space=f"written:{document.id}",
        stems=(_lines(knowledge, question.ask),),
        options=tuple(options),
        why=why,
        sources=tuple(Source(name, "", ()) for name in question.about),
        depends_on=(f"question:{document.id}", *(f"document:{name}" for name in question.about)),
        tracks=tracks,
        roles=knowledge.roles_of(tracks),
    )


def _then(first: str, second: str) -> str:
    """Two sentences, the first of which may lack its full stop."""
    return f"{first.rstrip('.')}. {second}"


def _lines(knowledge: Knowledge, text: str) -> Text:
    """A text whose lines are kept."""
    lines = "\n".join(knowledge.reading.line(line) for line in text.strip().split("\n"))
    return Text(lines, lines)
