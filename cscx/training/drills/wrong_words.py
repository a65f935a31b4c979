"""Words and deeds that the documents forbid: a script's `instead`, a step's and a procedure's “…지 않는다”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cscx.content.kinds.script import Script
from cscx.messages import Text, same
from cscx.training.drills import errors
from cscx.training.drills.candidate import Candidate
from cscx.training.drills.saying import quoted
from cscx.training.drills.scene import Place, Scene
from cscx.training.drills.wrong_steps import source_of
from cscx.training.items.item import Source
from cscx.training.wording import drills as say
from cscx.training.wording.call import share_a_word
from cscx.training.wording.endings import done_all_the_same

_SENTENCE = re.compile(r"[^.\n]+\.")
_LAW = "<law:"


def wrong_words(scene: Scene, place: Place) -> Iterator[Candidate]:
    """What is forbidden at a step: phrases of its very script, deeds of the step and its procedure."""
    if place.step.say:
        yield from _phrases(scene, place.step.say)
    yield from _deeds(scene, place)


def _phrases(scene: Scene, name: str) -> Iterator[Candidate]:
    script = scene.knowledge.in_force(name, Script)
    reading = scene.knowledge.reading
    for at, instead in enumerate(script.instead if script is not None else ()):
        bad = reading.line(instead.not_)
        feedback = say.PHRASE(not_=bad.rstrip("."), say=reading.line(instead.say).rstrip("."))
        if instead.because:
            more = say.BECAUSE(because=reading.line(instead.because).rstrip("."))
            feedback = Text(feedback.ko + more.ko, feedback.en + more.en)
        ended = bad if bad[-1:] in ".?!" else f"{bad}."
        yield Candidate(
            code=f"say:{name}:{at}",
            error=errors.FORBIDDEN_PHRASE,
            said=quoted(ended),
            done=None,
            feedback=feedback,
            source=Source(name, "instead", ("instead", at)),
            critical=_LAW in (instead.because or ""),
        )


def _deeds(scene: Scene, place: Place) -> Iterator[Candidate]:
    reading, step = scene.knowledge.reading, place.step
    for at, raw in enumerate(_SENTENCE.findall(step.do or "")):
        deed = done_all_the_same(reading.line(raw))
        if deed:
            code = f"not:{place.procedure}.{step.id}:{at}"
            yield _deed(code, deed, raw, reading.line(raw), source_of(place))
    about = " ".join(filter(None, (step.name, step.do, step.ask, step.check, step.tell)))
    for at, raw in enumerate(place.sop.do_not):
        rule = reading.line(raw)
        deed = done_all_the_same(rule)
        if deed and share_a_word(about, rule):
            where = Source(place.procedure, "do_not", ("do_not", at))
            yield _deed(f"not:{place.procedure}:{at}", deed, raw, rule, where)


def _deed(code: str, deed: str, raw: str, rule: str, source: Source) -> Candidate:
    return Candidate(
        code=code,
        error=errors.FORBIDDEN_ACT,
        said=None,
        done=same(deed),
        feedback=say.ACT(rule=rule.strip().rstrip(".")),
        source=source,
        critical=_LAW in raw,
    )
