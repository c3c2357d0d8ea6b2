# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the page of the timeline shows: a recording as it grows, lanes, sentences and pictures."""

from __future__ import annotations

from big_session import big_session
from timeline_page import (
    LEFT,
    MS,
    RECOMPUTE,
    SECOND,
    SPANS,
    Key,
    feature,
    no_analysis_goes_on,
    page,
    place,
    session,
)

from PerfProfilerWorkbench.analysis.timeline import Line
from PerfProfilerWorkbench.gui.timeline.looks import whole_words
from PerfProfilerWorkbench.model.calls import CallKind, CallNode, Calls
from PerfProfilerWorkbench.qt import QtCore, QtGui, QtWidgets

__all__ = ["no_analysis_goes_on", "page"]  # fixtures


def heads(page) -> dict[str, str]:
    return dict(head.text.split(": ", 1) for head in page.canvas.heads[-8:] if ": " in head.text)


def test_what_is_recorded_appears_while_it_happens(controller, document, panel, qtbot):
    panel.pages.setCurrentWidget(panel.timeline)
    controller.record("lightweight")
    qtbot.waitUntil(lambda: panel.timeline.sentence.says.startswith("Recording."), timeout=5000)
    document.Box.Length = 33
    document.recompute()
    page = panel.timeline
    qtbot.waitUntil(lambda: "longest recompute" in page.sentence.says, timeout=5000)
    assert document.Name in page.sentence.says
    zoom = page.canvas.zoom
    assert all(zoom.x(span.start_ns) > 0 for span in page.canvas.lanes.rows[Line.RECOMPUTES].all())
    assert page.follow.isEnabled() and page.follow.isChecked()
    qtbot.mouseClick(page.closer, LEFT)
    qtbot.keyClick(page.canvas, Key.Key_PageUp)
    assert not page.follow.isChecked()
    qtbot.keyClick(page.canvas, Key.Key_End)
    assert page.follow.isChecked()
    controller.stop()
    assert not page.follow.isEnabled()
    assert zoom.last_ns == controller.session.end_ns


def test_what_is_seen_moves_on_with_the_recording(controller, panel, qtbot):
    panel.pages.setCurrentWidget(panel.timeline)
    controller.record("lightweight")
    live, zoom = panel.timeline.live, panel.timeline.canvas.zoom
    qtbot.waitUntil(lambda: zoom.last_ns > SECOND, timeout=5000)
    end_ns = zoom.last_ns
    live.tick(end_ns + SECOND)
    assert zoom.whole and zoom.last_ns > end_ns + SECOND
    panel.timeline.canvas.closer()
    panel.timeline.canvas.keys.show_end()
    seen_ns = zoom.seen_ns
    live.tick(zoom.last_ns + SECOND)
    assert (zoom.end_ns, zoom.seen_ns) == (zoom.last_ns, seen_ns)
    panel.timeline.canvas.keys.page(-0.5)
    seen = (zoom.start_ns, zoom.end_ns)
    live.tick(zoom.last_ns + SECOND)
    assert (zoom.start_ns, zoom.end_ns) == seen
    zoom.limit(zoom.first_ns, zoom.first_ns + MS)
    qtbot.waitUntil(lambda: zoom.last_ns > zoom.first_ns + SECOND, timeout=5000)


def test_without_anything_the_page_says_how_to_begin(controller, panel, qtbot):
    panel.pages.setCurrentWidget(panel.timeline)
    controller.clear()
    assert panel.timeline.sentence.says.startswith("Press Record")
    assert heads(panel.timeline)["GPU"] == "not read with this preset"


def test_no_lane_is_empty_without_a_reason(page, controller, qtbot):
    found = heads(page)
    assert found["Opening and saving"] == "nothing opened or saved"
    assert found["GPU"] == "not read with this preset"
    assert found["Freezes"] == "1, 3.90 s"
    assert found["Memory"] == "1,024 MiB"
    assert found["CPU, of one core"] == "0.0 % to 50 %"
    controller.show_session(session(spans=(), samples=(), windowed=False))
    qtbot.waitUntil(lambda: page.canvas.lanes.count == 0, timeout=5000)
    found = heads(page)
    assert found["Freezes"] == "not seen, FreeCAD had no window"
    assert found["Recomputes"] == "none"
    assert found["Memory"] == "no reading yet"


def test_a_freeze_says_why_as_soon_as_that_is_known(page, panel, qtbot):
    qtbot.waitUntil(lambda: bool(page.canvas.words.reasons), timeout=20_000)
    qtbot.mouseClick(page.canvas, LEFT, pos=place(page.canvas, Line.FREEZES, 3000 * MS))
    assert page.sentence.says.startswith("Freeze of 3.90 s at ")
    assert "for Pocket for the motor" in page.sentence.says


def test_many_in_one_place_are_told_together(page, controller, qtbot):
    many = tuple(feature(n, f"F{n}", 2000 + n, 1) for n in range(1000))
    controller.show_session(session(spans=many))
    qtbot.waitUntil(lambda: page.canvas.lanes.count == 1000, timeout=5000)
    point = place(page.canvas, Line.FEATURES, 2500 * MS)
    told = page.canvas.tip(point.x(), point.y())
    assert " in one place, together " in told and "The longest: F" in told


def test_python_calls_stand_below_their_feature(page, controller, qtbot):
    nodes = (
        CallNode(0, None, CallKind.FEATURE, "Cut.execute", "c.py", 3, False, "Doc", "Cut", 1, MS),
        CallNode(1, 0, CallKind.FUNCTION, "Cut.helper", "c.py", 9, False, "", "", 7, 1499 * MS),
    )
    controller.show_session(session(preset="cpu", calls=Calls(nodes)))
    qtbot.waitUntil(lambda: page.canvas.lanes.count == len(SPANS), timeout=5000)
    page.reveal(RECOMPUTE)
    qtbot.keyClick(page.canvas, Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.flame.canvas.bands) == 4, timeout=20_000)
    (helper,) = page.flame.canvas.bands[3].row.all()
    told = page.flame.canvas.told_of(helper)
    assert told == (
        "Cut.helper (c.py:9): 50 % of Pocket for the motor, over all its 1 runs together"
    )


def test_a_long_recording_is_taken_over_in_slices(page, controller, qtbot):
    long = big_session(200, wholes=8, edits=0)
    controller.show_session(long)
    assert page.canvas.lanes.count < len(long.spans)
    assert page.sentence.says.startswith("Reading the recording")
    qtbot.waitUntil(lambda: page.canvas.lanes.count == len(long.spans), timeout=20_000)
    assert "longest recompute" in page.sentence.says


def test_a_page_that_is_not_seen_takes_nothing_over(page, panel, controller, qtbot):
    panel.pages.setCurrentIndex(0)
    controller.show_session(session(spans=(*SPANS, feature(8, "Late", 7000, 9))))
    page._go_on()
    assert page.canvas.lanes.count == len(SPANS)
    panel.pages.setCurrentWidget(page)
    assert page.canvas.lanes.count == len(SPANS) + 1


def test_no_text_ends_within_a_word():
    text = "Pocket for the electric motor"
    for room in range(200):
        shown = whole_words(text, room, lambda one: 6 * len(one))
        assert 6 * len(shown) <= room
        words = shown.removesuffix(" …").split()
        assert words == text.split()[: len(words)]
        assert (shown == text) == (room >= 6 * len(text))
    assert whole_words(text, 60, lambda one: 6 * len(one)) == "Pocket …"


def test_bars_are_drawn_in_the_colours_of_their_meaning(page, qtbot):
    canvas = page.canvas
    canvas.zoom.fit(2500 * MS, 5500 * MS)
    picture = canvas.grab().toImage()
    band = next(one for one in canvas.bands if one.row is canvas.lanes.rows[Line.FEATURES])
    ratio = picture.devicePixelRatio()

    def colour(time_ns: int, part: int) -> str:
        x = canvas.zoom.x(time_ns)
        y = band.top + band.height * part // 2 + 1  # above the text
        return QtGui.QColor(picture.pixel(int(x * ratio), int(y * ratio))).name()

    shades = [canvas.looks.shades(name)[0].name() for name, _ in band.shares]
    assert colour(2700 * MS, 0) == shades[0]
    assert colour(5000 * MS, 1) == shades[1]
    assert colour(5000 * MS, 0) not in shades


def test_a_part_that_is_drawn_anew_looks_as_if_all_were(page, controller, qtbot):
    canvas = page.canvas
    many = tuple(feature(100 + n, f"F{n}", 7000 + 7 * n, 1 + n % 6) for n in range(300))
    controller.show_session(session(spans=(*SPANS, *many)))
    qtbot.waitUntil(lambda: canvas.lanes.count == 306, timeout=5000)
    point = place(canvas, Line.FEATURES, 2200 * MS)
    canvas.choose(canvas.found(point.x(), point.y()).at)
    boxes = (
        QtCore.QRect(0, 60, 81, 90),
        QtCore.QRect(151, 0, 33, 400),
        QtCore.QRect(287, 0, 33, 300),
    )
    region = QtGui.QRegion()
    for box in boxes:
        region = region.united(QtGui.QRegion(box))
    whole, parts = (drawn(canvas, one) for one in (QtGui.QRegion(canvas.rect()), region))
    assert [whole.copy(box) == parts.copy(box) for box in boxes] == [True] * len(boxes)
    assert len({whole.pixel(160, y) for y in range(400)}) > 5


def drawn(canvas, region):
    """A picture of a part of the canvas."""
    picture = QtGui.QImage(canvas.size(), QtGui.QImage.Format.Format_RGB32)
    picture.fill(canvas.looks.ground)
    flags = QtWidgets.QWidget.RenderFlag.DrawChildren
    painter = QtGui.QPainter(picture)
    canvas.render(painter, region.boundingRect().topLeft(), region, flags)
    painter.end()
    return picture
