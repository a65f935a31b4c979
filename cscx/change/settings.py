"""Settings that changed: what documents take from them, and above all how strictly they are checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from cscx.change.changes import Change, Members, Place, Subject, Value
from cscx.messages import Text, same
from cscx.settings import FILE, Settings, SiteSettings

_SUBJECT: Final = Subject("settings", FILE, FILE)
_PLACE: Final = Place(FILE, 1, 1)
_SEVERITY = Text("검사 {code}의 심각도", "Severity of check {code}")
_USUAL = Text("기본값", "its default")
_LEVELS: Final = {
    "error": Text("오류", "error"),
    "warning": Text("경고", "warning"),
    "info": Text("알림", "info"),
    "off": Text("끔", "off"),
}
_TEAM = Text("역할 ‘{role}’의 계정", "Account of the role '{role}'")
_OTHER = Text("설정 {key}", "Setting {key}")
_YES, _NO = Text("켬", "on"), Text("끔", "off")
_TITLES: Final = {
    "content": Text("문서 폴더(content)", "Content folders"),
    "lint.baseline": Text("이미 있던 문제를 적은 파일(lint.baseline)", "Baseline of the linter"),
    "lint.allow": Text(
        "개인정보로 보지 않는 글(lint.allow)", "Texts that are no personal data (lint.allow)"
    ),
    "language": Text("언어(language)", "Language"),
    "site.edit-url": Text("고치기 주소(site.edit-url)", "Address to edit at (site.edit-url)"),
    "site.issue-url": Text("문의 주소(site.issue-url)", "Address for issues (site.issue-url)"),
    "site.stale-after": Text(
        "오래됐다고 알리는 때(site.stale-after)", "Age at which a page is old (site.stale-after)"
    ),
    "site.offline": Text("오프라인 보관(site.offline)", "Pages kept offline (site.offline)"),
    "lint.max-decisions": Text(
        "한 절차의 갈림길 한도(lint.max-decisions)", "Most decisions of an SOP (lint.max-decisions)"
    ),
}


def checks(before: Settings, after: Settings) -> Iterator[Change]:
    """What changed of everything but the defaults of documents."""
    old, new = before.lint.severity, after.lint.severity
    for code in sorted({*old, *new}):
        if old.get(code) != new.get(code):
            yield _value(_SEVERITY(code=code), _level(old, code), _level(new, code))
    for key, one, other in _plain(before, after):
        title = _TITLES.get(key) or _OTHER(key=key)
        if isinstance(one, tuple) and isinstance(other, tuple):
            added = tuple(same(each) for each in other if each not in one)
            removed = tuple(same(each) for each in one if each not in other)
            yield Members(
                subject=_SUBJECT,
                before=_PLACE,
                after=_PLACE,
                title=title,
                added=added,
                removed=removed,
            )
        else:
            yield _value(title, _said(one), _said(other))
    teams = before.codeowners.teams, after.codeowners.teams
    for role in sorted({*teams[0], *teams[1]}):
        if teams[0].get(role) != teams[1].get(role):
            yield _value(_TEAM(role=role), *(_said(each.get(role)) for each in teams))


def _plain(before: Settings, after: Settings) -> Iterator[tuple[str, object, object]]:
    """The keys whose values differ, by their names in the file."""
    tables = (
        ("", before, after, ("language", "content")),
        ("lint.", before.lint, after.lint, ("baseline", "allow", "max_decisions")),
        ("site.", before.site, after.site, SiteSettings.__struct_fields__),
    )
    for head, one, other, keys in tables:
        for key in keys:
            if getattr(one, key) != getattr(other, key):
                yield f"{head}{key.replace('_', '-')}", getattr(one, key), getattr(other, key)


def _level(severity: Mapping[str, str], code: str) -> Text:
    return _LEVELS[severity[code]] if code in severity else _USUAL


def _said(value: object) -> Text | None:
    if isinstance(value, bool):
        return _YES if value else _NO
    return None if value in (None, "") else same(str(value))


def _value(title: Text, old: Text | None, new: Text | None) -> Value:
    return Value(subject=_SUBJECT, before=_PLACE, after=_PLACE, title=title, old=old, new=new)
