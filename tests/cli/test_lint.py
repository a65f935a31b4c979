"""`cscx lint`: what is shown, where it goes, how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.program import AS_OF, change, cscx, knowledge_base, program

RETURN = "sops/procedures/return.yaml"
REPORT = f"""\
{RETURN}:3:16 오류 CS201 [*] 기준값 ‘반품기간’이 없습니다.
   3 | summary: <fact:반품기간> 안이면 받는다.
     |                ^^^^^^^^
     = ‘반품기한’인지 확인하세요.
"""


def test_a_clean_knowledge_base_prints_nothing_and_ends_with_0(clean: Path) -> None:
    done = cscx("lint", *AS_OF, folder=clean)
    assert (done.code, done.out, done.err) == (0, "", "문서 14개, 문제 없음\n")


def test_a_finding_goes_to_stdout_its_summary_to_stderr_and_the_run_ends_with_1(
    broken: Path,
) -> None:
    done = program("lint", *AS_OF, folder=broken)
    assert done.code == 1
    assert done.out == REPORT
    assert done.err == "문서 14개: 오류 1개\n[*] 표시한 1개는 --fix로 고칠 수 있습니다.\n"


def test_english_is_spoken_when_asked(broken: Path) -> None:
    done = cscx("lint", *AS_OF, "--lang", "en", folder=broken)
    assert "error CS201 [*] There is no fact '반품기간'." in done.out
    assert done.err == "14 documents: 1 error\n1 marked [*] can be mended by --fix.\n"


def test_the_language_of_the_settings_is_the_default(broken: Path) -> None:
    change(broken, "cscx.toml", 'language = "ko"', 'language = "en"')
    assert "There is no fact" in cscx("lint", *AS_OF, folder=broken).out


def test_paths_are_shown_as_seen_from_where_one_stands(broken: Path) -> None:
    done = cscx("lint", *AS_OF, folder=broken / "sops" / "procedures")
    assert done.out.startswith("return.yaml:3:16 ")
    done = cscx("lint", *AS_OF, "kb", folder=broken.parent)
    assert done.out.startswith(f"kb/{RETURN}:3:16 ")


def test_a_path_restricts_what_is_shown_but_not_what_is_read(broken: Path) -> None:
    done = cscx("lint", *AS_OF, "sops/scripts", folder=broken)
    assert (done.code, done.out) == (0, "")
    assert done.err == "문서 14개, 문제 없음\n다른 문서의 1개는 보이지 않습니다.\n"
    assert cscx("lint", *AS_OF, "sops/scripts", RETURN, folder=broken).out == REPORT


@pytest.mark.parametrize(
    "word", ["CS201", "cs201", "CS2", "reference.unknown", "reference", "CS1,CS201"]
)
def test_a_rule_is_selected_by_code_beginning_name_or_family(broken: Path, word: str) -> None:
    assert cscx("lint", *AS_OF, "--select", word, folder=broken).code == 1
    assert cscx("lint", *AS_OF, "--ignore", word, folder=broken).code == 0


def test_what_is_not_selected_is_not_shown(broken: Path) -> None:
    assert cscx("lint", *AS_OF, "--select", "CS1", folder=broken).out == ""


def test_exit_zero_shows_findings_but_does_not_fail(broken: Path) -> None:
    done = cscx("lint", *AS_OF, "--exit-zero", folder=broken)
    assert (done.code, done.out) == (0, REPORT)


def test_warnings_fail_only_when_strict(broken: Path) -> None:
    with (broken / "cscx.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[lint.severity]\nCS201 = "warning"\n')
    assert cscx("lint", *AS_OF, folder=broken).code == 0
    done = cscx("lint", *AS_OF, "--strict", folder=broken)
    assert done.code == 1
    assert "경고 CS201" in done.out


def test_a_report_can_be_written_to_a_file(broken: Path) -> None:
    done = cscx("lint", *AS_OF, "--output-file", "report.txt", folder=broken)
    assert (done.code, done.out) == (1, "")
    assert (broken / "report.txt").read_text(encoding="utf-8") == REPORT


def test_an_output_file_that_cannot_be_written_is_an_error(broken: Path) -> None:
    done = cscx("lint", *AS_OF, "--output-file", "no/report.txt", folder=broken)
    assert done.code == 2
    assert done.err.startswith("오류: no/report.txt에 쓸 수 없습니다: ")


def test_statistics_count_by_rule(broken: Path) -> None:
    change(broken, "sops/scripts/refused.yaml", "owner: CS정책", "owner: 없는역할")
    done = cscx("lint", *AS_OF, "--statistics", folder=broken)
    assert done.out == "     2  CS201  reference.unknown  없는 것을 가리킨다\n"


def test_json_is_for_programs(broken: Path) -> None:
    report = json.loads(cscx("lint", *AS_OF, "-f", "json", folder=broken).out)
    (finding,) = report["findings"]
    text = (broken / RETURN).read_text(encoding="utf-8")
    edit = finding["fix"]["edits"][0]
    assert (finding["path"], finding["line"], finding["column"]) == (RETURN, 3, 16)
    mended = text[: edit["start"]] + edit["text"] + text[edit["end"] :]
    assert mended == text.replace("반품기간", "반품기한")
    assert report["summary"]["documents"] == 14


@pytest.mark.parametrize("format_", ["json", "sarif", "github", "gitlab", "junit"])
def test_formats_for_programs_print_no_summary(broken: Path, format_: str) -> None:
    done = cscx("lint", *AS_OF, "-f", format_, folder=broken)
    assert (done.code, done.err) == (1, "")
    assert "CS201" in done.out


def test_junit_counts_a_warning_as_passed_unless_strict(broken: Path) -> None:
    with (broken / "cscx.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[lint.severity]\nCS201 = "warning"\n')
    for strict, failures in (((), "0"), (("--strict",), "1")):
        done = cscx("lint", *AS_OF, "-f", "junit", *strict, folder=broken)
        assert ET.fromstring(done.out).get("failures") == failures  # noqa: S314 - our own


def test_an_editor_gives_the_unsaved_text_on_stdin(clean: Path) -> None:
    unsaved = (clean / RETURN).read_text(encoding="utf-8").replace("반품기한", "반품기간")
    done = program("lint", *AS_OF, "--stdin-filename", RETURN, folder=clean, stdin=unsaved.encode())
    assert done.code == 1
    assert done.out.startswith(REPORT)
    assert cscx("lint", *AS_OF, folder=clean).code == 0


def test_a_file_that_exists_only_in_the_editor_can_be_checked(clean: Path) -> None:
    name = "sops/scripts/new-one.yaml"
    done = cscx("lint", *AS_OF, "--stdin-filename", name, folder=clean, stdin="kind: script\n")
    assert done.code == 1
    assert all(line.startswith(name) for line in done.out.splitlines() if " CS" in line)


def test_the_cache_changes_nothing_but_the_time(broken: Path) -> None:
    first = cscx("lint", *AS_OF, folder=broken)
    assert (broken / ".cscx-cache").is_dir()
    assert cscx("lint", *AS_OF, folder=broken) == first
    assert cscx("lint", *AS_OF, "--no-cache", folder=broken) == first


def test_no_cache_writes_none(tmp_path: Path) -> None:
    root = knowledge_base(tmp_path)
    cscx("lint", *AS_OF, "--no-cache", folder=root)
    assert not (root / ".cscx-cache").exists()


def test_a_day_decides_what_is_overdue_and_what_has_ended(clean: Path) -> None:
    change(
        clean, "sops/scripts/refused.yaml", "status: active", "status: active\nuntil: 2026-12-31"
    )

    def told(day: str) -> list[tuple[str, str]]:
        done = cscx("lint", "--as-of", day, folder=clean)
        assert done.code == 0
        return re.findall(r"^(\S+):\d+:\d+ 경고 (CS\d+)", done.out, re.MULTILINE)

    assert told("2026-11-21") == [("sops/scripts/refused.yaml", "CS322")]
    later = told("2030-01-01")
    assert ("sops/scripts/refused.yaml", "CS314") in later
    assert [code for _, code in later].count("CS301") == 5


@pytest.mark.parametrize(
    ("option", "environment", "coloured"),
    [
        ("auto", {}, False),
        ("always", {}, True),
        ("always", {"NO_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "0"}, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_follows_the_option_then_the_environment(
    broken: Path, option: str, environment: dict[str, str], *, coloured: bool
) -> None:
    done = cscx("lint", *AS_OF, "--color", option, folder=broken, environment=environment)
    assert ("\033[31m" in done.out) == coloured
    assert ("\033[31m" in done.err) == coloured


def test_a_file_gets_no_colour_that_only_the_terminal_asked_for(broken: Path) -> None:
    cscx("lint", *AS_OF, "--output-file", "r.txt", folder=broken, environment={"FORCE_COLOR": "1"})
    assert (broken / "r.txt").read_text(encoding="utf-8") == REPORT
