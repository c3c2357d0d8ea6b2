# SPDX-License-Identifier: LGPL-2.1-or-later
"""The chart of a trend as pixels; matplotlib is imported when the first one is drawn.

It runs in a thread, so nothing here is Qt's, and matplotlib's state for all is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from ...store.history import TrendPoint

_DOTS_PER_INCH = 96.0
_NEAR = 24  # pixels of width that are not worth drawing anew


class Look(NamedTuple):
    """Sizes in pixels, colours as ``#rrggbb``; ``axis`` is the title of the times."""

    width: int
    height: int
    ratio: float
    ink: str
    line: str
    axis: str
    point: str

    def near(self, other: Look) -> bool:
        same = self._replace(width=0) == other._replace(width=0)
        return same and abs(self.width - other.width) <= _NEAR


class Picture(NamedTuple):
    """RGBA, a byte each, from the top left."""

    pixels: bytes = b""
    width: int = 0
    height: int = 0


def picture(points: Sequence[TrendPoint], look: Look) -> Picture:
    """Medians as a line, from the least to the most as a band; a mark for each new FreeCAD.

    Raises whatever importing matplotlib raises.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    dpi = _DOTS_PER_INCH * look.ratio
    size = look.width / _DOTS_PER_INCH, look.height / _DOTS_PER_INCH
    figure = Figure(size, dpi=dpi, layout="constrained")
    figure.patch.set_alpha(0)
    canvas = FigureCanvasAgg(figure)
    _draw(figure.add_subplot(), points, look)
    canvas.draw()
    width, height = canvas.get_width_height(physical=True)
    return Picture(bytes(canvas.buffer_rgba()), width, height)


def _draw(axes: Any, points: Sequence[TrendPoint], look: Look) -> None:
    places = range(len(points))
    axes.patch.set_alpha(0)
    least, most = ([_ms(ns) for ns in ends] for ends in _ends(points))
    axes.fill_between(places, least, most, color=look.line, alpha=0.25, linewidth=0)
    medians = [_ms(one.median_ns) for one in points]
    axes.plot(places, medians, color=look.line, marker="o", markersize=3, linewidth=1.2)
    axes.set_ylim(bottom=0)
    axes.set_ylabel(look.axis, color=look.ink, size=8)
    shown = sorted({0, len(points) - 1})
    axes.set_xticks(shown, [_day(points[at]) for at in shown])
    axes.get_xticklabels()[-1].set_ha("right" if len(shown) > 1 else "center")
    if len(shown) > 1:
        axes.get_xticklabels()[0].set_ha("left")
    axes.yaxis.set_major_locator(_locator())
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}".replace(".", look.point))
    axes.tick_params(colors=look.ink, labelsize=8)
    for side, spine in axes.spines.items():
        spine.set_visible(side in ("left", "bottom"))
        spine.set_color(look.ink)
    _mark_versions(axes, points, look)


def _locator() -> Any:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(4)


def _mark_versions(axes: Any, points: Sequence[TrendPoint], look: Look) -> None:
    """Where another FreeCAD, or another machine, begins."""
    for at in range(1, len(points)):
        before, now = points[at - 1], points[at]
        if (before.freecad, before.machine) != (now.freecad, now.machine):
            axes.axvline(at - 0.5, color=look.ink, linewidth=0.8, linestyle=":")
            text = now.freecad if before.freecad != now.freecad else now.machine
            place = axes.get_xaxis_transform()
            axes.text(at - 0.45, 1, text, transform=place, color=look.ink, size=7, va="top",
                      parse_math=False)  # fmt: skip


def _ends(points: Sequence[TrendPoint]) -> tuple[list[int | None], list[int | None]]:
    return [one.least_ns for one in points], [one.most_ns for one in points]


def _ms(ns: int | None) -> float:
    return (ns or 0) / 1e6


def _day(point: TrendPoint) -> str:
    """The way that every language reads."""
    return datetime.fromtimestamp(point.started_at).strftime("%Y-%m-%d")
