"""The training part of an impact: what to work out, and how it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from cscx.cells import wrap
from cscx.change.diff import Diff
from cscx.change.impact.impact import Concerned, Impact
from cscx.change.report.escaping import escaped
from cscx.change.words import MORE, numbered
from cscx.cli.help import columns
from cscx.cli.output import Style
from cscx.cli.results_reading import Found
from cscx.content.corpus import Corpus
from cscx.content.policies import Policies
from cscx.messages import LANGUAGES, Language, Text, same
from cscx.training.changes import WORDS, Change
from cscx.training.retraining import Again
from cscx.training.touched import Fate, Touched, touched_between, touched_by

HEADING = Text("학습", "Training")
NOT_LOOKED = Text(
    "학습 문제와 드릴은 보지 않았습니다. 함께 보려면 --training을 붙이세요.",
    "Questions and drills were not looked at. To see them, too, add --training.",
)
_TOO_MANY = Text(
    "학습에 걸리는 문서가 {n}개라 문제와 드릴을 보지 않았습니다. 오래 걸려도 보려면 --training과 --all을 함께 쓰세요.",
    "{n} documents bear on questions and drills, so these were not looked at. To see them however long it takes, "
    "use --training together with --all.",
)
WORKING = Text("문제와 드릴을 셈하고 있습니다…", "Working out the questions and drills…")
_NONE = Text("바뀌는 문제와 드릴이 없습니다", "No question and no drill changes")
_REST = Text("여기에 기대는 문제 {n}개", "Questions that rest on it: {n}")
_DRILLS: dict[Fate, Text] = {
    "rests": Text("이곳을 지나는 드릴 {n}개: {titles}", "Drills that pass it: {n} ({titles})"),
    "changed": Text("바뀌는 드릴 {n}개: {titles}", "Drills that change: {n} ({titles})"),
    "gone": Text("없어지는 드릴 {n}개: {titles}", "Drills that go: {n} ({titles})"),
    "new": Text("새 드릴 {n}개: {titles}", "New drills: {n} ({titles})"),
}
_COUNT = Text("문제 {n}개, {what}", "{n} questions, {what}")
_COUNT_ONE = Text(_COUNT.ko, "1 question, {what}")
_AGAIN = Text(
    "다시 배울 것, {title}: {days}일차{others}. 문제 {n}개면 모두 거칩니다: {asks}",
    "To be learned again, {title}: {days}{others}; {n} questions pass all of it: {asks}",
)
_ONE_AGAIN = Text(
    _AGAIN.ko, "To be learned again, {title}: {days}{others}; 1 question passes all of it: {asks}"
)
_READ_AGAIN = Text(
    "다시 배울 것, {title}: {days}일차{others}. 배운 답이 틀리게 되었고 새로 풀 문제는 없으니 다시 읽습니다",
    "To be learned again, {title}: {days}{others}; an answer that was taught is wrong now and nothing is asked "
    "in its place, so it is to be read again",
)
_UNTAUGHT = Text(
    "이 답을 묻는 학습 과정이 없습니다: {places}", "No track asks for these answers: {places}"
)
_UNTAUGHT_ONE = Text(_UNTAUGHT.ko, "No track asks for this answer: {places}")
_OTHERS = Text("({days}일차도 다룸)", " ({days} teach it, too)")
_OTHER = Text(_OTHERS.ko, " ({days} teaches it, too)")
_TAUGHT = Text(
    "{title}: {days}일차가 다루지만 그날 묻는 답은 지금은 달라지지 않습니다",
    "{title}: taught on {days}, but no answer that is asked there differs now",
)
_STALE = Text(
    "다시 통과해야 하는 사람 {n}명: {who}", "Learners whose pass no longer counts: {n} ({who})"
)
_WHO = Text("{name}({days}일차)", "{name} (day {days})")
_NO_STALE = Text(
    "결과 파일 {n}개에 다시 통과해야 하는 사람은 없습니다",
    "In {n} results files no pass is touched",
)
_NO_STALE_ONE = Text(_NO_STALE.ko, "In 1 results file no pass is touched")
_MOST_SHOWN = 5
_MOST_DOCUMENTS = 300
"""Of how many documents questions and drills are made unasked: about a minute."""


class TooMany(NamedTuple):
    """So many documents bear on questions and drills that none were made."""

    documents: int


def of_impact(
    impact: Impact, corpus: Corpus, read: Found, *, every: bool = False
) -> Touched | TooMany:
    """What would change with the roots; `corpus` has every document. `every`: however many bear on it."""
    documents = _documents(impact)
    if len(documents) > _MOST_DOCUMENTS and not every:
        return TooMany(len(documents))
    steps = {
        (each.subject.name, spot.part.name)
        for each in impact.of("reread")
        for spot in each.spots
        if spot.part is not None and spot.part.kind == "step"
    }
    names = frozenset(
        f"{kind}:{name}" for kind, name in impact.deciding if _asked_by(kind, name, impact)
    )
    return touched_by(Policies(corpus), names, documents, steps, read.results, _roots(impact))


def _asked_by(kind: str, name: str, impact: Impact) -> bool:
    """Whether questions that rest on something may get another key: procedures only say which come."""
    roots = {(root.kind, root.name) for root in impact.roots}
    return kind != "sop" or (kind, name) in roots


def of_diff(
    diff: Diff,
    impact: Impact,
    corpora: tuple[Corpus, Corpus],
    read: Found,
    *,
    every: bool = False,
) -> Touched | TooMany:
    """What changed between two whole versions. `every`: however many documents bear on it."""
    documents = _documents(impact) | frozenset(_changed(diff, corpora))
    if len(documents) > _MOST_DOCUMENTS and not every:
        return TooMany(len(documents))
    settled = frozenset(t.subject.name for t in diff.tables if t.is_same)
    return touched_between(
        (Policies(corpora[0]), Policies(corpora[1])),
        documents,
        settled,
        read.results,
        _roots(impact),
    )


def _changed(diff: Diff, corpora: tuple[Corpus, Corpus]) -> Iterator[str]:
    """What changed; of lists all of their kind, because an item is a wrong answer to other questions."""
    places = ((change.before, change.after) for change in diff.changes)
    paths = {place.path for both in places for place in both if place is not None}
    documents = [document for corpus in corpora for document in corpus.documents]
    kinds = {d.kind for d in documents if d.path in paths and d.kind is not None and d.kind.item}
    for document in documents:
        if document.path in paths or document.kind in kinds:
            yield document.id


def _documents(impact: Impact) -> frozenset[str]:
    """The documents that questions may be about that change."""
    concerned = (each.document.id for each in impact.concerned if each.grade != "mentions")
    return frozenset([*_roots(impact), *concerned])


def _roots(impact: Impact) -> list[str]:
    """The documents that change themselves."""
    roots = (impact.corpus.find(root.kind, root.name) for root in impact.roots)
    return [each.document.id for each in roots if each is not None]


def training_texts(found: Touched, read: Found, tracks: Sequence[Concerned] = ()) -> Iterator[Text]:
    """A sentence for each thing to know, without the full stop; `tracks` teach or practise what changed."""
    if not (found.items or found.drills):
        yield _NONE
    yield from _items(found)
    for fate, text in _DRILLS.items():
        titles = [same(each.procedure) for each in found.drills if each.fate == fate]
        if titles:
            yield text(n=len(titles), titles=_some(list(dict.fromkeys(titles))))
    taught = {each.subject.name: _taught(each) for each in tracks}
    for each in found.again:
        yield _again(each, taught.get(each.track, set()))
    if found.untaught:
        places = _some(list(dict.fromkeys(each.place for each in found.untaught)))
        yield numbered(len(found.untaught), _UNTAUGHT_ONE, _UNTAUGHT, places=places)
    asked = {each.track for each in found.again}
    for each_ in tracks:
        if each_.subject.name not in asked and taught[each_.subject.name]:
            yield _TAUGHT(title=each_.subject.title, days=_days(taught[each_.subject.name]))
    if not read.results:
        return
    by_learner: dict[str, list[str]] = {}
    for one in found.stale:
        by_learner.setdefault(one.learner, []).append(str(one.passed.day))
    who = [_WHO(name=name, days=", ".join(days)) for name, days in by_learner.items()]
    yield (
        _STALE(n=len(who), who=_some(who))
        if who
        else numbered(len(read.results), _NO_STALE_ONE, _NO_STALE)
    )


def _items(found: Touched) -> Iterator[Text]:
    counts = Counter(change for _, change in found.items)
    if counts[None]:
        yield _REST(n=counts[None])
    for change in Change:
        if counts[change]:
            yield numbered(counts[change], _COUNT_ONE, _COUNT, what=WORDS[change])


def _again(each: Again, taught: set[int]) -> Text:
    """The days to repeat, the others that are about it, and what the questions ask about."""
    others = {*each.days, *taught} - set(each.enough)
    told = numbered(len(others), _OTHER, _OTHERS, days=_days(others)) if others else ""
    if not each.items:
        return _READ_AGAIN(title=each.title, days=_days(each.enough), others=told)
    return numbered(
        len(each.items),
        _ONE_AGAIN,
        _AGAIN,
        title=each.title,
        days=_days(each.enough),
        others=told,
        asks=_some(list(each.asks)),
    )


def _taught(track: Concerned) -> set[int]:
    return {int(s.part.name) for s in track.spots if s.part is not None and s.part.kind == "day"}


def _days(numbers: Collection[int]) -> Text:
    names = [str(number) for number in sorted(numbers)]
    return Text("·".join(names), f"{'day' if len(names) == 1 else 'days'} {', '.join(names)}")


def _some(texts: list[Text]) -> Text:
    shown = texts[:_MOST_SHOWN]
    if len(texts) > len(shown):
        shown.append(MORE(n=len(texts) - len(shown)))
    korean, english = (", ".join(text.to(to) for text in shown) for to in LANGUAGES)
    return Text(korean, english)


@dataclass(frozen=True, slots=True)
class Learning:
    """The part as reports show it. `touched` None: it was not looked at; `tracks` teach or practise what changed."""

    touched: Touched | TooMany | None
    read: Found
    tracks: tuple[Concerned, ...] = ()

    def lines(self, language: Language, style: Style, indent: str = "") -> Iterator[str]:
        """On a terminal."""
        if not isinstance(self.touched, Touched):
            for line in wrap(self._not_looked.to(language), columns() - len(indent)):
                yield style(f"{indent}{line}", "dim")
            return
        yield f"{indent}{HEADING.to(language)}"
        for text in training_texts(self.touched, self.read, self.tracks):
            for line in wrap(f"{text.to(language)}.", columns() - len(indent) - 2):
                yield f"{indent}  {line}"

    def markdown(self, language: Language) -> Iterator[str]:
        """In a comment of a pull request."""
        if not isinstance(self.touched, Touched):
            yield escaped(self._not_looked.to(language))
            return
        yield f"**{escaped(HEADING.to(language))}**"
        yield ""
        for text in training_texts(self.touched, self.read, self.tracks):
            yield f"- {escaped(text.to(language))}"

    def data(self) -> dict[str, Any]:
        """For programs: the part itself, None where it was not worked out, and how many documents were too many."""
        found = self.touched
        return {
            "training": training_data(found) if isinstance(found, Touched) else None,
            "training_left_out": found.documents if isinstance(found, TooMany) else None,
        }

    @property
    def _not_looked(self) -> Text:
        found = self.touched
        return _TOO_MANY(n=f"{found.documents:,}") if isinstance(found, TooMany) else NOT_LOOKED


def training_data(found: Touched) -> dict[str, Any]:
    """The part as plain data."""
    return {
        "items": [
            {
                "id": item.id,
                "type": item.type,
                "subject": item.subject,
                "change": None if change is None else change.value,
                "retired": change is not None and change.retires,
            }
            for item, change in found.items
        ],
        "drills": [
            {"id": each.drill.id, "sop": each.drill.sop, "fate": each.fate} for each in found.drills
        ],
        "again": [
            {
                "track": each.track,
                "role": each.role,
                "days": list(each.days),
                "enough": list(each.enough),
                "items": [item.id for item in each.items],
            }
            for each in found.again
        ],
        "untaught": [each.item.id for each in found.untaught],
        "stale": [
            {
                "learner": each.learner,
                "track": each.passed.track,
                "day": each.passed.day,
                "at": each.passed.at,
            }
            for each in found.stale
        ],
    }
