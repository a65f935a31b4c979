"""What the page of a table says of its own proof and of its examples."""

from __future__ import annotations

import msgspec

from cscx.policy.language.problem import TableError
from cscx.policy.proof.proof import prove
from cscx.policy.testing.examples import check_examples
from cscx.publish.site import View


class Proved(msgspec.Struct, frozen=True):
    """`proof` in one sentence and whether it is good; `examples` likewise, '' without examples.

    `passed` says of each example, in their order, whether it comes out as written.
    """

    proof: str
    sound: bool
    examples: str
    passed: tuple[bool, ...]


def proved(view: View, table: str) -> Proved | None:
    """The proof of a published table; None where this build does not hold all it depends on."""
    try:
        chain = view.site.policies.chain(table)
    except (TableError, KeyError):
        return None
    sound = prove(chain).clean(chain.table)
    passed = tuple(example.passed for example in check_examples(chain))
    failed = passed.count(False)
    if not passed:
        examples = ""
    elif failed:
        examples = view.words("examples_fail", n=len(passed), failed=failed)
    else:
        examples = view.words("examples_pass", n=len(passed))
    return Proved(
        view.words["proved" if sound else "not_proved"],
        sound,
        examples,
        passed,
    )
