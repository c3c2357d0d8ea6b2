# SPDX-License-Identifier: LGPL-2.1-or-later
"""The FreeCADs that record now, here and on other machines, with their figures of the moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ... import texts, units
from ...keeping.settings import Settings, settings
from ...keeping.watching import AllLive, Watching
from ...model.gpu import GpuReading
from ...qt import QtWidgets
from ...store import location
from ...store.live import LiveFigures, Together
from .. import i18n
from ..widgets.wrapping import WrappedLabel
from . import words
from .listing import Row

_NOTHING = "—"


class LiveBox(QtWidgets.QWidget):
    """Asks once a second between ``start`` and ``stop``, in a thread; hidden while none runs.

    ``ids`` are the recordings that run; ``missing`` says why some could not be asked.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ids: tuple[str, ...] = ()
        self._rows: Mapping[str, Row] = {}
        self._watching: Watching | None = None
        self._seen: AllLive | None = None
        self.heading, self.missing = WrappedLabel(bold=True), WrappedLabel()
        self.told = WrappedLabel()
        self.told.setToolTip(i18n.tr(texts.SE_LIVE_NONE_TIP))
        self.heading.put(i18n.tr(texts.SE_LIVE_HEAD))
        column = QtWidgets.QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        for label in (self.heading, self.told, self.missing):
            column.addWidget(label)
        self.hide()

    def start(self) -> None:
        if self._watching is None:
            self._watching = Watching(settings() or Settings(location.path()))
            self._watching.start()

    def stop(self) -> None:
        if self._watching is not None:
            self._watching.stop()
        self._watching = self._seen = None

    def know(self, rows: Sequence[Row]) -> None:
        """What the recordings that run are called."""
        self._rows = {row.info.id: row for row in rows}
        self._put()

    def tick(self) -> bool:
        """Whether others run now than before."""
        latest = self._watching.latest if self._watching is not None else None
        if latest is None or latest is self._seen:
            return False
        before, self._seen = self.ids, latest
        self.ids = tuple(one.session for one in latest.figures)
        self._put()
        return self.ids != before

    def _put(self) -> None:
        if self._seen is None:
            return
        told = told_of(self._seen, self._rows)
        self.told.put("\n".join(told))
        self.heading.setVisible(bool(told))
        self.missing.put("\n".join(map(i18n.say, self._seen.missing)))
        self.setVisible(bool(told or self._seen.missing))


def told_of(live: AllLive, rows: Mapping[str, Row]) -> list[str]:
    """A text for each that runs, and one for all of several."""
    told = [_one(one, rows.get(one.session), live.at) for one in live.figures]
    return [*told, _together(live.together)] if len(told) > 1 else told


def _one(one: LiveFigures, row: Row | None, now_s: float) -> str:
    name = _name(one, row)
    if one.is_stale(now_s):
        silent = i18n.duration(round(one.age_s(now_s) * 1e9))
        return f"{name}\n{i18n.tr(texts.SE_LIVE_STALE, time=silent)}"
    window = i18n.duration(round(one.window_s * 1e9))
    return f"{name}\n{_figures(one, window)}\n{_sizes(one.rss_bytes, one.gpus)}"


def _name(one: LiveFigures, row: Row | None) -> str:
    if row is None:  # of another machine, or not read yet
        return one.machine or one.session
    name = f"{words.document(row.info)}, {words.version(row.info)}"
    if row.here:
        return i18n.tr(texts.SE_LIVE_HERE, name=name)
    return i18n.tr(texts.SE_LIVE_ON, name=name, machine=one.machine) if one.machine else name


def _together(all: Together) -> str:
    lines = [i18n.tr(texts.SE_LIVE_TOGETHER, count=all.sessions)]
    if all.window_s is not None:
        low, high = (i18n.duration(round(window_s * 1e9)) for window_s in all.window_s)
        window = low if low == high else i18n.tr(texts.SE_LIVE_WINDOWS, low=low, high=high)
        lines += [_figures(all, window), _sizes(all.rss_bytes, all.gpus)]
    if all.stale:
        lines.append(i18n.tr(texts.SE_LIVE_SILENT, count=all.stale))
    return "\n".join(lines)


def _figures(found: LiveFigures | Together, window: str) -> str:
    rate, errors = found.per_second, found.error_share
    return i18n.tr(
        texts.SE_LIVE_FIGURES,
        window=window,
        rate=_NOTHING if rate is None else units.three_figures(rate, i18n.translate),
        median=_time(found.median_ns),
        worst=_time(found.worst_ns),
        errors=_NOTHING if errors is None else i18n.percent(errors),
    )


def _time(ns: int | None) -> str:
    return _NOTHING if ns is None else i18n.duration(ns)


def _sizes(rss_bytes: int | None, gpus: Sequence[GpuReading]) -> str:
    memory = _NOTHING if rss_bytes is None else units.mebibytes(rss_bytes, i18n.translate)
    busy = [one.busy_share for one in gpus if one.busy_share is not None]
    gpu = " + ".join(map(i18n.percent, busy)) or _NOTHING
    return i18n.tr(texts.SE_LIVE_SIZES, memory=memory, gpu=gpu)
