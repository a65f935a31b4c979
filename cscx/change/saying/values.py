"""Sentences about anything else that has a title: a text, a value, a mark, a list."""

from __future__ import annotations

from cscx.change import changes as to
from cscx.change.saying.forms import between, particle, where
from cscx.change.tense import Tense, verbs
from cscx.messages import Text

_SPOKEN = Text("{channel} 멘트가 {changes}", "The wording on {channel} {changes}")
_SPOKEN_NEW = Text("{channel} 멘트가 {comes}", "New wording for {channel}")
_SPOKEN_GONE = Text("{channel} 멘트가 {goes}", "The wording for {channel} {goes}")
_TEXT = Text("{where}{title}{sub} {changes}", "{where}the wording of '{title}' {changes}")
_TEXT_NEW = Text("{where}{title}{sub} {appears}", "{where}new '{title}'")
_TEXT_GONE = Text("{where}{title}{sub} {goes}", "{where}'{title}' {goes}")
_VALUE = Text(
    "{where}{title}{sub} {old}에서 {new}{to} {changes}",
    "{where}'{title}' {changes} from {old} to {new}",
)
_VALUE_NEW = Text("{where}{title}{sub} {appears}: {new}", "{where}new '{title}': {new}")
_VALUE_GONE = Text(
    "{where}{title}{sub} {goes}(전에는 {old})", "{where}'{title}' {goes} (it was {old})"
)
_MARKED = Text("{where}{of}‘{title}’ 표시가 {is_marked}", "{where}{of}{is_marked} '{title}'")
_UNMARKED = Text("{where}{of}‘{title}’ 표시가 {leaves}", "{where}{of}no longer marked '{title}'")
_LIST_BOTH = Text(
    "{where}{title}에 {added}{added:이/가} {and_comes} {removed}{removed:이/가} {leaves}",
    "{where}'{title}' {comes} {added} and {leaves} {removed}",
)
_LIST_MORE = Text(
    "{where}{title}에 {added}{added:이/가} {comes}", "{where}'{title}' {comes} {added}"
)
_LIST_LESS = Text(
    "{where}{title}에서 {removed}{removed:이/가} {leaves}", "{where}'{title}' {leaves} {removed}"
)
_LIST_ORDER = Text("{where}{title}의 순서가 {changes}", "{where}the order of '{title}' {changes}")


def wording(change: to.Wording, tense: Tense) -> Text:
    """A text; its words are told beside it."""
    sorts = {mark.sort for mark in change.marks}
    at = 1 if sorts == {"new"} else 2 if sorts == {"old"} else 0
    if change.channel is not None:
        spoken = (_SPOKEN, _SPOKEN_NEW, _SPOKEN_GONE)[at]
        return spoken(channel=change.channel, **verbs(tense))
    return (_TEXT, _TEXT_NEW, _TEXT_GONE)[at](**_words(change, change.title, tense))


def value(change: to.Value, tense: Tense) -> Text:
    """A value of any other sort."""
    templates = (_VALUE, _VALUE_NEW, _VALUE_GONE)
    return between(change.old, change.new, templates, **_words(change, change.title, tense))


def flag(change: to.Flag, tense: Tense) -> Text:
    """A mark."""
    of = change.of
    of = Text("", "") if of is None else Text(f"{of.ko}의 ", f"{of.en}: ")
    words = {**_words(change, change.title, tense), "of": of}
    return (_MARKED if change.on else _UNMARKED)(**words)


def members(change: to.Members, tense: Tense) -> Text:
    """A list of names or sentences."""
    words = {
        **_words(change, change.title, tense),
        "added": _quoted(change.added),
        "removed": _quoted(change.removed),
    }
    if change.added and change.removed:
        return _LIST_BOTH(**words)
    if change.added:
        return _LIST_MORE(**words)
    return (_LIST_LESS if change.removed else _LIST_ORDER)(**words)


def _words(change: to.Change, title: Text, tense: Tense) -> dict[str, object]:
    return {
        "where": where(change),
        "title": title,
        "sub": particle(title.ko, "이/가"),
        **verbs(tense),
    }


def _quoted(names: tuple[Text, ...]) -> Text:
    """Names in quotation marks, titles that have them already as they are."""
    korean = (n.ko if n.ko.startswith("‘") else f"‘{n.ko}’" for n in names)
    english = (n.en if n.en.startswith("'") else f"'{n.en}'" for n in names)
    return Text(", ".join(korean), ", ".join(english))
