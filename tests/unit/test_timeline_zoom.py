# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is seen of a stretch of time, and the moments on its axis."""

from __future__ import annotations

import pytest

from PerfProfilerWorkbench.analysis.zoom import LEAST_NS, Zoom, digits, tick_step_ns, ticks

SECOND = 10**9


def zoom_of(length_ns: int = 100 * SECOND, first_ns: int = 7) -> Zoom:
    zoom = Zoom(first_ns, first_ns + length_ns)
    zoom.width = 400
    return zoom


def test_what_is_at_the_pointer_stays_there():
    zoom = zoom_of()
    for x, factor in ((37, 0.8), (300, 0.5), (201, 0.9), (10, 1.2)):
        time_ns = zoom.time_ns(x)
        zoom.by(factor, time_ns)
        assert zoom.x(time_ns) == pytest.approx(x, abs=0.01)


def test_one_never_sees_beyond_the_recording_nor_less_than_can_be():
    zoom = zoom_of()
    zoom.move(-50 * SECOND)
    assert zoom.whole
    zoom.by(1e-12, zoom.time_ns(200))
    assert zoom.seen_ns == LEAST_NS
    zoom.move(1000 * SECOND)
    assert zoom.end_ns == zoom.last_ns
    zoom.by(1e12, zoom.start_ns)
    assert zoom.whole


def test_pixels_and_moments_agree():
    zoom = zoom_of()
    zoom.show(10 * SECOND, 30 * SECOND)
    moments = [10 * SECOND, 17 * SECOND, 17 * SECOND + 1_000_001]
    assert [zoom.time_ns(zoom.x(at)) for at in moments] == moments


def test_a_span_is_fitted_with_a_little_around_it():
    zoom = zoom_of()
    zoom.fit(20 * SECOND, 40 * SECOND)
    assert (zoom.start_ns, zoom.end_ns) == (19 * SECOND, 41 * SECOND)


def test_revealing_moves_only_if_it_must():
    zoom = zoom_of()
    zoom.show(10 * SECOND, 20 * SECOND)
    assert not zoom.reveal(12 * SECOND, 13 * SECOND)
    assert zoom.start_ns == 10 * SECOND
    for start in (50, 2):
        assert zoom.reveal(start * SECOND, (start + 1) * SECOND)
        assert zoom.start_ns <= start * SECOND < zoom.end_ns
        assert zoom.seen_ns == 10 * SECOND


def test_a_recording_that_grows_leaves_alone_what_is_seen():
    zoom = zoom_of()
    zoom.show(10 * SECOND, 20 * SECOND)
    zoom.limit(7, 500 * SECOND)
    assert (zoom.start_ns, zoom.end_ns) == (10 * SECOND, 20 * SECOND)
    zoom.limit(7, 15 * SECOND)
    assert zoom.end_ns == 15 * SECOND and zoom.seen_ns == 10 * SECOND


@pytest.mark.parametrize(
    "seen_ns, most, step_ns",
    [
        (100 * SECOND, 5, 30 * SECOND),
        (100 * SECOND, 10, 10 * SECOND),
        (10 * SECOND, 5, 2 * SECOND),
        (SECOND, 5, 200_000_000),
        (1_000_000, 4, 500_000),
        (3 * 3600 * SECOND, 4, 3600 * SECOND),
        (200 * 3600 * SECOND + 1, 3, 4001 * 60 * SECOND),
    ],
)
def test_steps_of_the_axis_are_round(seen_ns, most, step_ns):
    assert tick_step_ns(seen_ns, most) == step_ns


@pytest.mark.parametrize("seen_ns", [LEAST_NS, 12_345_678, 5 * SECOND, 99 * SECOND])
@pytest.mark.parametrize("most", [1, 2, 5, 9])
def test_no_more_moments_than_wanted_and_all_in_sight(seen_ns, most):
    zoom = zoom_of()
    zoom.show(33 * SECOND, 33 * SECOND + seen_ns)
    step_ns = tick_step_ns(zoom.seen_ns, most)
    found = list(ticks(zoom, step_ns))
    assert len(found) <= most + 1
    assert all(zoom.start_ns <= at <= zoom.end_ns for at in found)
    assert all((at - zoom.first_ns) % step_ns == 0 for at in found)


def test_two_moments_never_read_alike():
    expected = {SECOND: 0, 30 * SECOND: 0, 500_000_000: 1, 20_000_000: 2, 1_000_000: 3, 5_000: 6}
    assert {step: digits(step) for step in expected} == expected
