# SPDX-License-Identifier: LGPL-2.1-or-later
"""Numbers as a person reads them: three figures, the unit that fits, the language's point."""

from __future__ import annotations

import random

import pytest

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.units import duration, mebibytes, percent, three_figures

FACTORS = {"µs": 1e3, "ms": 1e6, "s": 1e9}
TURKISH = {
    texts.DECIMAL_POINT: ",",
    texts.SECONDS: "{value} sn",
    texts.MINUTES: "{minutes} dk {seconds} sn",
    texts.PERCENT: "%{value}",
}


def turkish(text):
    return TURKISH.get(text, text)


@pytest.mark.parametrize(
    ("ns", "expected"),
    [
        (0, "0.00 µs"),
        (812_000, "812 µs"),
        (1_234, "1.23 µs"),
        (12_345, "12.3 µs"),
        (999_499, "999 µs"),
        (999_500, "1.00 ms"),
        (2_310_000, "2.31 ms"),
        (99_940_000, "99.9 ms"),
        (99_950_000, "100 ms"),
        (999_499_999, "999 ms"),
        (999_500_000, "1.00 s"),
        (9_994_000_000, "9.99 s"),
        (9_995_000_000, "10.0 s"),
        (72_000_000_000, "72.0 s"),
        (99_949_999_999, "99.9 s"),
        (99_950_000_000, "1 min 40 s"),
        (119_499_999_999, "1 min 59 s"),
        (119_600_000_000, "2 min 0 s"),
        (3_600_000_000_000, "60 min 0 s"),
        (-5_000, "-5.00 µs"),
        (-2_310_000_000, "-2.31 s"),
    ],
)
def test_a_duration_has_the_unit_that_fits(ns, expected):
    assert duration(ns) == expected


def test_any_duration_has_three_figures_and_is_right_to_half_a_percent():
    chance = random.Random(1)
    for _ in range(20_000):
        ns = int(10 ** chance.uniform(3, 10.99))
        value, unit = duration(ns).split(" ")
        assert len(value.replace(".", "")) == 3, (ns, value)
        assert abs(float(value) * FACTORS[unit] - ns) <= 0.005 * ns + 1, (ns, value, unit)


def test_three_figures_are_three_where_there_are_three():
    values = (0, 1.004, 9.99, 9.995, 99.94, 99.95, 12345.6, -9.999)
    shown = ["0.00", "1.00", "9.99", "10.0", "99.9", "100", "12,346", "-10.0"]
    assert [three_figures(value) for value in values] == shown


def test_a_share_reads_as_percent():
    shares = (0, 1, 0.61, 0.034, 0.0994, 0.0996, 0.0004, 1.25, -0.02)
    shown = ["0.0", "100", "61", "3.4", "9.9", "10", "0.0", "125", "-2.0"]
    assert [percent(share) for share in shares] == [f"{value} %" for value in shown]


def test_the_point_the_unit_and_the_percent_sign_are_those_of_the_language():
    assert duration(2_310_000_000, turkish) == "2,31 sn"
    assert duration(2_310_000, turkish) == "2,31 ms"
    assert duration(130_000_000_000, turkish) == "2 dk 10 sn"
    assert (percent(0.5, turkish), percent(0.034, turkish)) == ("%50", "%3,4")
    assert mebibytes(3 * 2**19, turkish) == "1,50 MiB"


def test_a_size_reads_in_mebibytes():
    sizes = (0, 2**20, 12_345_678, 2**30)
    assert [mebibytes(size) for size in sizes] == ["0.00 MiB", "1.00 MiB", "11.8 MiB", "1,024 MiB"]
