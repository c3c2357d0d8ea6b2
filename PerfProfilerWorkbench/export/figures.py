# SPDX-License-Identifier: LGPL-2.1-or-later
"""Pictures of a report: SVG by matplotlib, in the page's own colours and font.

matplotlib is imported when a picture is made. Where that fails, the report says so in its place.
"""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
from collections.abc import Callable, Sequence
from typing import Any

from .. import texts
from ..analysis.costs import FeatureCost
from ..texts import message
from .html_page import Page

_BARS, _LONGEST_LABEL = 12, 32
# Stand-ins that nothing else in a picture has; each becomes a colour of the style sheet, so that
# pictures are dark where the page is.
_INK, _SOFT, _LINE = "#000001", "#000002", "#000003"
_COMPUTE, _DISPLAY, _OTHER = "#000004", "#000005", "#000006"
_COLOURS = {
    _INK: "ink",
    _SOFT: "soft",
    _LINE: "line",
    _COMPUTE: "compute",
    _DISPLAY: "display",
    _OTHER: "other",
}
_SETTINGS = {
    "svg.fonttype": "none",
    "text.parse_math": False,
    "text.color": _INK,
    "axes.labelcolor": _SOFT,
    "axes.edgecolor": _LINE,
    "xtick.color": _SOFT,
    "ytick.color": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "font.size": 10,
}
Draw = Callable[[Any], None]


def slowest_bars(page: Page, features: Sequence[FeatureCost]) -> str:
    """A bar for each of the slowest features: computing, displaying, the rest."""
    shown = [cost for cost in features[:_BARS] if cost.total_ns]
    height = 0.9 + 0.32 * len(shown)
    alt = page.say(texts.REPORT_BARS)
    return (
        _figure(page, "bars", height, alt, lambda axes: _bars(page, axes, shown)) if shown else ""
    )


def _bars(page: Page, axes: Any, shown: Sequence[FeatureCost]) -> None:
    slow = max(cost.total_ns for cost in shown) >= 1e9
    unit, unit_ns = (texts.SECONDS, 1e9) if slow else (texts.MILLISECONDS, 1e6)
    places, ended = range(len(shown)), [0.0] * len(shown)
    parts = (
        (texts.COMPUTE, "compute_ns", _COMPUTE),
        (texts.DISPLAY, "display_ns", _DISPLAY),
        (texts.REPORT_OTHER, "other_ns", _OTHER),
    )
    for title, field, colour in parts:
        times = [getattr(cost, field) / unit_ns for cost in shown]
        if any(times):
            label = page.translate(title)
            axes.barh(places, times, 0.65, left=ended, color=colour, label=label)
            ended = [before + more for before, more in zip(ended, times)]
    axes.set_yticks(places, [plain(cost.label) for cost in shown])
    axes.invert_yaxis()
    axes.spines["left"].set_visible(False)
    axes.tick_params(length=0)
    axes.grid(axis="x", color=_LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.set_xlabel(page.translate(unit).format(value="").strip())
    for place, cost, end in zip(places, shown, ended):
        told = page.duration(cost.total_ns)
        told = told if cost.shared_group is None else f"[{told}]"
        axes.annotate(told, (end, place), (4, 0), textcoords="offset points", va="center")
    axes.margins(x=0.12)
    _worded(page, axes.xaxis)
    if sum(any(getattr(cost, field) for cost in shown) for _, field, _ in parts) > 1:
        axes.legend(frameon=False, loc="lower right")


def memory_line(page: Page, told: str) -> str:
    """Resident memory over time, with the moments of the snapshots; ``told`` is HTML."""
    alt = page.say(texts.REPORT_MEMORY_PICTURE, line=told)
    return _figure(page, "memory", 2.6, alt, lambda axes: _memory(page, axes))


def _memory(page: Page, axes: Any) -> None:
    session = page.session
    known = [(one.time_ns, one.rss_bytes) for one in session.samples if one.rss_bytes is not None]
    seconds = [(time_ns - session.start_ns) / 1e9 for time_ns, _ in known]
    sizes = [rss_bytes / 2**20 for _, rss_bytes in known]
    axes.plot(seconds, sizes, color=_COMPUTE, linewidth=1.6)
    axes.fill_between(seconds, sizes, color=_COMPUTE, alpha=0.15, linewidth=0)
    axes.set_ylim(0, 1.15 * max(sizes))
    for taken in session.snapshots:
        at_s = (taken.time_ns - session.start_ns) / 1e9
        axes.axvline(at_s, color=_SOFT, linewidth=0.8, linestyle=":")
        late = at_s > (seconds[0] + 3 * seconds[-1]) / 4
        place = {"ha": "right" if late else "left", "va": "top", "textcoords": "offset points"}
        shift = (-4 if late else 4, -2)
        axes.annotate(plain(taken.label), (at_s, axes.get_ylim()[1]), shift, **place)
    axes.margins(x=0)
    _worded(page, axes.xaxis)
    _worded(page, axes.yaxis)
    axes.grid(axis="y", color=_LINE, linewidth=0.6)
    axes.set_xlabel(page.translate(texts.REPORT_SECONDS_AXIS))
    axes.set_ylabel(page.translate(texts.REPORT_RESIDENT_AXIS))


def _worded(page: Page, axis: Any) -> None:
    """Numbers with the language's own point."""
    point = page.translate(texts.DECIMAL_POINT)
    axis.set_major_formatter(lambda value, _: f"{value:g}".replace(".", point))


def plain(label: str) -> str:
    """One short line without what turns text around or what no font has; tables have all of it."""
    kept = "".join(
        " " if char.isspace() else char
        for char in label
        if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    return kept if len(kept) <= _LONGEST_LABEL else kept[: _LONGEST_LABEL - 1] + "…"


def _figure(page: Page, name: str, height: float, alt: str, draw: Draw) -> str:
    """``alt`` is HTML, the size in inches as matplotlib counts them."""
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ModuleNotFoundError:
        return page.not_available(message(texts.NOT_INSTALLED, package="matplotlib"))
    except Exception as error:  # it is there, and does not fit this Python or what it builds upon
        return page.not_available(message(texts.CANNOT_IMPORT, package="matplotlib", error=error))
    stream = io.StringIO()
    with matplotlib.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a character that its font lacks; the page's has it
        matplotlib.rcdefaults()
        matplotlib.rcParams.update({**_SETTINGS, "svg.hashsalt": name})
        figure = Figure((9.2, height), layout="constrained")
        draw(figure.add_subplot())
        figure.savefig(stream, format="svg", transparent=True)
    return f"<figure>{_inline(stream.getvalue(), name, alt)}</figure>"


def _inline(svg: str, name: str, alt: str) -> str:
    """As a part of a page: with names of its own, in the page's font and colours."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'(id="|url\(#|href="#)', rf"\g<1>{name}-", svg)
    svg = re.sub(r"font: ([\d.]+px) [^;\"]*", r"font-size: \1", svg)  # before matplotlib 3.10
    svg = re.sub(r"font-family: [^;\"]*;? ?", "", svg)
    for stand_in, colour in _COLOURS.items():
        svg = svg.replace(stand_in, f"var(--{colour})")
    svg = re.sub(r' (width|height)="[\d.]+pt"', "", svg, count=2)
    return svg.replace("<svg ", f'<svg role="img" aria-label="{alt}" ', 1)
