"""How far somebody gets who knows nothing and guesses well.

Every strategy sees what a learner sees. Chance is the mean of 1 / number of answers. A constant
ranking always takes the answer it ranks highest; the worst one is the best guesser's: it knows, of
each space, which answer is the key most often. Answers that come up once in a form cannot be ranked
by anyone, and count as chance. Who remembers sees the key after every answer, and crosses out what was
the key of a question with the same answers before, or takes just that.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import permutations
from typing import NamedTuple

from cscx.training.assembly.blueprint import STANDARD, Blueprint
from cscx.training.assembly.form import Form, form
from cscx.training.bank import Bank
from cscx.training.play import Put, put

SEEDS = 50
FEWEST = 100
_MOST_RANKED = 7
_WORD = re.compile(r"[가-힣A-Za-z0-9]{2,}")
MEAN_ERRORS, WORST_ERRORS = 2, 3


class Strategy(NamedTuple):
    """A way to guess: its name and the place it takes."""

    name: str
    guess: Callable[[Put], int]


def _longest(question: Put) -> int:
    return max(range(len(question.options)), key=lambda at: len(question.options[at].text.ko))


def _shortest(question: Put) -> int:
    return min(range(len(question.options)), key=lambda at: len(question.options[at].text.ko))


def _first(_question: Put) -> int:
    return 0


def _last(question: Put) -> int:
    return len(question.options) - 1


def _overlap(question: Put) -> int:
    """The option that shares the most words with the question."""
    stem = set(_WORD.findall(question.item.stems[question.question.stem].ko))

    def shared(at: int) -> int:
        return len(stem & set(_WORD.findall(question.options[at].text.ko)))

    return max(range(len(question.options)), key=shared)


STRATEGIES = (
    Strategy("longest", _longest),
    Strategy("shortest", _shortest),
    Strategy("first", _first),
    Strategy("last", _last),
    Strategy("overlap", _overlap),
)
RANKING, ELIMINATION, REPETITION = "ranking", "elimination", "repetition"


class Outcome(NamedTuple):
    """How a strategy did over several forms: shares from 0 to 1; `error` is one standard error."""

    strategy: str
    mean: float
    worst: float
    chance: float
    error: float
    questions: int

    @property
    def passes(self) -> bool:
        """Whether guessing like this pays no more than chance allows.

        Other strategies by their mean over the forms, the best ranking by its worst form.
        """
        if self.strategy == RANKING:
            return self.worst <= self.chance + WORST_ERRORS * self.error
        return self.mean <= self.chance + MEAN_ERRORS * self.error


def scores(
    bank: Bank, count: int = FEWEST, seeds: int = SEEDS, blueprint: Blueprint = STANDARD
) -> tuple[Outcome, ...]:
    """How every strategy does on forms of `count` questions drawn with the seeds from 1 on."""
    forms = [form(bank, str(seed), count, blueprint) for seed in range(1, seeds + 1)]
    return of_forms(bank, forms)


def of_forms(bank: Bank, forms: Sequence[Form]) -> tuple[Outcome, ...]:
    """How every strategy does on some forms; of the error the largest form's."""
    asked = [list(put(bank, each)) for each in forms]
    asked = [questions for questions in asked if questions]
    if not asked:
        return ()
    chance = _mean([_mean([1 / len(q.options) for q in questions]) for questions in asked])
    size = min(len(questions) for questions in asked)
    error = math.sqrt(chance * (1 - chance) / size)
    found = []
    for strategy in STRATEGIES:
        shares = [
            _mean([float(strategy.guess(q) == q.question.key) for q in questions])
            for questions in asked
        ]
        found.append(Outcome(strategy.name, _mean(shares), max(shares), chance, error, size))
    ranked = [_best_ranking(questions) for questions in asked]
    found.append(Outcome(RANKING, _mean(ranked), max(ranked), chance, error, size))
    for name, again in ((ELIMINATION, False), (REPETITION, True)):
        shares = [_remembered(questions, again=again) for questions in asked]
        found.append(Outcome(name, _mean(shares), max(shares), chance, error, size))
    return tuple(found)


def _remembered(questions: Sequence[Put], *, again: bool) -> float:
    """The expected share of keys found by taking, or by never taking, a key of the same answers again."""
    keys: dict[frozenset[str], set[str]] = defaultdict(set)
    found = 0.0
    for question in questions:
        codes = frozenset(question.question.codes)
        known = keys[codes]
        left = (codes & known if again else codes - known) or codes
        found += (question.item.key.code in left) / len(left)
        known.add(question.item.key.code)
    return found / len(questions)


def _best_ranking(questions: Sequence[Put]) -> float:
    """The share of keys that the luckiest constant ranking of answers finds."""
    spaces: dict[str, list[Put]] = defaultdict(list)
    for question in questions:
        spaces[question.item.space].append(question)
    return sum(_best_in(members) for members in spaces.values()) / len(questions)


def _best_in(members: Sequence[Put]) -> float:
    """How many keys of a space the best ranking finds."""
    seen: dict[str, int] = defaultdict(int)
    for question in members:
        for code in question.question.codes:
            seen[code] += 1
    known = sorted(code for code, times in seen.items() if times > 1)
    blind = [q for q in members if not set(q.question.codes) & set(known)]
    open_ = [q for q in members if set(q.question.codes) & set(known)]
    by_chance = sum(1 / len(question.options) for question in blind)
    if not open_:
        return by_chance
    if len(known) <= _MOST_RANKED:
        best = max(_hits(open_, ranking) for ranking in permutations(known))
    else:
        best = _climbed(open_, known)
    return by_chance + best


def _climbed(members: Sequence[Put], codes: Sequence[str]) -> int:
    """The hits of a ranking that no swap makes better, from the shares of keys."""
    keys: dict[str, int] = defaultdict(int)
    for question in members:
        keys[question.item.key.code] += 1
    ranking = sorted(codes, key=lambda code: -keys[code])
    best = _hits(members, ranking)
    better = True
    while better:
        better = False
        for one in range(len(ranking)):
            for other in range(one + 1, len(ranking)):
                tried = list(ranking)
                tried[one], tried[other] = tried[other], tried[one]
                hits = _hits(members, tried)
                if hits > best:
                    ranking, best, better = tried, hits, True
    return best


def _hits(members: Sequence[Put], ranking: Sequence[str]) -> int:
    place = {code: at for at, code in enumerate(ranking)}
    last = len(place)
    return sum(
        min(question.question.codes, key=lambda code: place.get(code, last))
        == question.item.key.code
        for question in members
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
