from __future__ import annotations

import json

from cscx.publish.island import island


def test_data_for_a_script_holds_no_markup_and_comes_back_as_it_was() -> None:
    data = {"why": ["</template><script>alert(1)</script>", "&lt;", "“반품”", 'a "b"']}
    text = island(data)
    assert not set("<>&") & set(text)
    assert json.loads(text) == data
