"""돌고 도는 선수 과정 · Tracks that need each other

무엇: 학습 과정의 needs를 따라가면 처음 과정으로 되돌아온다.
What: Following the needs of a track leads back to it.

왜: 아무도 첫 과정을 시작할 수 없다.
Why: Nobody can begin the first one.

나쁜 예 · Bad:
    # training/first-week.yaml
    ⟦needs⟧: [second-week]
    # training/second-week.yaml
    kind: track
    title: 신입 둘째 주
    role: 상담사
    ⟦needs⟧: [first-week]
    days:
      - learn: [return]

좋은 예 · Good:
    # training/second-week.yaml
    kind: track
    title: 신입 둘째 주
    role: 상담사
    needs: [first-week]
    days:
      - learn: [return]
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.cycles import circles, way_around
from cscx.content.kinds.track import Track
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.messages import Text

_CIRCLE = Text("학습 과정이 서로를 먼저 요구합니다: {way}", "These tracks need each other: {way}")
_HINT = Text("먼저 배울 과정에서 needs를 빼세요.", "Drop needs from the track that comes first.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every track on a circle of needs."""
    tracks = {document.id: (document, track) for document, track in corpus.of(Track)}
    graph = {name: track.needs for name, (_, track) in tracks.items()}
    for circle in circles(graph):
        for name in circle:
            following = next(need for need in graph[name] if need in circle)
            way = way_around(graph, name, following)
            place = Place(tracks[name][0], ("needs",), on_key=True)
            yield Finding(place, _CIRCLE(way=" → ".join(way)), _HINT)


RULE = Rule(code="CS808", name="training.needs-circle", severity=Severity.ERROR, corpus=check)
