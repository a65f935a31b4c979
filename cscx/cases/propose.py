"""Draft a mapping for the columns of a file: what is sure is filled in, the rest is asked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from cscx.cases.mapping import UNKNOWN_WORDS
from cscx.cases.rows import Source
from cscx.messages import Language, Text
from cscx.policy.language.problem import ProblemError
from cscx.policy.language.values import ABSENT_WORDS, Field
from cscx.policy.tables.chain import Chain, all_fields
from cscx.text import closest, nfc

_LOOKED_AT = 5_000
_MOST_WORDS = 20
_LONGEST = 60  # characters of a word of some vocabulary
_PLAIN = re.compile(r"[가-힣A-Za-z_][가-힣A-Za-z0-9_·-]*(?: [가-힣A-Za-z0-9_·-]+)*\Z")

_HEAD = Text(
    "{name}의 열을 {table}의 입력에 잇는다. 확인하고 고칠 것.",
    "Joins the columns of {name} to the inputs of {table}. Check and correct it.",
)
_EMPTY = Text(
    "빈칸은 모르는 것으로 본다. 없다는 뜻이면 empty: 없음, 정해진 값이면 empty: 값.",
    "An empty cell means unknown; empty: none says absent, empty: VALUE gives a value.",
)
_DAY = Text(
    "판정일이 든 열이 있으면: as_of: {column: 접수일, date: YYYY-MM-DD}",
    "If a column holds the day to decide by: as_of: {column: …, date: YYYY-MM-DD}",
)
_GUESSED = Text("이름이 비슷해서 이었다", "joined because the names are alike")
_WHICH = Text("어느 값인지 고를 것: {values}", "choose among: {values}")
_NO_COLUMN = Text("열이 없는 입력: {names}", "Inputs without a column: {names}")
_NOT_USED = Text("쓰지 않는 열: {names}", "Columns not used: {names}")
_UNREAD = Text("읽을 수 없는 값이 있다: {words}", "some cells cannot be read: {words}")


def propose(
    source: Source, name: str, chain: Chain, labels: Mapping[str, str], language: Language
) -> str:
    """The text of a mapping file; looks at the first rows only. Raises CasesError."""
    fields = all_fields(chain)
    joined = _joined(source.headings, fields, labels)
    words = _words(source)
    lines = [f"# {_HEAD(name=name, table=chain.table.definition.name).to(language)}"]
    lines += [f"# {_EMPTY.to(language)}", f"# {_DAY.to(language)}"]
    lines += [f"table: {chain.table.definition.name}", "columns:"]
    for heading, (field, sure) in joined.items():
        lines += _column(heading, field, words[heading], language, sure=sure)
    if not joined:
        first = next(iter(fields))
        lines.append(f"  {_scalar(source.headings[0])}: {{input: {first}}}")
    given = {field.name for field, _ in joined.values()}
    left = [each for each in chain.sources if each not in given]
    unused = [heading for heading in source.headings if heading not in joined]
    if left:
        lines.append(f"# {_NO_COLUMN(names=', '.join(left)).to(language)}")
    if unused:
        lines.append(f"# {_NOT_USED(names=', '.join(unused)).to(language)}")
    return "\n".join(lines) + "\n"


def _joined(
    headings: Sequence[str], fields: Mapping[str, Field], labels: Mapping[str, str]
) -> dict[str, tuple[Field, bool]]:
    """For each heading the input it gives, and whether it is called just so."""
    found = {heading: (fields[heading], True) for heading in headings if heading in fields}
    taken = set(found)
    for heading in headings:
        left = [name for name in fields if name not in taken]
        names = {name: name for name in left}
        names |= {labels[name]: name for name in left if name in labels}
        near = closest(heading, names) if heading not in found else None
        if near is not None:
            found[heading] = (fields[names[near]], False)
            taken.add(names[near])
    return {heading: found[heading] for heading in headings if heading in found}


def _words(source: Source) -> dict[str, list[str]]:
    """The distinct texts of each column, in the order met."""
    block = next(iter(source.blocks(_LOOKED_AT)), None)
    found: dict[str, dict[str, None]] = {heading: {} for heading in source.headings}
    for row in block.cells if block is not None else ():
        for heading, cell in zip(source.headings, row, strict=False):
            found[heading].setdefault(nfc(cell).strip())
    return {
        heading: [word for word in words if word and "\n" not in word]
        for heading, words in found.items()
    }


def _column(
    heading: str, field: Field, words: Sequence[str], language: Language, *, sure: bool
) -> Iterator[str]:
    comment = "" if sure else f"  # {_GUESSED.to(language)}"
    foreign = [word for word in words if len(word) <= _LONGEST and not _readable(word, field)]
    yield f"  {_scalar(heading)}:{comment}"
    yield f"    input: {_scalar(field.name)}"
    yield "    empty: unknown"
    if foreign and field.values:
        yield "    values:"
        choice = ", ".join(field.values)
        for word in foreign[:_MOST_WORDS]:
            near = closest(word, field.values)
            told = _GUESSED if near else _WHICH(values=choice)
            note = f"  # {told.to(language)}"
            yield f"      {_scalar(word)}: {_scalar(near or 'unknown')}{note}"
    elif foreign:
        some = ", ".join(foreign[:3])
        yield f"    # {_UNREAD(words=some).to(language)}"


def _readable(word: str, field: Field) -> bool:
    if word in UNKNOWN_WORDS or word in ABSENT_WORDS:
        return True
    try:
        field.read(word)
    except ProblemError:
        return False
    return True


def _scalar(text: str) -> str:
    """A text as YAML holds it."""
    plain = _PLAIN.match(text) and text.lower() not in ("true", "false", "null")
    return text if plain else json.dumps(text, ensure_ascii=False)
