"""SCORM 1.2: a package that plays in an LMS, with a page for each day of a track.

The page resumes where it was left, reports every answer, the score and whether the pass mark was
reached. It asks nobody else for anything.
"""

from __future__ import annotations

import html
import json
import re
from importlib.resources import files
from typing import Any

from msgspec import structs

from cscx.content.corpus import Corpus
from cscx.messages import Language, Text
from cscx.training.assembly.form import Form, form
from cscx.training.exports.archive import archive
from cscx.training.exports.card import SOURCE, choice
from cscx.training.exports.course import Course, Part
from cscx.training.exports.manifest import Sco, ascii_name, manifest
from cscx.training.items.item import digest
from cscx.training.play import put
from cscx.training.titles import source_line, title_of
from cscx.training.wording.stem import stem

ASSETS = ("lms.js", "progress.js", "pieces.js", "player.js", "player.css")
MOST = 500
"""Questions of a page: suspend_data holds a character for each, and 4,096 in all (SCORM 1.2 RTE)."""
_FORM_LENGTH = 12
_VALUE = re.compile(r"\{(\w+)\}")
_WORDS = {
    "check": Text("확인", "Check"),
    "next": Text("다음 문제", "Next question"),
    "score": Text("점수 보기", "See the score"),
    "again": Text("다시 풀기", "Play again"),
    "right": Text("맞았습니다.", "Right."),
    "wrong": Text("아쉽습니다.", "Not quite."),
    "key": Text("정답", "right answer"),
    "chosen": Text("고른 답", "your answer"),
    "progress": Text("퀴즈 진행", "Progress"),
    "weak": Text("다시 볼 문서", "Look again at"),
    "result": Text(
        "{all}문제 가운데 {right}문제를 맞혔습니다({percent}점).",
        "{right} of {all} right ({percent} %).",
    ),
    "passed": Text("통과했습니다. 기준 {mark}점.", "Passed. Pass mark: {mark} %."),
    "failed": Text(
        "아직 통과하지 못했습니다. 기준 {mark}점. 다시 풀면 높은 점수가 남습니다.",
        "Not passed yet. Pass mark: {mark} %. Play again; the higher score counts.",
    ),
    "no_lms": Text(
        "학습 관리 시스템(LMS)을 찾지 못했습니다. 풀 수는 있지만 점수가 남지 않습니다.",
        "No learning management system was found. You can play, but no score is kept.",
    ),
    "not_saved": Text(
        "LMS에 저장하지 못했습니다. 점수가 남지 않을 수 있으니 담당자에게 알려 주세요.",
        "The LMS did not save this. Please tell whoever runs it; your score may be missing.",
    ),
}


def scorm(
    course: Course, corpus: Corpus, seed: str, count: int, language: Language
) -> tuple[bytes, tuple[Form, ...]]:
    """A package of forms of at most `count` questions, one for each part, and the forms themselves."""
    forms = tuple(form(part.bank, seed, min(count, MOST)) for part in course.parts)
    whole, scos, pages = course.title.to(language), [], {}
    for part, drawn in zip(course.parts, forms, strict=True):
        sco = Sco(ascii_name(part.name), part.title.to(language), part.mark)
        scos.append(sco)
        title = whole if part.title == course.title else f"{whole} · {sco.title}"
        pages[f"{sco.name}.html"] = _page(title, part, drawn, corpus, language).encode()
    told = manifest(course.name, whole, scos, ASSETS)
    player = {name: _own(name).encode() for name in ASSETS}
    return archive({"imsmanifest.xml": told.encode(), **pages, **player}), forms


def _page(title: str, part: Part, drawn: Form, corpus: Corpus, language: Language) -> str:
    words = {name: text.to(language) for name, text in _WORDS.items()}
    model = {**_model(part, drawn, corpus, language), "words": words}
    values = {
        **words,
        "lang": language,
        "title": title,
        "model": json.dumps(model, ensure_ascii=False),
    }
    return _VALUE.sub(lambda found: html.escape(values[found[1]]), _own("page.html"))


def _model(part: Part, drawn: Form, corpus: Corpus, language: Language) -> dict[str, Any]:
    questions = []
    for each in put(part.bank, drawn):
        item = each.item
        options = [choice(option, language) for option in each.options]
        sources = "\n".join(source_line(corpus, source, language) for source in item.sources)
        questions.append(
            {
                "item": item.id,
                "title": title_of(corpus, item.sources[0].document),
                **structs.asdict(stem(item.stems[each.question.stem].to(language))),
                "options": [{"text": o.text, "feedback": o.feedback} for o in options],
                "key": each.question.key,
                "why": item.why.to(language),
                "source": SOURCE(source=sources).to(language),
            }
        )
    asked = [
        [each.item.id, each.item.fingerprint, each.question.codes] for each in put(part.bank, drawn)
    ]
    return {
        "form": digest(asked)[:_FORM_LENGTH],
        "mark": part.mark,
        "questions": questions,
    }


def _own(name: str) -> str:
    return files("cscx.training.exports").joinpath("scorm_player", name).read_text(encoding="utf-8")
