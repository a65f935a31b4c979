"""Run every test of a knowledge base, or those of some documents and feature files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.diagnostic import Diagnostic
from cscx.messages import Text
from cscx.scenarios.feature import Feature
from cscx.scenarios.world import Policy
from cscx.testing.examples import Bench, bench_of, run_table
from cscx.testing.matrices import run_matrix
from cscx.testing.places import finding
from cscx.testing.result import DocumentResult, Results, What
from cscx.testing.scenarios import run_feature

Progress = Callable[[int, int], None]
Among = Callable[[str], bool]

_UNREAD = Text(
    "문서를 읽을 수 없어 돌려 보지 못했습니다.", "The document cannot be read, so nothing was run."
)
_LINT = Text("`cscx lint {path}`로 고칠 곳을 보세요.", "See what to mend: `cscx lint {path}`.")
_BELOW = Text(
    "확인율 {percent}%가 기준 {wanted}%보다 낮습니다.", "Coverage is {percent}%, below {wanted}%."
)
_MISSING = Text("빠진 곳: {missing}.", "Not tried: {missing}.")
_SHOWN = 5


def run_tests(
    corpus: Corpus,
    features: Iterable[Feature],
    among: Among,
    threshold: int = 0,
    progress: Progress | None = None,
) -> Results:
    """Run the examples and scenarios whose file is `among` the asked ones.

    A document whose coverage is below `threshold` per cent gets a finding.
    """
    bench, policy = bench_of(corpus), Policy(corpus)
    work = [document for document in testable(corpus) if among(document.path)]
    asked = [feature for feature in features if among(feature.path)]
    results, total = list[DocumentResult](), len(work) + len(asked)
    jobs: list[Document | Feature] = [*work, *asked]
    for done, item in enumerate(jobs, 1):
        if isinstance(item, Feature):
            results.append(run_feature(item, policy))
        else:
            results.append(_with_threshold(bench, run_document(bench, item), threshold))
        if progress is not None:
            progress(done, total)
    return Results(tuple(results))


def testable(corpus: Corpus) -> Iterator[Document]:
    """The tables and matrices that are not retired, those that cannot be read among them."""
    for document in corpus.documents:
        kind = document.kind.name if document.kind is not None else ""
        if kind not in ("exception", "escalation"):
            if document.data is None and "/exceptions/" in f"/{document.path}":
                yield document
            continue
        if document.data is not None and document.data.get("status") == "retired":
            continue
        yield document


def run_document(bench: Bench, document: Document) -> DocumentResult:
    """Run the examples of one table or matrix."""
    kind = document.kind.name if document.kind is not None else "exception"
    if document.body is None:
        span = bench.places.span(document.path, ())
        hint = _LINT(path=document.path)
        problem = finding(document.path, span, "table", _UNREAD, hint)
        what: What = "matrix" if kind == "escalation" else "table"
        title = document.id
        return DocumentResult(document.path, document.id, title, what, (), None, (problem,))
    run = run_matrix if kind == "escalation" else run_table
    return run(bench, document)


def _with_threshold(bench: Bench, result: DocumentResult, threshold: int) -> DocumentResult:
    covered = result.covered
    if covered is None or covered.percent >= threshold:
        return result
    shown = covered.missing[:_SHOWN]
    rest = ["…"] if len(covered.missing) > _SHOWN else []
    missing = Text(
        ", ".join([*(each.ko for each in shown), *rest]),
        ", ".join([*(each.en for each in shown), *rest]),
    )
    message = _BELOW(percent=covered.percent, wanted=threshold)
    low: Diagnostic = bench.places.finding(
        result.path, ("examples",), "coverage", message, _MISSING(missing=missing)
    )
    return DocumentResult(
        result.path,
        result.name,
        result.title,
        result.what,
        result.cases,
        covered,
        (*result.problems, low),
    )
