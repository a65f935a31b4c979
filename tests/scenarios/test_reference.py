"""The reference knowledge base's scenarios pass, with cscx and with pytest-bdd alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import AS_OF, cscx

ROOT = Path(__file__).parents[2]
pytest_plugins = ["pytester"]


def test_every_scenario_of_the_reference_knowledge_base_passes() -> None:
    done = cscx("test", "scenarios", *AS_OF, folder=ROOT)
    assert done.code == 0, done.out


@pytest.mark.parametrize("name", ["delivery-delay", "order-cancel"])
def test_pytest_bdd_runs_the_same_steps(pytester: pytest.Pytester, name: str) -> None:
    text = (ROOT / "scenarios" / f"{name}.feature").read_text(encoding="utf-8")
    count = text.count("시나리오: ") + (6 + 1 if "시나리오 개요" in text else 0)
    _project(pytester, text.replace("기능:", "@보류\n기능:", 1))
    done = pytester.runpytest_subprocess("-p", "no:cacheprovider", "--cscx-as-of", AS_OF[1])
    done.assert_outcomes(passed=count)


def test_pytest_bdd_tells_of_a_failure_in_the_same_words(pytester: pytest.Pytester) -> None:
    _project(
        pytester,
        """\
# language: ko
기능: 반품
  시나리오: 틀림
    조건 반품판정은 전액환불이고 무료반품은 적용이다
    만일 return-shipping-fee로 판정하면
    그러면 부담은 고객이다
""",
    )
    done = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(["*부담이 ‘고객’이어야 하는데 ‘회사’입니다.*"])


def test_a_team_may_add_steps_of_its_own(pytester: pytest.Pytester) -> None:
    _project(
        pytester,
        "# language: ko\n기능: 가\n  시나리오: 나\n    조건 우리끼리 하는 말\n    그러면 다른 말\n",
        """
from pytest_bdd import given, then

@given("우리끼리 하는 말", target_fixture="said")
def _said():
    return 1

@then("다른 말")
def _checked(said):
    assert said == 1
""",
    )
    pytester.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(passed=1)


def _project(pytester: pytest.Pytester, feature: str, more: str = "") -> None:
    """A project of pytest beside a copy of the reference knowledge base's documents."""
    root = pytester.path
    (root / "cscx.toml").write_text('format = 1\ncontent = ["sops"]\n', encoding="utf-8")
    (root / "sops").symlink_to(ROOT / "sops")
    (root / "scenarios").mkdir()
    (root / "scenarios" / "x.feature").write_text(feature, encoding="utf-8")
    (root / "pytest.ini").write_text("[pytest]\naddopts = --strict-markers\n", encoding="utf-8")
    (root / "conftest.py").write_text(
        'pytest_plugins = ["cscx.scenarios.pytest_plugin"]\n', "utf-8"
    )
    pytester.makepyfile(
        test_policies=f"{more}\nfrom pytest_bdd import scenarios\nscenarios('scenarios')\n"
    )
