"""Particles and endings that people type after a word, beside those found in the texts themselves.

Policies are written in one style and questions asked in another: these are the question's. An
ending learnt from the texts counts as often as it was seen; these count once.
"""

from __future__ import annotations

_PARTICLES = (
    "은 는 이 가 을 를 의 에 에서 에게 께 께서 한테 로 으로 와 과 랑 이랑 도 만 나 이나 라 이라 까지 부터 "
    "보다 처럼 마다 밖에 대로 조차 라도 이라도 라고 이라고 라는 이라는 라면 이라면 들 님 용 시"
)
_BE = (
    "인 인데 인데요 인지 인가 인가요 이에요 이예요 예요 에요 이요 요 입니다 입니까 이죠 죠 네요 이네요 "
    "일까요 일 때 였는데 이었는데"
)
_DO = (
    "하고 하기 하는 하는데 하는데요 하는법 하나 하나요 하면 하려고 하려는데 하려면 하게 하지 하자 한 한다 한데 "
    "한가요 할 할게요 할까 할까요 할때 할래요 할수 함 합니다 합니까 해 해도 해라 해야 해서 해요 해줘 해줘요 "
    "해주나요 해주세요 해달라 해달래요 해달라고 해드려요 해드리나요 해보고 했는데 했는데요 했다 했어 했어요 했음 "
    "하고싶다 하고싶어 하고싶어요 하고싶은데 하고싶은데요 하셨나요 하시나요 하세요 하시는 하셔서"
)
_BECOME = (
    "되 되고 되나 되나요 되는 되는데 되는데요 되는지 되면 되서 되어 되어요 되었는데 되었나요 되었어요 된 된거 된다 "
    "될 될까 될까요 됨 됩니다 됩니까 됐나요 됐는데 됐는데요 됐다 됐어요 됐음 되요 돼 돼도 돼서 돼야 돼요 "
    "안돼 안돼요 안되요 안되나요 안됨 안됐어요 안되는데요"
)
_HAVE = "있나 있나요 있는 있는지 있어 있어요 있을까요 있음 없나 없나요 없는 없어 없어요 없는데 없는데요 없음"
_VERB = (
    "고 고요 구요 거나 게 기 나요 냐 네 는 는데 는데요 는지 니 니까 니다 다 던 도록 려고 려면 려는데 면 면서 "
    "습니다 습니까 어 어도 어서 어야 어요 아 아도 아서 아야 아요 었는데 었는데요 었습니다 았습니다 었어요 았어요 "
    "았는데 았는데요 을까요 을게요 을래요 은 은데 은데요 은지 음 지 지만 지요 세요 셔서 시는 시나요 고싶어요 "
    "고싶은데 고싶은데요 어주세요 아주세요 어달라고 아달라고"
)

COMMON: frozenset[str] = frozenset(
    ending for group in (_PARTICLES, _BE, _DO, _BECOME, _HAVE, _VERB) for ending in group.split()
)
"""Endings that fall away from a word of a query."""

FILLERS: frozenset[str] = frozenset(
    [
        "어떻게",
        "어떡해",
        "어케",
        "무엇",
        "무엇을",
        "무엇이",
        "무엇인가요",
        "뭐",
        "뭐가",
        "뭐를",
        "뭘",
        "뭔가요",
        "뭐예요",
        "뭐에요",
        "어디",
        "어디서",
        "어디에",
        "어디로",
        "언제",
        "언제까지",
        "언제부터",
        "얼마",
        "얼마나",
        "얼마인가요",
        "얼마예요",
        "왜",
        "누가",
        "누구",
        "누구에게",
        "몇",
        "어느",
        "어떤",
        "무슨",
        "좀",
        "혹시",
        "제가",
        "저는",
        "저",
        "저희",
        "우리",
        "너희",
        "여기",
        "거기",
        "나는",
        "내가",
        "그럼",
        "그런데",
        "근데",
        "그냥",
        "이거",
        "이걸",
        "이게",
        "그거",
        "그걸",
        "저거",
        "알려줘",
        "알려주세요",
        "궁금해요",
        "궁금합니다",
    ]
)
"""Words of questions that say nothing of what is asked for: no spelling is looked for in them."""
