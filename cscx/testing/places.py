"""Findings of tests, at the place of a document or feature file that they are about."""

from __future__ import annotations

from collections.abc import Mapping

from cscx.content.document import Document
from cscx.content.source import Path
from cscx.diagnostic import Diagnostic, Related, Severity, Span
from cscx.lint.locate import FileMap
from cscx.lint.rule import Place
from cscx.messages import Text
from cscx.policy.language.problem import Problem


class Places:
    """The file maps of the documents that findings are about, made when first needed."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._maps: dict[str, FileMap] = {}

    def span(self, path: str, at: Path, *, on_key: bool = False) -> Span:
        """Where a value of a document stands."""
        file_map = self._map(path)
        place = Place(self._documents[path], at, on_key=on_key)
        return file_map.span(*file_map.region(place))

    def finding(
        self,
        path: str,
        at: Path,
        kind: str,
        message: Text,
        hint: Text | None = None,
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        """A finding at a value of a document."""
        return finding(path, self.span(path, at), kind, message, hint, related)

    def of_problem(self, path: str, kind: str, problem: Problem) -> Diagnostic:
        """A mistake of the engine's, at the part of the cell it is about."""
        file_map = self._map(path)
        place = Place(self._documents[path], problem.path, start=problem.start, end=problem.end)
        span = file_map.span(*file_map.region(place))
        message = Text(f"{problem.message.ko}.", f"{problem.message.en}.")
        return finding(path, span, kind, message, problem.hint)

    def _map(self, path: str) -> FileMap:
        if path not in self._maps:
            self._maps[path] = FileMap(self._documents[path])
        return self._maps[path]


def finding(
    path: str,
    span: Span,
    kind: str,
    message: Text,
    hint: Text | None = None,
    related: tuple[Related, ...] = (),
) -> Diagnostic:
    """A finding of a kind of test: example, scenario, table or coverage."""
    return Diagnostic(
        path=path,
        span=span,
        code=kind,
        name=f"test.{kind}",
        severity=Severity.ERROR,
        message=message,
        hint=hint,
        related=related,
    )
