# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is said of an error, also of one that can't say it itself."""

from __future__ import annotations

import pytest

from PerfProfilerWorkbench.capture.guard import error_text, guarded
from PerfProfilerWorkbench.capture.slot_guard import note


class Unspeakable(Exception):
    def __str__(self):
        raise ZeroDivisionError("planted")


@pytest.mark.parametrize(
    ("raised", "text"),
    [
        (ValueError("no such file"), "ValueError: no such file"),
        (KeyboardInterrupt("stop"), "KeyboardInterrupt: stop"),
        (Unspeakable(), "Unspeakable"),
    ],
)
def test_an_error_is_told_by_type_and_text(raised, text):
    assert error_text(raised) == text


def test_an_error_without_a_text_leaves_no_guard():
    problems = {}

    def fails():
        raise Unspeakable

    assert guarded(fails, problems)() is None
    note(problems, "noted", Unspeakable())
    first, second = problems
    assert first.endswith("fails: Unspeakable") and second == "noted: Unspeakable"
