"""What this machine can run: system programs the tests need, and what had to be left out.

`python -m tests.machine --install` installs Chromium, Korean fonts and Node.js where that is possible
(Debian, as root); `--report` names at the end what could not be run. With CI=true a missing
program is an error, never a skipped test.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

CHROMIUM = "chromium"
FONT = "Noto Sans CJK"
PACKAGES = ("chromium", "fonts-noto-cjk", "nodejs")


def chromium() -> str | None:
    """The path of Chromium, None when there is none."""
    return shutil.which(CHROMIUM) or shutil.which("chromium-browser")


def node() -> str | None:
    """The path of Node.js, None when there is none."""
    return shutil.which("node")


def has_korean_font() -> bool:
    """Whether Hangul is drawn as letters and not as boxes."""
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(["fc-list", ":lang=ko"], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


def missing_browser() -> list[str]:
    """What is missing for the browser tests, in words."""
    found = []
    if chromium() is None:
        found.append("Chromium (browser tests)")
    if not has_korean_font():
        found.append("a Korean font (browser tests)")
    return found


def missing_node() -> list[str]:
    """What is missing for the tests of JavaScript outside a browser, in words."""
    return [] if node() else ["Node.js (tests of JavaScript)"]


def missing() -> list[str]:
    """What is missing of the programs that Debian has, in words."""
    return [*missing_browser(), *missing_node()]


def missing_npm() -> list[str]:
    """What is missing for tests against programs from npm, in words."""
    return [] if shutil.which("npm") else ["npm (outside validators)"]


def in_ci() -> bool:
    """Whether a missing program must fail the run."""
    return os.environ.get("CI", "").lower() == "true"


def install() -> None:
    """Install what is missing, where apt-get may."""
    if not missing() or shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    print("installing", *PACKAGES, file=sys.stderr)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *PACKAGES]):
        subprocess.run(
            command,
            check=False,
            env=environment,
            stdout=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
        )


def report() -> int:
    """Print what could not be run; 1 in CI when something could not."""
    lacking = [f"{what}; on Debian: apt-get install {' '.join(PACKAGES)}" for what in missing()]
    lacking += missing_npm()
    if not lacking:
        print("Nothing was left out for want of a program.")
        return 0
    print("Could not be run on this machine, because it lacks:")
    for what in lacking:
        print(f"  - {what}")
    return 1 if in_ci() else 0


if __name__ == "__main__":
    if "--install" in sys.argv:
        install()
    if "--report" in sys.argv:
        sys.exit(report())
