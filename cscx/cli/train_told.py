"""What the linter is told of a check of the questions."""

from __future__ import annotations

from pathlib import Path

from cscx.content.cache import FOLDER, Cache
from cscx.content.corpus import Corpus
from cscx.content.stored import Stored
from cscx.lint import questions
from cscx.lint.session import QUESTIONS
from cscx.training.checks.finding import Weight
from cscx.training.checks.run import Checked
from cscx.training.checks.told import shown


def told_of(checked: Checked, corpus: Corpus) -> tuple[questions.Told, ...]:
    """The findings of a check as the linter shows them."""
    return tuple(
        questions.told(
            each.document,
            each.path,
            error=each.finding.check.weight is Weight.ERROR,
            message=each.finding.message,
            hint=each.finding.check.hint,
        )
        for each in shown(checked.findings, corpus)
    )


def tell(root: Path, checked: Checked, corpus: Corpus) -> None:
    """Leave the findings of a check in the cache of a knowledge base."""
    store = Stored(Cache(root / FOLDER), QUESTIONS, tuple[questions.Told, ...])
    store.write(told_of(checked, corpus))
