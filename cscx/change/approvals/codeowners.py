"""CODEOWNERS from the approvers of documents.

On GitHub and on GitLab any one account of a line may approve alone. So a document and its file of
approvals name its approvers, and its owner only where it has none. Where an approver has no account, the default approvers stand in:
without them the owner alone would decide. They also answer for what loosens the gate: settings,
scenarios, pages, the files of CI. The lines stand between two marks; what people wrote around them
stays. In both GitHub and GitLab the last line that fits a file counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from cscx.change.approvals.standing import approvers_of
from cscx.content import files
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.header import Header
from cscx.content.reviews import path_of
from cscx.settings import FILE

START: Final = "# cscx codeowners: 여기부터(from here on)"
END: Final = "# cscx codeowners: 여기까지(up to here)"


_AROUND: Final = (".github/", ".gitlab/", ".gitlab-ci.yml", "CODEOWNERS")
"""Files of CI and of code owners, from the top of the repository."""


class Owned(NamedTuple):
    """A file, the roles that answer for it, and their accounts; `without` are roles that have none.

    `top`: its path is from the top of the repository, not from that of the knowledge base.
    """

    path: str
    roles: tuple[str, ...]
    accounts: tuple[str, ...]
    without: tuple[str, ...]
    top: bool = False

    @property
    def line(self) -> str:
        """The line of CODEOWNERS."""
        return " ".join((f"/{self.path.replace(' ', chr(92) + ' ')}", *self.accounts))


def owned(corpus: Corpus, pages: str | None = None) -> Iterator[Owned]:
    """Every file with owners: what the default approvers answer for, documents, approvals.

    `pages` is the folder of the site's pages.
    """
    if corpus.settings.defaults.approvers:
        folders = (*corpus.settings.content, files.REVIEWS, files.SCENARIOS, pages)
        inside = (*(f"{folder}/" for folder in folders if folder), FILE, files.SITE)
        yield from (_owned(path, None, (), corpus) for path in inside)
        yield from (_owned(path, None, (), corpus)._replace(top=True) for path in _AROUND)
    documents = [(each, header) for each, header in corpus.of(Header) if each.is_usable]
    for document, header in documents:
        yield of_document(document, header, corpus)
    for document, header in sorted(documents, key=lambda each: each[0].id):
        roles = approvers_of(header, corpus)
        if roles:
            yield _owned(path_of(document.id), header.owner, roles, corpus)


def of_document(document: Document, header: Header, corpus: Corpus) -> Owned:
    """A document with its approvers; with its owner where it has none."""
    return _owned(document.path, header.owner, approvers_of(header, corpus), corpus)


def block(found: Iterable[Owned], prefix: str = "") -> str:
    """The lines between the marks; `prefix` is the folder of the knowledge base in its repository."""
    lines = (
        (each if each.top else each._replace(path=f"{prefix}{each.path}")).line
        for each in found
        if each.accounts
    )
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


def _owned(path: str, owner: str | None, approvers: Sequence[str], corpus: Corpus) -> Owned:
    teams, defaults = corpus.settings.codeowners.teams, corpus.settings.defaults.approvers
    asked = approvers or defaults
    others = tuple(dict.fromkeys(role for role in asked if role != owner))
    roles = others or ((owner,) if owner is not None else tuple(asked))
    instead = defaults if any(role not in teams for role in roles) else ()
    accounts = dict.fromkeys(
        account
        for role in (*roles, *(each for each in instead if each != owner))
        for account in teams.get(role, "").split()
    )
    without = tuple(role for role in roles if role not in teams)
    return Owned(path, roles, tuple(accounts), without)
