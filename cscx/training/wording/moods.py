"""What a mood, and a part of a drill's score, is called."""

from __future__ import annotations

from cscx.messages import Text

MOODS = (
    Text("화남", "angry"),
    Text("언짢음", "upset"),
    Text("조급함", "impatient"),
    Text("보통", "neutral"),
    Text("누그러짐", "calmer"),
    Text("고마움", "thankful"),
    Text("만족", "content"),
)
"""From the lowest mood to the highest."""
PARTS = {
    "accuracy": Text("정확", "accuracy"),
    "sequence": Text("순서", "sequence"),
    "script": Text("말", "words"),
    "mood": Text("기분", "mood"),
}
