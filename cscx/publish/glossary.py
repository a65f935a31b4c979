"""Words of the glossary in running text: each leads to its meaning, which the page carries along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.terms import Term
from cscx.publish.addresses import anchor
from cscx.publish.island import island

if TYPE_CHECKING:
    from cscx.publish.site import Site, View

# After a Korean word its particle or 하다/되다 may follow; anything else makes another word of it.
_AFTER = (
    r"(?:(?:을|를|은|는|이|가|과|와|의|에|도|만|로|으로|에서|까지|부터|보다|이나|나|이면|면|인|일)(?![가-힣])"
    r"|(?:하|한|할|해|했|되|된|될|돼|됐)[가-힣]*|(?![가-힣A-Za-z0-9]))"
)
_TAG = re.compile(r"(<[^>]*>)")
_MOST = 6
"""Words marked on a page: a text full of links is read by nobody."""


def _outputs(site: Site) -> Iterator[str]:
    for _, table in site.corpus.of(ExceptionTable):
        yield from table.outputs


class Glossary:
    """The words of a site that have a meaning to show.

    A word that also names an input or an outcome (승인 as the approval of a lead, and as that of a card
    company) is not marked in text, because the text may mean either; `<term:…>` still explains it.
    """

    def __init__(self, site: Site) -> None:
        terms = site.corpus.items("term")
        self.terms: dict[str, Term] = {
            name: body for name, body in terms.items() if isinstance(body, Term) and body.means
        }
        taken = {*site.corpus.items("input"), *_outputs(site)}
        names = sorted(self.terms.keys() - taken, key=lambda name: (-len(name), name))
        self.pattern = (
            re.compile(rf"(?<![가-힣A-Za-z0-9])({'|'.join(map(re.escape, names))})(?={_AFTER})")
            if names
            else None
        )

    def marked(self, html: Markup, view: View, seen: set[str]) -> Markup:
        """The text with each word not yet in `seen` as a link to its meaning, outside of links."""
        if self.pattern is None:
            return html
        return Markup("".join(self._pieces(str(html), self.pattern, view, seen)))  # noqa: S704 - was markup

    def _pieces(
        self, html: str, pattern: re.Pattern[str], view: View, seen: set[str]
    ) -> Iterator[str]:
        inside = 0

        def link(found: re.Match[str]) -> str:
            name = found[1]
            if name in seen or len(seen) >= _MOST:
                return name
            seen.add(name)
            return str(
                Markup('<a class="cx-term" href="{}">{}</a>').format(
                    view.link("term", name).href, name
                )
            )

        for piece in _TAG.split(html):
            if piece.startswith("<"):
                inside += piece.startswith(("<a ", "<code")) - piece.startswith(("</a", "</code"))
                yield piece
            else:
                yield piece if inside else pattern.sub(link, piece)

    def told(self, names: set[str], view: View) -> Markup:
        """The meanings of the words of a page as data for its script: {anchor: [meaning, advice]}."""
        words = view.words
        data: dict[str, Any] = {}
        for name in sorted(names & set(self.terms)):
            term = self.terms[name]
            advice = words("term_say", word=term.say) if term.say else ""
            data[anchor(name)] = [
                view.plain(term.means),
                words["term_avoid"] if term.avoid and not advice else advice,
            ]
        return island(data) if data else Markup("")
