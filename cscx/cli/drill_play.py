"""A drill in the terminal: the customer, the choices, why each is right or wrong, and a look back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import click

from cscx.cells import pad, width, wrap
from cscx.cli.help import columns
from cscx.cli.output import Style
from cscx.content.corpus import Corpus
from cscx.messages import Language, Text
from cscx.training.drills.drill import CRITICAL, HUNG_UP, LOWEST, Choice, Drill, Line, Turn
from cscx.training.drills.errors import FAULTS
from cscx.training.drills.play import Session, Standing, reaction
from cscx.training.drills.score import PASS, WEIGHTS, Score, score
from cscx.training.items.item import Source
from cscx.training.places import Places
from cscx.training.titles import place_name
from cscx.training.wording.drills import NOTHING_LEFT, ONLY_ONE
from cscx.training.wording.moods import MOODS, PARTS

_HEAD = Text("드릴 · {title} · {who}", "Drill · {title} · {who}")
_ABOUT = Text(
    "{n}번 고릅니다. 언제든 q로 그만둘 수 있습니다.", "{n} turns. Leave at any time with q."
)
_TURN = Text("{at}/{of}", "{at}/{of}")
_CUSTOMER = Text("고객({mood})", "Customer ({mood})")
_RIGHT = Text("좋습니다.", "Good.")
_WRONG = Text("아닙니다: {name}.", "No: {name}.")
_AGAIN = Text("다시 고르세요.", "Choose again.")
_MOOD = Text("고객 기분: {mood}", "Mood: {mood}")
_PROMPT = Text("번호(1~{last}), 그만두려면 q: ", "Number (1 to {last}), q to leave: ")
_NO_NUMBER = Text("1부터 {last}까지 누르세요.", "Press 1 to {last}.")
_SOURCE = Text("근거: {title} › {anchor} ({path}:{line})", "Source: {title} › {anchor} ({path}:{line})")  # fmt: skip
_SOURCE_WHOLE = Text("근거: {title} ({path})", "Source: {title} ({path})")
_HUNG_UP = Text("고객이 전화를 끊었습니다.", "The customer hung up.")
_CRITICAL = Text("여기서 끝납니다. 되돌리기 어려운 잘못입니다: {name}.", "It ends here. This cannot be undone: {name}.")  # fmt: skip
_LEFT = Text("{left}번을 남기고 멈췄습니다. 여기까지의 점수입니다.", "Left with {left} turns to go. The score so far.")  # fmt: skip
_NOTHING = Text("고른 것이 없습니다.", "Nothing was chosen.")
_BACK = Text("돌아보기", "Looking back")
_TOTAL = Text("{total}점(100점 만점, 통과 {pass_}점)", "{total} of 100 (pass: {pass_})")
_OK, _MISSED, _NOT_YET = Text("맞음", "right"), Text("놓침", "missed"), Text("못 함", "not reached")
_MINE = Text("내가 고른 것: {text}", "You chose: {text}")
_BETTER = Text("바른 길: {text}", "Better: {text}")
_PLAY_AGAIN = Text("같은 드릴 다시 하기: cscx drill {sop} --drill {id}", "The same drill again: cscx drill {sop} --drill {id}")  # fmt: skip
_STOP, _INTERRUPT, _END = "q", "\x03", "\x04"
_BAR = 10


class _Stopped(Exception):  # noqa: N818 - the player's wish, not an error
    """The player wants to leave."""


class Player:
    """Plays a drill on the terminal, or over a pipe, where a line holds a number."""

    def __init__(
        self,
        corpus: Corpus,
        style: Style,
        language: Language,
        read: Callable[[str], str] | None = None,
    ) -> None:
        self._corpus, self._style, self._language = corpus, style, language
        self._places = Places(corpus)
        self._read = read or _read

    def play(self, drill: Drill) -> Session:
        """Play until it is over or the player leaves; the session as it stands then."""
        session = Session(drill)
        title = self._title(drill.sop)
        self._say("")
        head = _HEAD(title=title, who=drill.customer.title)
        self._wrapped(head.to(self._language), "", "bold")
        self._wrapped(_ABOUT(n=len(drill.turns)).to(self._language), "", "dim")
        try:
            while (turn := session.turn) is not None:
                self._turn(session, turn)
        except _Stopped:
            self._say("")
        self._end(session)
        return session

    def _turn(self, session: Session, turn: Turn) -> None:
        fresh = not session.standing.tried
        if fresh:
            at = session.drill.turns.index(turn) + 1
            self._say("")
            told = _TURN(at=at, of=len(session.drill.turns)).to(self._language)
            self._say(self._style(told, "dim"))
            for line in turn.before:
                self._line(line, session.standing)
        self._say("")
        self._wrapped((turn.ask if fresh else _AGAIN).to(self._language), "", "bold")
        for number, choice in enumerate(session.choices, start=1):
            self._wrapped(choice.text.to(self._language), f"  {number}  ")
        self._chosen(session, self._choice(len(session.choices)))
        if session.standing.tried and len(session.choices) == 1:
            self._wrapped(ONLY_ONE(text=session.choices[0].text).to(self._language))
            self._chosen(session, 0)

    def _chosen(self, session: Session, place: int) -> None:
        before = session.standing
        self._judged(session.choose(place))
        said = reaction(session.drill, session.picks, before, session.standing)
        if said is not None:
            self._line(Line("customer", said), session.standing)
        elif session.standing.mood != before.mood:
            mood = MOODS[session.standing.mood - LOWEST]
            self._say(self._style(f"  {_MOOD(mood=mood).to(self._language)}", "dim"))

    def _judged(self, chosen: Choice) -> None:
        if chosen.error is None:
            self._say(self._style(_RIGHT.to(self._language), "green"))
        else:
            name = FAULTS[chosen.error].name
            self._say(self._style(_WRONG(name=name).to(self._language), "red"))
        self._wrapped(chosen.feedback.to(self._language), "  ")
        self._say(self._style(f"  {self._source(chosen.source)}", "dim"))

    def _line(self, line: Line, standing: Standing) -> None:
        text = line.text.to(self._language)
        if line.who == "screen":
            self._wrapped(text, "  · ")
            return
        mood = MOODS[standing.mood - LOWEST].to(self._language)
        who = _CUSTOMER(mood=mood).to(self._language)
        self._wrapped(f"“{text}”", f"{who}: ")

    def _choice(self, last: int) -> int:
        """The place chosen, from 0. Raises _Stopped for q, Ctrl+C and the end of input."""
        while True:
            try:
                text = self._read(_PROMPT(last=last).to(self._language)).strip()
            except (EOFError, KeyboardInterrupt, click.Abort):
                self._say("")
                raise _Stopped from None
            if text.lower() == _STOP or text in (_INTERRUPT, _END):
                raise _Stopped
            if text.isascii() and text.isdigit() and 0 < int(text) <= last:
                return int(text) - 1
            self._say(_NO_NUMBER(last=last).to(self._language))

    def _end(self, session: Session) -> None:
        language, standing, drill = self._language, session.standing, session.drill
        if not session.picks:
            self._say(_NOTHING.to(language))
            return
        if standing.at == HUNG_UP:
            self._say(self._style(_HUNG_UP.to(language), "red"))
        elif standing.at == CRITICAL:
            name = FAULTS[session.picks[-1].error or ""].name
            self._wrapped(_CRITICAL(name=name).to(language), "", "red")
        elif standing.over:
            for line in drill.last:
                self._line(line, standing)
        else:
            done = {pick.turn for pick in session.picks if pick.error is None}
            self._wrapped(_LEFT(left=len(drill.turns) - len(done)).to(language))
        self._say("")
        self._scored(score(session))
        self._say("")
        self._path(session)
        self._say("")
        again = _PLAY_AGAIN(sop=drill.sop, id=drill.id).to(language)
        self._say(self._style(again, "dim"))

    def _scored(self, points: Score) -> None:
        language = self._language
        self._say(self._style(_BACK.to(language), "bold"))
        color = "green" if points.total >= PASS else "yellow"
        total = _TOTAL(total=points.total, pass_=PASS).to(language)
        self._say(self._style(f"  {total}", color))
        names = {name: PARTS[name].to(language) for name in WEIGHTS}
        widest = max(map(width, names.values()))
        parts = (points.accuracy, points.sequence, points.script, points.mood)
        for (name, weight), part in zip(WEIGHTS.items(), parts, strict=True):
            full = part * _BAR // weight
            bar = "■" * full + "□" * (_BAR - full)
            self._say(f"  {pad(names[name], widest)}  {bar}  {part}/{weight}")
        if points.critical is not None:
            self._wrapped(NOTHING_LEFT.to(language), "  ")

    def _path(self, session: Session) -> None:
        """Each turn: what was chosen, what would have been right, and where that is written."""
        language = self._language
        for at, turn in enumerate(session.drill.turns, start=1):
            picks = [pick for pick in session.picks if pick.turn == turn.id]
            missed = [pick for pick in picks if pick.error is not None]
            verdict = _NOT_YET if not picks else _MISSED if missed else _OK
            color = "dim" if not picks else "red" if missed else "green"
            shown = self._style(verdict.to(language), color)
            self._say(f"  {at}. {turn.name}  {shown}")
            for text in _texts(turn, [pick.code for pick in missed]):
                self._wrapped(_MINE(text=text).to(language), "     ")
            self._wrapped(_BETTER(text=turn.key.text).to(language), "     ")
            if missed or not picks:
                self._say(self._style(f"     {self._source(turn.key.source)}", "dim"))

    def _source(self, source: Source) -> str:
        title, place = self._title(source.document), self._places.of(source)
        path = place.path if place is not None else source.document
        if not source.anchor or place is None:
            return _SOURCE_WHOLE(title=title, path=path).to(self._language)
        anchor = place_name(self._corpus, source.document, source.anchor)
        told = _SOURCE(title=title, anchor=anchor, path=path, line=place.line)
        return told.to(self._language)

    def _title(self, document: str) -> str:
        entry = self._corpus.find("document", document)
        return getattr(entry.body, "title", document) if entry is not None else document

    def _wrapped(self, text: str, before: str = "", color: str = "") -> None:
        cells = width(before)
        lines = wrap(text, columns() - cells) or [""]
        for at, line in enumerate(lines):
            shown = self._style(line, color) if color else line
            self._say(f"{before if not at else ' ' * cells}{shown}")

    def _say(self, text: str) -> None:
        click.echo(text, color=True)


def _texts(turn: Turn, codes: Sequence[str]) -> list[Text]:
    """What was chosen, in the order it was chosen."""
    by_code = {choice.code: choice.text for choice in turn.choices}
    return [by_code[code] for code in codes]


def _read(prompt: str) -> str:
    """One key on a terminal, one line elsewhere."""
    if not sys.stdin.isatty():
        return input()
    click.echo(prompt, nl=False)
    key = click.getchar()
    click.echo(key if key.isprintable() else "")
    return key
