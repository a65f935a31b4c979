"""What a mood, and a part of a drill's score, is called."""

from __future__ import annotations

from cscx.messages import Text

MOODS = (
    Text("몹시 화남", "furious"),
    Text("화남", "angry"),
    Text("언짢음", "annoyed"),
    Text("보통", "neutral"),
    Text("차분함", "calm"),
    Text("안심", "at ease"),
    Text("믿음", "trusting"),
)
"""From the lowest mood to the highest."""
PARTS = {
    "accuracy": Text("정확", "accuracy"),
    "sequence": Text("순서", "sequence"),
    "script": Text("말", "words"),
    "mood": Text("기분", "mood"),
}
