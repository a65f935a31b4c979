"""Who calls, how they begin, and what they say when asked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from cscx.content.kinds.inputs import Input
from cscx.content.kinds.persona import Persona
from cscx.content.kinds.script import Script
from cscx.messages import Text, same
from cscx.policy.walk.result import Collected
from cscx.policy.walk.ways import key_of_answer
from cscx.training.draw import Draw
from cscx.training.drills.cases import Case
from cscx.training.drills.drill import HIGHEST, LOWEST, Customer, Line
from cscx.training.drills.scene import Place, Scene
from cscx.training.items.knowledge import Knowledge
from cscx.training.wording import customers, endings
from cscx.training.wording import drills as say
from cscx.training.wording.call import fitting_lines
from cscx.training.wording.customers import Manner

_RUDE = re.compile(r"^(?:야|너)[ ,]")
_ABUSE = re.compile(r"폭언|욕설|협박|성희롱|abus", re.IGNORECASE)
_NEAR = 1
"""How much less well a line may fit than the best one of its reason."""
_NOT_THE_CUSTOMER = re.compile(r"고객|주문한|상담사")


class Caller:
    """The customer of a case: a persona with its own words, or one of a few manners."""

    def __init__(self, knowledge: Knowledge, scene: Scene, case: Case, draw: Draw) -> None:
        self._knowledge, self._scene, self._case = knowledge, scene, case
        self._persona = _persona(knowledge, case.persona)
        self._reason = ""
        self.opening = self._opening(draw)
        rude = self._persona is None and (
            bool(_RUDE.match(self.opening.ko)) or bool(_ABUSE.search(self._reason))
        )
        self._manner: Manner = customers.ABUSER if rude else draw.one(customers.MANNERS)

    @property
    def customer(self) -> Customer:
        """Who calls."""
        manner, persona = self._manner, self._persona
        if persona is None:
            return Customer(None, manner.title, manner.mood, manner.low, manner.worse, manner.calm)
        plain = customers.MANNERS[0]
        return Customer(
            persona=self._case.persona,
            title=same(persona.title),
            mood=max(LOWEST, min(HIGHEST, persona.mood)),
            low=(same(persona.says.angry),) if persona.says.angry else plain.low,
            worse=plain.worse,
            calm=(same(persona.says.calm),) if persona.says.calm else plain.calm,
        )

    def _opening(self, draw: Draw) -> Text:
        """The first words: the persona's, else of the reasons' those that are most like this case."""
        if self._persona is not None:
            return same(self._persona.says.open)
        lines = list(self._lines())
        if not lines:
            return draw.one(customers.OPENINGS)
        best, reason, _ = max(lines, key=lambda each: each[0])
        self._reason = f"{reason} {self._knowledge.reading.name('reason', reason)}"
        near = [line for fit, own, line in lines if own == reason and fit >= best - _NEAR]
        return same(draw.one(near))

    def _lines(self) -> Iterator[tuple[int, str, str]]:
        """The lines of the procedure's reasons that contradict nothing: how well each fits, its reason."""
        scene, first = self._scene, self._scene.walk.procedure
        walked = [place for place in scene.places if place.procedure == first]
        if not walked:
            walked = list(scene.places)
        sop = walked[0].sop
        came = {place.step.id for place in walked}
        told = [*came, *(place.stop.answer or "" for place in walked)]
        values = [
            field.show(value).ko
            for name, value in self._case.given.items()
            if (field := self._knowledge.policies.library.scope(first).inputs.get(name))
        ]
        here = _pairs([*told, *values])
        elsewhere = _pairs(
            [step.id for step in sop.steps if step.id not in came]
            + [key for place in walked for key in place.step.branches if key != place.stop.answer]
        )
        shown = self._plain
        for reason in sop.reasons:
            entry = self._knowledge.corpus.find("reason", reason)
            says = entry.body.says if entry is not None else []
            label = entry.body.label or reason if entry is not None else reason
            fitting = fitting_lines(says, shown, self._others) if says else []
            for line in fitting:
                pairs = _pairs([line, label, reason])
                fit = len(pairs & (here - elsewhere)) - len(pairs & (elsewhere - here))
                yield fit, reason, line

    @property
    def _plain(self) -> Mapping[str, Any]:
        inputs = self._knowledge.policies.library.scope(self._scene.walk.procedure).inputs
        return {
            name: inputs[name].show(value).ko
            for name, value in self._case.given.items()
            if name in inputs
        }

    @property
    def _others(self) -> Mapping[str, tuple[str, ...]]:
        inputs = self._knowledge.policies.library.scope(self._scene.walk.procedure).inputs
        return {name: tuple(field.values) for name, field in inputs.items()}

    def answers(
        self, place: Place, told: Collection[str], shown: str | None = None
    ) -> Iterator[Line]:
        """What comes to light at a step: what the customer says, what the screen shows.

        `told` are the facts that are known already. `shown` is what the trainee saw of the step:
        nobody is heard answering a question that is not in it.
        """
        stop, step = place.stop, place.step
        said: list[str] = []
        for each in stop.collected:
            line = None if each.name in told else self._reveals(each)
            if line is None:
                continue
            if line.who == "customer":
                said.append(line.text.ko)
            else:
                yield line
        if not said:
            said = [line.ko for line in self._gives(place)]
        if said:
            yield Line("customer", same(" ".join(said)))
        yield from self._replies(place)
        question = self._knowledge.reading.line(step.ask) if step.ask else ""
        if shown is not None and question not in shown:
            yield from self._came_out(place, None, step.ask)
        else:
            yield from self._came_out(place, step.ask, step.check)

    def _replies(self, place: Place) -> Iterator[Line]:
        """What a script expects the customer to do that leads to what is said next."""
        script = self._knowledge.in_force(place.step.say or "", Script)
        following = place.sop.step(place.stop.to or "")
        if script is not None and following is not None and following.say:
            for reply in script.replies:
                if reply.use == following.say:
                    told = self._knowledge.reading.line(reply.customer).rstrip(".")
                    yield Line("screen", say.CUSTOMER_DOES(told=told))

    def _came_out(self, place: Place, ask: str | None, check: str | None) -> Iterator[Line]:
        stop, reading = place.stop, self._knowledge.reading
        if not stop.step.branches or not (ask or check):
            return
        answer = stop.answer if stop.answer is not None else stop.answered
        if answer is None:
            yield Line("customer", say.DONT_KNOW) if ask else Line("screen", say.DONT_KNOW)
        elif ask:
            keys = [reading.line(key) for key in stop.step.branches]
            told = customers.answer_to(reading.line(ask), keys, reading.line(answer))
            if told:
                yield Line("customer", same(told))
            else:
                shown = say.CHECKED(question=reading.line(ask), answer=reading.line(answer))
                yield Line("screen", shown)
        else:
            question = reading.line(check or "")
            yield Line("screen", say.CHECKED(question=question, answer=reading.line(answer)))

    def _reveals(self, collected: Collected) -> Line | None:
        """One fact: in the persona's words, in the customer's, or on the screen."""
        if collected.value is None:
            return None
        name, persona = collected.name, self._persona
        if persona is not None and name in persona.reveals and name in persona.case:
            own = self._plain.get(name)
            if own == collected.value.ko:
                return Line("customer", same(str(persona.reveals[name])))
        entry = self._knowledge.corpus.find("input", name)
        body: Input | None = entry.body if entry is not None else None
        if body is None or not body.ask:
            label, value = self._knowledge.reading.label(name), collected.value
            guide = body.guide.get(value.ko) if body is not None and body.judgement else None
            if guide:  # what is judged has to be there to judge
                meant = self._knowledge.reading.line(guide).rstrip(".")
                return Line("screen", say.JUDGED(label=label, value=value, guide=meant))
            return Line("screen", say.SHOWS(label=label, value=value))
        said = self._said(body, collected.value.ko)
        if said:
            return Line("customer", same(said))
        label = self._knowledge.reading.label(name)
        return Line("screen", say.SHOWS(label=label, value=collected.value))

    def _said(self, asked: Input, shown: str) -> str:
        if any(key_of_answer([shown], word) for word in ("예", "아니오")):
            return customers.answer_to(self._knowledge.reading.line(asked.ask or ""), (), shown)
        guide = self._knowledge.reading.line(asked.guide.get(shown, ""))
        if guide and not _NOT_THE_CUSTOMER.search(guide):
            polite = endings.politely(guide)
            if polite:
                return f"{polite}."
        return endings.filled_in(self._knowledge.reading.line(asked.ask or ""), shown) or (
            customers.value(shown)
        )

    def _gives(self, place: Place) -> Iterator[Text]:
        """Who is asked for names and numbers gives them."""
        for each in place.stop.collected:
            entry = self._knowledge.corpus.find("input", each.name)
            body: Input | None = entry.body if entry is not None else None
            if each.value is None and body is not None and body.ask and body.type == "text":
                yield say.GIVES(one=self._knowledge.reading.label(each.name))
                return


def _persona(knowledge: Knowledge, name: str | None) -> Persona | None:
    entry = knowledge.corpus.find("persona", name) if name is not None else None
    return entry.body if entry is not None else None


def _pairs(texts: list[str]) -> set[str]:
    """The pairs of syllables of some words."""
    return {
        word[at : at + 2]
        for text in texts
        for word in re.findall(r"[가-힣]{2,}", text)
        for at in range(len(word) - 1)
    }
