# SPDX-License-Identifier: LGPL-2.1-or-later
"""docs/advice.md tells of each rule and each type of issue, and each has its case."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from PerfProfilerWorkbench.analysis.advise import RULES
from PerfProfilerWorkbench.model.issue import IssueType

ROOT = Path(__file__).resolve().parents[2]
RULE_FILES = sorted((ROOT / "PerfProfilerWorkbench" / "analysis" / "advise").glob("r[0-9]*.py"))
NAMES = [f"R{int(path.name[1:3])}" for path in RULE_FILES]
TYPES = [one.value for one in IssueType]
CASES = {
    found[1]: path
    for path in (ROOT / "tests" / "models" / "cases").glob("*.py")
    for found in re.finditer(r'^WHAT = "([^"]+)"$', path.read_text("utf-8"), re.M)
}
DOCUMENT = ROOT / "docs" / "advice.md"


def first_cells() -> list[str]:
    """What stands first in the lines of the document's tables."""
    return re.findall(r"^\| ([^|]+?) \|", DOCUMENT.read_text("utf-8"), re.M)


def test_at_least_thirty_rules_each_in_a_file_of_its_own_and_in_order():
    assert len(NAMES) >= 30
    found = [Path(rule.__code__.co_filename).name for rule in RULES]
    assert found == [path.name for path in RULE_FILES]


@pytest.mark.parametrize("what", [*NAMES, *TYPES])
def test_each_is_told_of_and_has_a_case(what):
    assert what in first_cells()
    case = CASES[what].read_text("utf-8")
    assert "def problem(" in case and "def near_miss(" in case


def test_no_case_is_of_what_does_not_exist():
    assert set(CASES) <= {*NAMES, *TYPES}
