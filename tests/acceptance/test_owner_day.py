"""An owner's day at the command line (owner_day.feature)."""

from __future__ import annotations

import shlex
from pathlib import Path

from pytest_bdd import given, parsers, scenarios, then, when

from tests.cli.program import Result, cscx

scenarios("owner_day.feature")

PROCEDURE = "sops/procedures/complaint.yaml"
RIGHT, WRONG = "summary: 끝까지 듣고, 다시 말해 확인하고, <fact:회신기한>", "<fact:회신기환>"


class Desk:
    """The owner's knowledge base, and how the last command ended."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.result = Result(0, "", "")
        self.first = (root / PROCEDURE).read_text(encoding="utf-8")
        self.before = self.first

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        (self.root / path).write_text(text, encoding="utf-8")


@given("「cscx init 우리몰」로 지식 베이스를 만들었다", target_fixture="desk")
def _begun(tmp_path: Path) -> Desk:
    done = cscx("init", "우리몰", "--lang", "ko", folder=tmp_path)
    assert done.code == 0, done.err
    return Desk(tmp_path / "우리몰")


@when(parsers.re("「cscx (?P<words>[^」]+)」[을를] 하면"))
def _run(desk: Desk, words: str) -> None:
    desk.before = desk.read(PROCEDURE)
    desk.result = cscx(*shlex.split(words), folder=desk.root)


@when("기준값의 이름 하나를 잘못 쓰고")
def _misspell(desk: Desk) -> None:
    assert RIGHT in desk.first
    desk.write(PROCEDURE, desk.first.replace(RIGHT, RIGHT.replace("<fact:회신기한>", WRONG), 1))


@when(parsers.re("그 줄에 「(?P<comment>[^」]+)」[을를] 적고"))
def _comment(desk: Desk, comment: str) -> None:
    lines = desk.read(PROCEDURE).split("\n")
    at = next(i for i, line in enumerate(lines) if WRONG in line)
    lines[at] += f" {comment}"
    desk.write(PROCEDURE, "\n".join(lines))


@when(parsers.re("「(?P<path>[^」]+)」에 「(?P<text>[^」]+)」[을를] 적고"))
def _add(desk: Desk, path: str, text: str) -> None:
    desk.write(path, f"{desk.read(path)}{text}\n")


@then(parsers.re("끝난 값은 (?P<code>[0-9])(?:이다|다)"))
def _ended(desk: Desk, code: str) -> None:
    assert desk.result.code == int(code), desk.result.out + desk.result.err


@then(parsers.re("「(?P<path>[^」]+)」이 있다"))
def _there(desk: Desk, path: str) -> None:
    assert (desk.root / path).is_file()


@then(parsers.re("「(?P<path>[^」]+)」에 「(?P<text>[^」]+)」이 남아 있다"))
def _kept(desk: Desk, path: str, text: str) -> None:
    assert text in desk.read(path)


@then("잘못 쓴 이름이 나온다")
def _named(desk: Desk) -> None:
    assert "기준값 ‘회신기환’이 없습니다." in desk.result.out
    assert "‘회신기한’" in desk.result.out


@then("문서는 그대로다")
def _untouched(desk: Desk) -> None:
    assert desk.read(PROCEDURE) == desk.before
    assert WRONG in desk.before


@then("문서는 처음과 같다")
def _as_first(desk: Desk) -> None:
    assert desk.read(PROCEDURE) == desk.first


@then(parsers.re("「(?P<text>[^」]+)」[이가] 나온다"))
def _said(desk: Desk, text: str) -> None:
    assert text in desk.result.out
