"""What a new document may refer to: the first fitting names of the knowledge base."""

from __future__ import annotations

from functools import cached_property

from cscx.content.corpus import Corpus
from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.sop import Sop
from cscx.messages import Text

# What a place needs, in words, and the kind of document that defines it.
MISSING = {
    "owner": (Text("역할", "role"), "roles"),
    "role": (Text("역할", "role"), "roles"),
    "reason": (Text("문의 사유", "contact reason"), "reasons"),
    "channel": (Text("채널", "channel"), "channels"),
    "input": (Text("값이 정해진 입력", "input with values"), "inputs"),
    "value": (Text("값이 정해진 입력", "input with values"), "inputs"),
    "severity": (Text("심각도 입력(judgement)", "input for severities (judgement)"), "inputs"),
    "called": (Text("연락처가 있는 역할", "role with a contact"), "roles"),
    "sop": (Text("절차", "SOP"), "sop"),
}
_MOST_CHANNELS = 2


class Choices:
    """Names to begin with. Each is None or empty where the knowledge base has none that fits."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def one(self, place: str) -> str | None:
        """The name for a place of a skeleton."""
        return {
            "owner": self.owner,
            "role": self.role,
            "reason": self.reason,
            "input": self._input,
            "value": next(iter(self.values), None),
            "severity": self._severity,
            "severity_value": next(iter(self.severity_values), None),
            "severity_values": ", ".join(self.severity_values) or None,
            "called": next(iter(self.called), None),
            "sop": self.sop,
        }[place]

    @cached_property
    def owner(self) -> str | None:
        """Who owns most documents, else the first role."""
        owners = [
            str(document.data["owner"])
            for document in self._corpus.documents
            if document.data is not None and "owner" in document.data
        ]
        known = [owner for owner in owners if ("role", owner) in self._corpus.entries]
        return max(known, key=known.count) if known else self._first("role")

    @property
    def role(self) -> str | None:
        """Who does a step that names nobody, else the first role."""
        return self._corpus.settings.defaults.role or self._first("role")

    @cached_property
    def reason(self) -> str | None:
        """The first contact reason without an SOP, else the first one."""
        served = {reason for _, sop in self._corpus.of(Sop) for reason in sop.reasons}
        reasons = self._corpus.names.get("reason", ())
        return next((name for name in reasons if name not in served), self._first("reason"))

    @property
    def channels(self) -> tuple[str, ...]:
        """The first two channels."""
        return self._corpus.names.get("channel", ())[:_MOST_CHANNELS]

    @cached_property
    def _input(self) -> str | None:
        """The first input with a list of values that somebody asks or looks up."""
        fitting = (
            name
            for name, body in self._corpus.items("input").items()
            if body.values and body.type is None and (body.ask or body.look)
        )
        return next(fitting, None)

    @property
    def values(self) -> list[str]:
        """The values of that input."""
        return self._values_of(self._input)

    @cached_property
    def _severity(self) -> str | None:
        """The input that the first matrix asks for its severity, else the first judged one."""
        inputs = self._corpus.items("input")
        for _, matrix in self._corpus.of(Escalation):
            for name in matrix.inputs:
                if name in inputs and set(inputs[name].values) == set(matrix.severities):
                    return name
        judged = (name for name, body in inputs.items() if body.judgement and body.values)
        return next(judged, None)

    @property
    def severity_values(self) -> list[str]:
        """Its values."""
        return self._values_of(self._severity)

    @cached_property
    def called(self) -> list[str]:
        """The first two roles that can be reached."""
        return [name for name, body in self._corpus.items("role").items() if body.reach][:2]

    @property
    def sop(self) -> str | None:
        """The first active SOP, else the first one."""
        active = (document.id for document, sop in self._corpus.of(Sop) if sop.status == "active")
        return next(active, self._first("sop"))

    def _first(self, word: str) -> str | None:
        return next(iter(self._corpus.names.get(word, ())), None)

    def _values_of(self, name: str | None) -> list[str]:
        return list(self._corpus.items("input")[name].values) if name is not None else []
