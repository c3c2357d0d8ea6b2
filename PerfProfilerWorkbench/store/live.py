# SPDX-License-Identifier: LGPL-2.1-or-later
"""The figures of the moment, of each running session and of all of them together."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from .. import texts
from ..model import gpu
from ..model.gpu import GpuReading
from ..texts import message
from .packing import json_of, packed_json
from .states import OWNED, State, state_of

STALE_S = 5.0  # figures are written each second; older ones are no longer of this moment
MOST_RESPONSES = 1000  # in a window; of more operations the single response times are not kept


@dataclass(frozen=True)
class LiveFigures:
    """Of the operations that ended in the ``window_s`` seconds before ``at``.

    ``at`` is seconds since 1970 (UTC). ``response_sum_ns`` and ``worst_ns`` are over all of the
    operations (``analysis.metrics``); ``responses_ns`` are their single response times, empty
    where there were more than ``MOST_RESPONSES``. ``rss_bytes``: resident memory of the recorded
    process, None where it can't be read; ``gpus``: the last reading of each graphics card of
    ``machine``.
    """

    session: str
    at: float
    window_s: float
    operations: int = 0
    failed: int = 0
    response_sum_ns: int = 0
    worst_ns: int | None = None
    responses_ns: tuple[int, ...] = ()
    rss_bytes: int | None = None
    gpus: tuple[GpuReading, ...] = ()
    machine: str = ""

    @property
    def per_second(self) -> float | None:
        return self.operations / self.window_s if self.window_s > 0 else None

    @property
    def mean_ns(self) -> int | None:
        return round(self.response_sum_ns / self.operations) if self.operations else None

    @property
    def median_ns(self) -> int | None:
        """None without operations, or if there were too many to keep each."""
        complete = self.operations and len(self.responses_ns) == self.operations
        return round(median(self.responses_ns)) if complete else None

    @property
    def error_share(self) -> float | None:
        return self.failed / self.operations if self.operations else None

    def age_s(self, now_s: float) -> float:
        return now_s - self.at

    def is_stale(self, now_s: float) -> bool:
        return self.age_s(now_s) > STALE_S


@dataclass(frozen=True)
class Together:
    """Several sessions' figures as one; stale ones are only counted, in ``stale``.

    Rates, counts and memory add up, the mean is over all operations, and so is the median: None if
    the response times of one of the sessions are not complete. ``window_s`` are the shortest and
    the longest window among them. ``rss_bytes``: None if no session told any. ``gpus``: the newest
    reading of each card, with the memory on it of all the sessions' processes.
    """

    sessions: int
    stale: int
    window_s: tuple[float, float] | None
    operations: int
    failed: int
    per_second: float
    mean_ns: int | None
    median_ns: int | None
    worst_ns: int | None
    error_share: float | None
    rss_bytes: int | None
    gpus: tuple[GpuReading, ...]


def together(figures: Sequence[LiveFigures], now_s: float) -> Together:
    fresh = [one for one in figures if not one.is_stale(now_s)]
    count, failed = sum(one.operations for one in fresh), sum(one.failed for one in fresh)
    complete = all(len(one.responses_ns) == one.operations for one in fresh)
    responses = [ns for one in fresh for ns in one.responses_ns]
    windows = [one.window_s for one in fresh]
    memory = [one.rss_bytes for one in fresh if one.rss_bytes is not None]
    return Together(
        sessions=len(fresh),
        stale=len(figures) - len(fresh),
        window_s=(min(windows), max(windows)) if windows else None,
        operations=count,
        failed=failed,
        per_second=sum(one.per_second or 0.0 for one in fresh),
        mean_ns=round(sum(one.response_sum_ns for one in fresh) / count) if count else None,
        median_ns=round(median(responses)) if responses and complete else None,
        worst_ns=max((one.worst_ns for one in fresh if one.worst_ns is not None), default=None),
        error_share=failed / count if count else None,
        rss_bytes=sum(memory) if memory else None,
        gpus=_cards(fresh),
    )


def _cards(figures: Sequence[LiveFigures]) -> tuple[GpuReading, ...]:
    """The address of a card is its own on one machine only."""
    of_card: dict[tuple[str, str], list[tuple[float, GpuReading]]] = {}
    for one in figures:
        for reading in one.gpus:
            of_card.setdefault((one.machine, reading.key), []).append((one.at, reading))
    return tuple(_card(readings) for readings in of_card.values())


def _card(readings: Sequence[tuple[float, GpuReading]]) -> GpuReading:
    _, newest = max(readings, key=lambda each: each[0])
    if len(readings) == 1:
        return newest
    memory = [one.own_memory_bytes for _, one in readings if one.own_memory_bytes is not None]
    return replace(
        newest,
        own_memory_bytes=sum(memory) if memory else None,
        own_busy_ns=None,
        missing={**newest.missing, "own_busy_ns": message(texts.OF_ONE_PROCESS_ONLY)},
    )


def figures_to_plain(figures: LiveFigures) -> dict[str, Any]:
    """Ready for ``json.dumps``."""
    return {**vars(figures), "gpus": [gpu.to_plain(each) for each in figures.gpus]}


def figures_from_plain(plain: Mapping[str, Any]) -> LiveFigures:
    """The figures again. Raises KeyError, TypeError or ValueError for what is none."""
    gpus = tuple(gpu.from_plain(each) for each in plain["gpus"])
    return LiveFigures(**{**plain, "responses_ns": tuple(plain["responses_ns"]), "gpus": gpus})


def write_figures(connection: sqlite3.Connection, number: int, figures: LiveFigures) -> None:
    content = packed_json(figures_to_plain(figures))
    connection.execute("REPLACE INTO live VALUES (?, ?, ?)", (number, figures.at, content))


def of_running(connection: sqlite3.Connection, now_s: float) -> list[LiveFigures]:
    """Of the sessions that run now, the oldest session first."""
    found = connection.execute(
        f"SELECT figures, {OWNED} FROM live JOIN sessions ON number = session"
        " WHERE state = 'recording' ORDER BY started_at, number"
    )
    return [
        figures_from_plain(json_of(content))
        for content, *owned in found
        if state_of(owned, now_s) is State.RUNNING
    ]
