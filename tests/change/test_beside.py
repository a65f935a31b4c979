"""Pages and scenarios that name what changed."""

from __future__ import annotations

from cscx.change.impact.beside import Beside, beside
from cscx.content.papers import Paper

SOP = ("sop", "return-change-of-mind")
SHORT = ("sop", "exchange")
FACT = ("fact", "반품기한")
ROLE = ("role", "파트장")
INPUT = ("input", "경과일")


def _page(text: str) -> Paper:
    return Paper("site/help.md", "page", text)


def _scenario(text: str) -> Paper:
    return Paper("scenarios/a.feature", "scenario", text)


def _of_root(paper: Paper, *names: tuple[str, str]) -> list[Beside]:
    return list(beside([paper], names, (), ()))


def test_a_scenario_that_runs_a_changed_procedure_is_to_be_reread_at_its_line() -> None:
    paper = _scenario("# language: ko\n기능: 반품\n만일 return-change-of-mind 절차를 따라가면\n")
    (found,) = _of_root(paper, SOP)
    assert (found.title, found.grade, found.places) == ("반품", "reread", ((3, SOP),))


def test_a_particle_may_follow_an_id_but_no_further_letter() -> None:
    assert _of_root(_scenario("그리고 return-change-of-mind를 부른다"), SOP)
    assert not _of_root(_scenario("그리고 return-change-of-mind-late를 부른다"), SOP)


def test_a_scenario_gives_inputs_by_name_and_in_tables() -> None:
    paper = _scenario("조건 경과일은 3일이다\n  | 경과일 | 3일 |\n그리고 인지경과일은 1일이다\n")
    (found,) = _of_root(paper, INPUT)
    assert [line for line, _ in found.places] == [1, 2]


def test_a_scenario_names_a_role_with_whatever_particle() -> None:
    paper = _scenario(
        "시나리오: 파트장이 정할 수 있다\n그리고 승인은 파트장이다\n| 300,001원 | 파트장 |\n"
        "그러면 파트장의 승인을 받는다\n그러면 당직파트장이 받는다\n파트장대행에게 넘긴다\n"
    )
    (found,) = _of_root(paper, ROLE)
    assert [line for line, _ in found.places] == [1, 2, 3, 4]
    assert not _of_root(_page("파트장이 정한다"), ROLE)


def test_a_page_names_a_fact_by_reference_or_address_and_not_in_passing() -> None:
    assert _of_root(_page("[기한](../facts/#%EB%B0%98%ED%92%88%EA%B8%B0%ED%95%9C)"), FACT)
    assert _of_root(_page("<fact:반품기한> 안에"), FACT)
    assert not _of_root(_page("반품기한을 묻는 고객이 많다."), FACT)


def test_an_id_of_one_word_counts_on_a_page_only_as_a_name() -> None:
    assert not _of_root(_page("How to exchange an item"), SHORT)
    assert _of_root(_page("[교환](../procedures/exchange/)"), SHORT)


def test_what_names_something_gone_is_wrong_whatever_else_it_names() -> None:
    paper = _page("# 안내\n`exchange`\n<fact:반품기한>\n")
    (found,) = beside([paper], [FACT], [SHORT], ())
    assert (found.title, found.grade, found.places) == ("안내", "wrong", ((2, SHORT),))


def test_what_moves_through_others_is_reread_in_scenarios_and_mentioned_by_pages() -> None:
    text = "return-change-of-mind"
    grades = [each.grade for each in beside([_page(text), _scenario(text)], [FACT], (), [SOP])]
    assert grades == ["mentions", "reread"]


def test_what_decides_as_before_is_only_mentioned_by_pages_and_scenarios() -> None:
    text = "return-change-of-mind"
    found = beside([_page(text), _scenario(text)], [], (), (), named=[SOP])
    assert [each.grade for each in found] == ["mentions", "mentions"]


def test_lines_that_write_an_old_value_by_hand_are_found_and_no_longer_numbers() -> None:
    text = "# 안내\n<fact:반품기한>\n7일 안에\n17일, 7일간\n7일이 지나면\n"
    (found,) = beside([_page(text)], [FACT], (), (), values=["7일"])
    assert found.written == ((3, "7일"), (4, "7일"), (5, "7일"))
    (found,) = beside([_page("return-change-of-mind 7일")], [FACT], (), [SOP], values=["7일"])
    assert found.written == ()
