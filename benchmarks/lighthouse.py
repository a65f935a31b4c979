"""Lighthouse on the reference site: performance, accessibility, first-view bytes and requests.

Usage: python benchmarks/lighthouse.py [--runs 3] [--mobile]

Measures home, a procedure and a decision table on a built site, served without compression, in the
Chromium of this machine; prints the median of the runs. Lighthouse comes from npm into build/. Its
performance follows the load of the machine: measure on a quiet one. Exit 1 where a figure is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from cscx.publish.engine import Options, build
from tests import machine
from tests.browser.serving import Server

LIGHTHOUSE = "12.8.2"
PAGES = {
    "home": "",
    "procedure": "procedures/return-defect/",
    "table": "exceptions/return-eligibility/",
}
PERFORMANCE, ACCESSIBILITY, FIRST_VIEW = 95, 98, 700 * 1024
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"


def lighthouse() -> Path:
    """The program, installed once."""
    folder = ROOT / "build/lighthouse"
    program = folder / "node_modules/.bin/lighthouse"
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        wanted = {"private": True, "dependencies": {"lighthouse": LIGHTHOUSE}}
        (folder / "package.json").write_text(json.dumps(wanted), "utf-8")
        command = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(command, cwd=folder, check=True)
    return program


def audited(address: str, *, mobile: bool) -> dict[str, float]:
    """One run on one page."""
    command = [
        str(lighthouse()), address, "--quiet", "--output=json", "--output-path=stdout",
        f"--chrome-flags={FLAGS}", "--only-categories=performance,accessibility,best-practices",
        *([] if mobile else ["--preset=desktop"]),
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": str(machine.chromium())}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    report: dict[str, Any] = json.loads(done.stdout)
    audits, categories = report["audits"], report["categories"]
    requests = [
        item
        for item in audits["network-requests"]["details"]["items"]
        if not item["url"].startswith(("data:", "blob:"))
    ]
    return {
        "performance": round(categories["performance"]["score"] * 100),
        "accessibility": round(categories["accessibility"]["score"] * 100),
        "best practices": round(categories["best-practices"]["score"] * 100),
        "bytes": sum(item["transferSize"] for item in requests),
        "requests": len(requests),
        "elsewhere": sum(not item["url"].startswith(_origin(address)) for item in requests),
        "LCP ms": round(audits["largest-contentful-paint"]["numericValue"]),
        "TBT ms": round(audits["total-blocking-time"]["numericValue"]),
        "CLS": round(audits["cumulative-layout-shift"]["numericValue"], 3),
    }


def _origin(address: str) -> str:
    return "/".join(address.split("/")[:3])


def main() -> int:
    """Build, measure, print; 1 where a figure is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--mobile", action="store_true")
    given = parser.parse_args()
    site = build(ROOT, Options(to=ROOT / "build/lighthouse-site", as_of=date(2026, 11, 21))).folder
    server = Server(site)
    missed = False
    for name, path in PAGES.items():
        runs = [audited(server.address + path, mobile=given.mobile) for _ in range(given.runs)]
        middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        missed |= (
            middle["performance"] < PERFORMANCE
            or middle["accessibility"] < ACCESSIBILITY
            or middle["bytes"] > FIRST_VIEW
            or middle["elsewhere"] > 0
        )
        print(f"{name:10}", "  ".join(f"{key} {value:g}" for key, value in middle.items()))
    server.stop()
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
