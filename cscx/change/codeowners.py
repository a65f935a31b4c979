"""CODEOWNERS from the owners and approvers of documents.

A document asks its owner and its approvers to look; its file of approvals its approvers alone, so
that nobody signs for another role. The lines stand between two marks; what people wrote around them
stays. In both GitHub and GitLab the last line that fits a file counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from cscx.change.approvals import approvers_of
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.header import Header
from cscx.content.reviews import path_of

START: Final = "# cscx codeowners: 여기부터(from here on)"
END: Final = "# cscx codeowners: 여기까지(up to here)"


class Owned(NamedTuple):
    """A file, the roles that answer for it, and their accounts; `without` are roles that have none."""

    path: str
    roles: tuple[str, ...]
    accounts: tuple[str, ...]
    without: tuple[str, ...]

    @property
    def line(self) -> str:
        """The line of CODEOWNERS."""
        return " ".join((f"/{self.path.replace(' ', chr(92) + ' ')}", *self.accounts))


def owned(corpus: Corpus) -> Iterator[Owned]:
    """Every file with owners: content folders by the default approvers, documents, approvals."""
    teams = corpus.settings.codeowners.teams
    approvers = corpus.settings.defaults.approvers
    if approvers:
        yield from (_owned(f"{folder}/", approvers, teams) for folder in corpus.settings.content)
    documents = [(each, header) for each, header in corpus.of(Header) if each.is_usable]
    for document, header in documents:
        yield of_document(document, header, corpus)
    for document, header in sorted(documents, key=lambda each: each[0].id):
        roles = approvers_of(header, corpus)
        if roles:
            yield _owned(path_of(document.id), roles, teams)


def of_document(document: Document, header: Header, corpus: Corpus) -> Owned:
    """A document with its owner and approvers."""
    roles = (header.owner, *approvers_of(header, corpus))
    return _owned(document.path, roles, corpus.settings.codeowners.teams)


def block(found: Iterable[Owned], prefix: str = "") -> str:
    """The lines between the marks; `prefix` is the folder of the knowledge base in its repository."""
    lines = (each._replace(path=f"{prefix}{each.path}").line for each in found if each.accounts)
    return "".join(f"{line}\n" for line in (START, *lines, END))


def merged(text: str, made: str) -> str:
    """A whole file with new lines between the marks; at its end where it has none yet."""
    before, start, rest = text.partition(f"{START}\n")
    _, end, after = rest.partition(f"{END}\n")
    if start and end:
        return f"{before}{made}{after}"
    if not text.strip():
        return made
    return f"{text.rstrip()}\n\n{made}"


def written(text: str) -> dict[str, str] | None:
    """The lines between the marks by path; None in a file without them."""
    _, start, rest = text.partition(f"{START}\n")
    inside, end, _ = rest.partition(f"{END}\n")
    if not start or not end:
        return None
    lines = (line.strip() for line in inside.splitlines())
    return {line.replace("\\ ", "\0").partition(" ")[0].replace("\0", " "): line for line in lines}


def _owned(path: str, roles: Iterable[str], teams: Mapping[str, str]) -> Owned:
    distinct = tuple(dict.fromkeys(roles))
    accounts = dict.fromkeys(name for role in distinct for name in teams.get(role, "").split())
    without = tuple(role for role in distinct if role not in teams)
    return Owned(path, distinct, tuple(accounts), without)
