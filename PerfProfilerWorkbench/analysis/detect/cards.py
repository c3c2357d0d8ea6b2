# SPDX-License-Identifier: LGPL-2.1-or-later
"""Graphics cards: hot, full, failing, or idle while the 3D view is slow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median

from ... import texts
from ...model.gpu import GpuReading, OpenGL
from ...model.issue import Issue, IssueType, Severity
from ...model.structure import Value
from ...texts import Message, message
from ...units import told_duration, told_mebibytes, told_percent
from ..frames import motions, statistics
from ..subject import Subject

_KINDS = {
    "xid_count": texts.GPU_XID,
    "ecc_uncorrected": texts.GPU_ECC,
    "ras_uncorrected": texts.GPU_RAS,
    "ecc_corrected": texts.GPU_ECC_CORRECTED,
    "ras_corrected": texts.GPU_RAS_CORRECTED,
}
_SINCE_OPENED = "xid_count"  # counts from the recording's beginning, all others from the driver's
_HARMLESS = {"ecc_corrected", "ras_corrected"}


def gpu_overheating(subject: Subject) -> Iterable[Issue]:
    """Cards that were ``gpu_warm_c`` (medium) or ``gpu_hot_c`` (high) and more."""
    limits = subject.thresholds
    for card in _cards(subject):
        known = [one.temperature_c for one in card if one.temperature_c is not None]
        hottest = max(known, default=0.0)
        if hottest >= limits.gpu_warm_c:
            hot = hottest >= limits.gpu_hot_c
            times = sum(one >= limits.gpu_warm_c for one in known)
            yield _issue(
                IssueType.GPU_OVERHEATING,
                Severity.HIGH if hot else Severity.MEDIUM,
                message(
                    texts.GPU_HOT,
                    card=card[0].name,
                    degrees=round(hottest),
                    share=told_percent(times / len(known)),
                    limit=limits.gpu_warm_c,
                ),
                {"card": card[0].key, "hottest_c": hottest, "readings_above": times},
            )


def gpu_memory_full(subject: Subject) -> Iterable[Issue]:
    for card in _cards(subject):
        fullest = max(card, key=_memory_share)
        used_bytes, own_bytes = fullest.memory_used_bytes or 0, fullest.own_memory_bytes
        if _memory_share(fullest) < subject.thresholds.gpu_memory_share:
            continue
        details = () if own_bytes is None else (_own_memory(own_bytes),)
        yield _issue(
            IssueType.GPU_MEMORY_FULL,
            Severity.HIGH,
            message(
                texts.GPU_FULL,
                card=fullest.name,
                used=told_mebibytes(used_bytes),
                total=told_mebibytes(fullest.memory_total_bytes or 0),
            ),
            {
                "card": fullest.key,
                "used_bytes": used_bytes,
                "total_bytes": fullest.memory_total_bytes,
                "own_bytes": own_bytes,
            },
            details,
        )


def gpu_driver_error(subject: Subject) -> Iterable[Issue]:
    """Cards whose error counters grew in the recording."""
    for card in _cards(subject):
        grown = _grown([one.errors for one in card if one.errors is not None])
        if grown:
            kinds = ", ".join(f"{kind} +{count}" for kind, count in grown.items())
            harmless = set(grown) <= _HARMLESS
            last = next((one.errors for one in reversed(card) if one.errors), {})
            yield _issue(
                IssueType.GPU_DRIVER_ERROR,
                Severity.LOW if harmless else Severity.HIGH,
                message(texts.GPU_ERRORS, card=card[0].name, kinds=kinds),
                {"card": card[0].key, **grown, "xid_last": last.get("xid_last")},
                tuple(message(_KINDS[kind], count=count) for kind, count in grown.items()),
            )


def gpu_underutilisation(subject: Subject) -> Iterable[Issue]:
    """The view turns slowly while a card that could draw it idles: the processor is the limit."""
    session, limits = subject.session, subject.thresholds
    shown = statistics(session.frames, session.start_ns, session.end_ns)
    if shown.interval is None or shown.interval.median_ns < limits.slow_frame_ns:
        return
    moving = [(one[0].time_ns, one[-1].time_ns) for one in motions(session.frames)]
    opengl = session.environment.opengl
    software = isinstance(opengl, OpenGL) and opengl.software
    details = (message(texts.CARD_IDLE),) if software else ()
    for card in _cards(subject):
        busy = [
            one.busy_share
            for one in card
            if one.busy_share is not None and any(a <= one.time_ns <= b for a, b in moving)
        ]
        if busy and median(busy) <= limits.gpu_idle_share:
            yield _issue(
                IssueType.GPU_UNDERUTILISATION,
                Severity.MEDIUM,
                message(
                    texts.GPU_IDLES,
                    card=card[0].name,
                    share=told_percent(median(busy)),
                    time=told_duration(shown.interval.median_ns),
                ),
                {
                    "card": card[0].key,
                    "busy_share": median(busy),
                    "frame_ns": shown.interval.median_ns,
                    "software": software,
                },
                details,
            )


def _cards(subject: Subject) -> Iterator[Sequence[GpuReading]]:
    """The readings of each card, in order of time."""
    found: dict[str, list[GpuReading]] = {}
    for sample in subject.session.samples:
        for reading in sample.gpus:
            found.setdefault(reading.key, []).append(reading)
    return iter(found.values())


def _memory_share(one: GpuReading) -> float:
    if one.memory_used_bytes is None or not one.memory_total_bytes:
        return 0.0
    return one.memory_used_bytes / one.memory_total_bytes


def _own_memory(own_bytes: int) -> Message:
    return message(texts.GPU_OWN_MEMORY, own=told_mebibytes(own_bytes))


def _grown(errors: Sequence[Mapping[str, int]]) -> dict[str, int]:
    grown = {}
    for kind in _KINDS:
        known = [one[kind] for one in errors if kind in one]
        if known:
            before = 0 if kind == _SINCE_OPENED else known[0]
            grown[kind] = max(known) - before
    return {kind: count for kind, count in grown.items() if count > 0}


def _issue(
    type: IssueType,
    severity: Severity,
    what: Message,
    evidence: Mapping[str, Value],
    details: tuple[Message, ...] = (),
) -> Issue:
    return Issue(type, severity, "", "", what, evidence, details)
