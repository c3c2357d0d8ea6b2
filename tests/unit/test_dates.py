# SPDX-License-Identifier: LGPL-2.1-or-later
"""Dates: with a zone, without one (local time), a day alone; anything else is refused."""

from __future__ import annotations

import time
from datetime import datetime, timezone

import pytest

from PerfProfilerWorkbench.model.dates import local, moment, utc

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=timezone.utc).timestamp()


@pytest.fixture(params=["UTC", "Europe/Istanbul", "America/St_Johns"])
def zone(request, monkeypatch):
    """Local time is another one in each."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-26T12:00:00Z",
        "2026-11-26T12:00Z",
        "2026-11-26 12:00:00.000Z",
        "2026-11-26T14:00:00+02:00",
        "2026-11-26T14:00+0200",
        "2026-11-26T12:00+00",
        "2026-11-26T08:30:00-03:30",
        " 2026-11-26T12:00:00,000000Z ",
    ],
)
def test_a_date_with_a_zone_is_the_same_everywhere(text, zone):
    assert moment(text) == moment(text, end=True) == NOON


def test_a_date_without_a_zone_is_local_time(zone):
    at = moment("2026-11-26T12:00:00")
    assert local(at) == "2026-11-26 12:00:00"
    assert (at == NOON) == (zone == "UTC")


def test_a_day_is_all_of_it(zone):
    first, last = moment("2026-11-26"), moment("2026-11-26", end=True)
    assert local(first) == "2026-11-26 00:00:00"
    assert local(last) == "2026-11-26 23:59:59"
    assert moment("2026-11-27") - last == pytest.approx(1e-6, abs=5e-7)


def test_an_hour_that_clocks_show_twice_is_all_of_it(monkeypatch):
    """On 2026-10-25 it is twice half past two in Berlin, on 2026-03-29 never."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        first, last = (moment("2026-10-25T02:30", end) for end in (False, True))
        assert (utc(first), last - first) == ("2026-10-25T00:30:00.000000Z", 3600)
        assert local(first) == local(last) == "2026-10-25 02:30:00"
        first, last = (moment("2026-03-29T02:30", end) for end in (False, True))
        assert first <= moment("2026-03-29T01:00:00Z") <= last
        assert moment("2026-03-29", end=True) - moment("2026-03-29") < 23 * 3600
    finally:
        monkeypatch.undo()
        time.tzset()


def test_fractions_are_kept_to_the_microsecond():
    assert moment("2026-11-26T12:00:00.25Z") == NOON + 0.25
    assert utc(moment("2026-11-26T12:00:00.123456789Z")) == "2026-11-26T12:00:00.123456Z"


def test_what_is_written_is_read_again_as_the_same_moment():
    for text in ("2026-11-26T12:00:00.999999Z", "1970-01-01T00:00:00.000001Z"):
        assert utc(moment(text)) == text


@pytest.mark.parametrize("text", ["0001-01-01T00:00+14:00", "9999-12-31T23:59:59.999999-14:00"])
def test_the_ends_of_all_time_can_be_written(text):
    assert utc(moment(text)) in ("0001-01-01T00:00:00.000000Z", "9999-12-31T23:59:59.000000Z")


def test_the_first_and_the_last_day_are_dates_everywhere(zone):
    assert utc(moment("0001-01-01", end=True))[:4] == "0001"
    assert utc(moment("9999-12-31"))[:4] == "9999"
    assert moment("9999-12-31", end=True) - moment("9999-12-30", end=True) > 3600


@pytest.mark.parametrize(
    "text",
    [
        *("", "yesterday", "2026", "2026-11", "26.11.2026", "2026-13-01", "2026-02-30"),
        *("2026-11-26T", "2026-11-26T25:00", "2026-11-26T12", "2026-11-26Z", "2026-11-26T12:00:61"),
        *("2026-11-26T12:00:00+25:00", "٢٠٢٦-11-26", "2026-11-26T12:00:00 CET", "0000-01-01"),
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):
        moment(text)
