"""Settings of a knowledge base: `cscx.toml`, or `[tool.cscx]` of pyproject.toml."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from cscx.messages import Language, Text
from cscx.settings_words import no_toml, wrong_value

FORMAT = 1
FILE = "cscx.toml"
_IN_PYPROJECT = "pyproject.toml [tool.cscx]"
_AGE = re.compile(r"(?P<n>[1-9][0-9]{0,3}) ?(?P<unit>시간|일|주|(?:hour|day|week)s?)\Z")
_ACCOUNT = re.compile(r"@[\w.-]+(?:/[\w.-]+)*\Z|[^\s@#]+@[^\s@#]+\.[^\s@#]+\Z")
_HOURS = {"시간": 1, "일": 24, "주": 168, "hour": 1, "day": 24, "week": 168}


class SettingsError(Exception):
    """Settings that cannot be used; `text` says what is wrong and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Defaults(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a document that does not say it gets."""

    role: str | None = None
    approvers: tuple[str, ...] = ()
    audience: tuple[str, ...] = ("agent",)
    review_every: str | None = None


class LintSettings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"
):
    """How the linter judges.

    `severity` by code or dotted name (`off` switches a rule off); `allow` are texts that are no
    personal data; `baseline` is the file of findings accepted when the linter was adopted.
    """

    severity: dict[str, Literal["error", "warning", "info", "off"]] = {}
    baseline: str | None = None
    allow: tuple[str, ...] = ()
    max_decisions: int = 7


class SiteSettings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"
):
    """How the published site reaches its repository, and how it behaves once it has left it.

    `stale_after` is the age at which a page says that it is old; `offline` keeps pages in the
    reader's browser.
    """

    edit_url: str | None = None
    issue_url: str | None = None
    stale_after: str = "7일"
    offline: bool = True

    @property
    def stale_hours(self) -> int:
        """`stale_after` in hours."""
        found = _AGE.match(self.stale_after)
        assert found is not None  # noqa: S101 - load() refuses anything else
        return int(found["n"]) * next(
            hours for unit, hours in _HOURS.items() if found["unit"].startswith(unit)
        )


class CodeownersSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The accounts behind roles, for CODEOWNERS: by role, one or more, separated by blanks."""

    teams: dict[str, str] = {}


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings. `root` is the folder of the settings file; paths are relative to it."""

    format: int = FORMAT
    language: Language = "ko"
    content: tuple[str, ...] = ("sops", "training")
    defaults: Defaults = Defaults()
    lint: LintSettings = LintSettings()
    site: SiteSettings = SiteSettings()
    codeowners: CodeownersSettings = CodeownersSettings()
    root: str = ""


_OUTSIDE = Text(
    "설정 {file}의 content에 적은 ‘{folder}’ 폴더는 지식 베이스 안의 폴더가 아닙니다.",
    "The settings in {file}: content names '{folder}', which is no folder inside the knowledge base.",
)
_NO_ACCOUNT = Text(
    "설정 {file}의 codeowners.teams에서 ‘{role}’의 ‘{value}’ 값은 계정이 아닙니다. @회사/팀이나 메일 주소로 쓰세요.",
    "In the settings {file}, codeowners.teams gives '{role}' the account '{value}'. Write @company/team or an address.",
)
_NO_READING = Text(
    "설정 파일 {file}{file:을/를} 읽을 수 없습니다({reason}).",
    "Cannot read the settings {file} ({reason}).",
)
_NO_AGE = Text(
    "설정 {file}의 site.stale-after에 ‘{value}’ 값은 쓸 수 없습니다. 7일, 2주, 12시간처럼 쓰세요.",
    "In the settings {file}, site.stale-after cannot be '{value}'. Write it as 7 days, 2 weeks or 12 hours.",
)


def find_root(start: Path) -> Path | None:
    """The nearest folder, from `start` upwards, that holds settings."""
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return folder
        if _tool_table(folder / "pyproject.toml") is not None:
            return folder
    return None


def load(root: Path) -> Settings:
    """The settings of a knowledge base.

    Raises SettingsError for a file that is no TOML, an unknown key, a wrong value, or a format
    that this version does not know.
    """
    file = root / FILE
    if file.is_file():
        return _checked(_read(file), FILE, root)
    return _checked(_tool_table(root / "pyproject.toml") or {}, _IN_PYPROJECT, root)


def load_version(root: Path, held: Mapping[str, bytes]) -> Settings:
    """The settings of another version of a knowledge base, from its files by name; raises SettingsError."""
    if FILE in held:
        return _checked(_parsed(_decoded(held[FILE], FILE), FILE), FILE, root)
    text = _decoded(held.get("pyproject.toml", b""), "pyproject.toml")
    table = _parsed(text, "pyproject.toml").get("tool", {})
    found = table.get("cscx") if isinstance(table, dict) else None
    return _checked(found if isinstance(found, dict) else {}, _IN_PYPROJECT, root)


def _checked(table: Mapping[str, object], name: str, root: Path) -> Settings:
    table = {**table, "root": str(root)}
    try:
        settings = msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(wrong_value(error, name, Settings)) from None
    for folder in settings.content:
        if not _inside(root, folder):
            raise SettingsError(_OUTSIDE(folder=folder, file=name))
    if not _AGE.match(settings.site.stale_after):
        raise SettingsError(_NO_AGE(value=settings.site.stale_after, file=name))
    for role, accounts in settings.codeowners.teams.items():
        if not accounts.split() or not all(map(_ACCOUNT.match, accounts.split())):
            raise SettingsError(_NO_ACCOUNT(file=name, role=role, value=accounts))
    if settings.format != FORMAT:
        message = Text(
            "설정의 format은 {found}인데 이 cscx는 {known}까지 압니다. cscx를 올리세요.",
            "The settings have format {found}; this cscx knows {known}. Upgrade cscx.",
        )
        raise SettingsError(message(found=settings.format, known=FORMAT))
    return settings


def _inside(root: Path, folder: str) -> bool:
    """Whether a content folder lies in the knowledge base as written; links are followed later."""
    base = os.path.abspath(root)
    return os.path.abspath(os.path.join(base, folder)).startswith(os.path.join(base, ""))


def _read(file: Path) -> dict[str, object]:
    try:
        held = file.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise SettingsError(_NO_READING(file=file.name, reason=reason)) from None
    return _parsed(_decoded(held, file.name), file.name)


def _decoded(held: bytes, name: str) -> str:
    try:
        return held.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise SettingsError(no_toml(error, name)) from None


def _parsed(text: str, name: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(no_toml(error, name)) from None


def _tool_table(file: Path) -> dict[str, object] | None:
    if not file.is_file():
        return None
    table = _read(file).get("tool", {})
    found = table.get("cscx") if isinstance(table, dict) else None
    return found if isinstance(found, dict) else None
