"""A walk in words for a terminal: step by step what is done, said and decided, and the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cscx.cells import pad, width, wrap
from cscx.cli.asked_procedure import trouble_text
from cscx.cli.help import columns
from cscx.cli.output import Style
from cscx.cli.reading import Reading
from cscx.cli.walk_rows import WalkRows, end_word
from cscx.content.corpus import Corpus
from cscx.messages import Language, Text
from cscx.policy.walk.result import Frame, Stop, Walk
from cscx.publish.words import WORDS

_END = Text("끝", "End")
_OPENED = {
    "first": Text("먼저: {title}", "First: {title}"),
    "call": Text("다녀옴: {title}", "Call: {title}"),
    "go_to": Text("넘어감: {title}", "Goes on to: {title}"),
    "missing": Text("‘{input}’{input:을/를} 알아내려고: {title}", "To find out {input}: {title}"),
}
_DONE_BEFORE = Text("이미 마침", "done before")
_STOPPED = Text("멈춤", "Stopped")


class WalkText:
    """Words for walks; numbers the steps as they are printed."""

    def __init__(self, corpus: Corpus, walk: Walk, language: Language, style: Style) -> None:
        self._corpus, self._walk = corpus, walk
        self._language, self._style = language, style
        self._reading = Reading(corpus, walk.known)
        self._rows = WalkRows(self._reading, language)

    def lines(self, after: int = 0) -> Iterator[str]:
        """The story from a stop on, with the end where it is reached."""
        yield from self.steps(after)
        for frame in self._walk.frames:
            if frame.at == len(self._walk.stops):
                yield from self._opened(frame)
        yield from self._end()

    def steps(self, after: int = 0) -> Iterator[str]:
        """The steps from a stop on, each frame and stage named where it begins."""
        stops, frames = self._walk.stops, self._walk.frames
        if not after:
            yield self._style(self._reading.title("sop", self._walk.procedure), "bold")
        for index, stop in enumerate(stops[after:], after):
            before = stops[index - 1] if index else None
            for frame in frames:
                if frame.at == index:
                    yield from self._opened(frame)
            if before is None or before.frame != stop.frame or before.step.stage != stop.step.stage:
                if before is not None and frames[before.frame].end is not None:
                    yield from self._left(before, stop)
                yield ""
                stage = WORDS[f"stage_{stop.step.stage}"]
                yield self._indent(stop) + self._style(f"[{self._say(stage)}]", "dim")
            yield from self._step(index + 1, stop)

    def _opened(self, frame: Frame) -> Iterator[str]:
        words = _OPENED.get(frame.opened)
        if words is None:
            return
        title = self._reading.title("sop", frame.procedure)
        text = self._say(words(title=title, input=frame.missing or ""))
        index = self._walk.frames.index(frame)
        if all(stop.frame != index for stop in self._walk.stops) and frame.end is not None:
            text += f" ({self._say(_DONE_BEFORE)}: {self._say(end_word(frame.end))})"
        yield ""
        yield "  " * frame.depth + self._style(text, "bold")

    def _left(self, before: Stop, now: Stop) -> Iterator[str]:
        """The end of a frame that a step of another one follows."""
        frames = self._walk.frames
        left = frames[before.frame]
        if frames[now.frame].opened == "go_to" and frames[now.frame].stop is not None:
            stop = self._walk.stops[frames[now.frame].stop or 0]
            if stop.frame == before.frame:
                return
        if before.to is None and left.end is not None and left.depth > frames[now.frame].depth - 1:
            yield f"{self._indent(before)}{self._say(_END)}: {self._say(end_word(left.end))}"

    def _step(self, number: int, stop: Stop) -> Iterator[str]:
        step = stop.step
        lead = self._indent(stop)
        head = f"{number}. {step.title or step.id}"
        own = step.role == (self._corpus.settings.defaults.role or "")
        role = "" if own else f" ({step.role})"
        yield f"{lead}{self._style(head, 'bold')}{role}{self._way(stop)}"
        inner = lead + " " * (len(str(number)) + 2)
        if step.do:
            for part in step.do.strip().split("\n"):
                yield from self._hanging(self._reading.text(part), inner, inner)
        yield from self._labelled(self._rows.of(stop), inner)

    def _way(self, stop: Stop) -> str:
        return self._style(f" → {stop.to}", "dim") if stop.to is not None else ""

    def _end(self) -> Iterator[str]:
        walk = self._walk
        if walk.end is not None:
            yield ""
            yield self._style(f"{self._say(_END)}: {self._say(end_word(walk.end))}", "bold")
        for trouble in walk.troubles:
            yield ""
            told = self._say(trouble_text(self._corpus, trouble))
            yield self._style(f"{self._say(_STOPPED)}: {told}", "bold")
            yield f"  {self._say(trouble.problem.hint)}"

    def _indent(self, stop: Stop) -> str:
        return "  " * self._walk.frames[stop.frame].depth

    def _say(self, text: Text) -> str:
        return text.to(self._language)

    def _labelled(self, rows: Iterable[tuple[Text, str]], lead: str) -> Iterator[str]:
        said = [(self._say(label), text) for label, text in rows]
        left = max((width(label) for label, _ in said), default=0)
        last = None
        for label, text in said:
            shown = "" if label == last else label
            last = label
            first = f"{lead}{self._style(pad(shown, left), 'dim')}  "
            plain = f"{lead}{' ' * left}  "
            lines = wrap(text, columns() - width(plain)) or [""]
            yield f"{first}{lines[0]}"
            yield from (f"{plain}{line}" for line in lines[1:])

    @staticmethod
    def _hanging(text: str, first: str, then: str) -> Iterator[str]:
        for number, line in enumerate(wrap(text, columns() - width(first))):
            yield f"{then if number else first}{line}"
