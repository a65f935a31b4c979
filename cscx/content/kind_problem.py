"""What to say about a file whose kind is unknown: no schema can be asked before it is."""

from __future__ import annotations

from typing import Any

from cscx.content.kinds import Kind, all_kinds
from cscx.content.schema.gate import SchemaProblem
from cscx.messages import Text
from cscx.text import closest


def kind_problem(path: str, value: Any) -> SchemaProblem:
    """Why a readable file is no document: not a mapping, no `kind`, or an unknown one."""
    likely = _likely(path)
    if not isinstance(value, dict):
        message = Text(
            "‘이름: 값’으로 된 문서가 아닙니다.", "The file is not made of 'name: value' lines."
        )
        hint = Text(
            "첫 줄에 `kind: {kind}`처럼 종류부터 쓰세요.",
            "Begin with its kind, such as `kind: {kind}`.",
        )
        return SchemaProblem("CS111", (), on_key=False, message=message, hint=hint(kind=likely))
    if "kind" not in value:
        message = Text("‘kind’(종류)가 없습니다.", "'kind' is missing.")
        hint = Text("첫 줄에 `kind: {kind}`처럼 쓰세요.", "Write `kind: {kind}` on the first line.")
        return SchemaProblem("CS110", (), on_key=False, message=message, hint=hint(kind=likely))
    return _unknown(value["kind"])


def _unknown(name: Any) -> SchemaProblem:
    kinds = all_kinds()
    written = "" if name is None else str(name)
    titles = {kind.title.ko: kind.name for kind in kinds.values()}
    meant = (
        titles.get(written) or closest(written, kinds) or titles.get(closest(written, titles) or "")
    )
    if meant:
        hint = Text("{meant}{meant:으로/로} 쓰세요.", "Write {meant}.")(meant=meant)
    else:
        hint = Text("쓸 수 있는 종류: {known}", "Known kinds: {known}")(known=", ".join(kinds))
    message = (
        Text("‘kind’(종류)에 값이 없습니다.", "'kind' has no value.")
        if name is None
        else Text("‘{name}’{name:이라는/라는} 종류는 없습니다.", "There is no kind {name!r}.")(
            name=written
        )
    )
    replacement = meant if meant and isinstance(name, str) else None
    return SchemaProblem(
        "CS110", ("kind",), on_key=False, message=message, hint=hint, replacement=replacement
    )


def _likely(path: str) -> str:
    """The kind whose documents live in the file's folder."""
    folder = path.rpartition("/")[0]
    fitting = [kind.name for kind in all_kinds().values() if _lives_in(kind, folder)]
    return fitting[0] if len(fitting) == 1 else "sop"


def _lives_in(kind: Kind, folder: str) -> bool:
    return f"/{folder}".endswith(f"/{kind.folder}")
