# SPDX-License-Identifier: LGPL-2.1-or-later
"""Holds a profile against the truth, recompute by recompute, feature by feature. Pure.

The limits are what we promise (docs/performance.md); ``report`` says how far each was used.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from calls import Key, TrueFeature, TrueRecompute

MS = 1e6
_WORST = 5


@dataclass(frozen=True)
class Unit:
    """What is compared: one feature, or a group whose times the profile does not tell apart."""

    keys: tuple[Key, ...]
    true_ns: int
    total_ns: int
    true_display_ns: int
    display_ns: int

    @property
    def name(self) -> str:
        return " + ".join(name for _, name in self.keys)

    @property
    def error_ns(self) -> int:
        return self.total_ns - self.true_ns

    @property
    def display_error_ns(self) -> int:
        return self.display_ns - self.true_display_ns

    @property
    def off_ns(self) -> int:
        return max(abs(self.error_ns), abs(self.display_error_ns))

    @property
    def excess(self) -> float:
        """The error in terms of what is allowed to a single feature."""
        return abs(self.error_ns) / max(1 * MS, 0.02 * self.true_ns)


@dataclass(frozen=True)
class Check:
    """One limit: what was found in words, and whether it is within."""

    text: str
    ok: bool

    def __str__(self) -> str:
        return f"{self.text} {'ok' if self.ok else 'FAIL'}"


@dataclass(frozen=True)
class Comparison:
    """One recompute. ``differences`` are sentences about features that only one side knows."""

    document: str
    true_wall_ns: int
    units: tuple[Unit, ...]
    differences: tuple[str, ...]
    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        return all(check.ok for check in self.checks)

    def worst(self) -> list[Unit]:
        """Those that are off the most, in time or in display time."""
        return sorted(self.units, key=lambda unit: -unit.off_ns)[:_WORST]


def compare(profile: dict[str, Any], truth: Sequence[TrueRecompute]) -> list[Comparison]:
    """Each recompute of the profile beside the true one of the same document and time."""
    left, found = list(truth), []
    for recompute in profile["recomputes"]:
        beside = max(left, key=lambda true: _overlap_ns(recompute, true), default=None)
        if beside is None or _overlap_ns(recompute, beside) <= 0:
            found.append(_nothing(recompute["document"], "no such recompute in truth"))
            continue
        left.remove(beside)
        found.append(_comparison(recompute, beside, profile["windowed"]))
    first_ns = min((one["start_ns"] for one in profile["recomputes"]), default=0)
    for true in left:
        if true.features and true.end_ns > first_ns:
            found.append(_nothing(true.document, "a recompute that the profile does not have"))
    return found or [_nothing("-", "nothing was recomputed")]


def _nothing(document: str, difference: str) -> Comparison:
    return Comparison(document, 0, (), (difference,), (Check(difference, False),))


def _overlap_ns(recompute: dict[str, Any], true: TrueRecompute) -> int:
    if recompute["document"] != true.document:
        return 0
    start_ns = recompute["start_ns"]
    return min(start_ns + recompute["wall_ns"], true.end_ns) - max(start_ns, true.start_ns)


def _comparison(recompute: dict[str, Any], true: TrueRecompute, windowed: bool) -> Comparison:
    measured = {(one["document"], one["object"]): one for one in recompute["features"]}
    units = tuple(_unit(keys, measured, true) for keys in _groups(measured, true))
    differences = tuple(_differences(measured, true))
    checks = [
        _check_wall(recompute, true),
        _check_sum(units, true),
        _check_worst(units),
        *([_check_display(units, true)] if windowed else []),
        _check_unexplained(recompute),
        _check_groups(units),
        _check_features(differences, true),
    ]
    return Comparison(true.document, true.wall_ns, units, differences, tuple(checks))


def _groups(measured: dict[Key, dict[str, Any]], true: TrueRecompute) -> list[tuple[Key, ...]]:
    """The features that only their sum is known of together, all others alone."""
    groups: dict[Any, list[Key]] = {}
    for key in {**true.features, **measured}:
        group = measured[key]["shared_group"] if key in measured else None
        groups.setdefault(key if group is None else group, []).append(key)
    return [tuple(keys) for keys in groups.values()]


def _unit(keys: tuple[Key, ...], measured: dict[Key, dict[str, Any]], true: TrueRecompute) -> Unit:
    nothing = {"total_ns": 0, "display_ns": 0}
    truths = [true.features.get(key, TrueFeature()) for key in keys]
    ours = [measured.get(key, nothing) for key in keys]
    return Unit(
        keys,
        true_ns=sum(one.total_ns for one in truths),
        total_ns=sum(one["total_ns"] for one in ours),
        true_display_ns=sum(one.display_ns for one in truths),
        display_ns=sum(one["display_ns"] for one in ours),
    )


def _differences(measured: dict[Key, dict[str, Any]], true: TrueRecompute) -> Iterable[str]:
    for key in {**true.features, **measured}:
        runs = measured[key]["runs"] if key in measured else 0
        true_runs = true.features[key].runs if key in true.features else 0
        if runs != true_runs:
            yield f"{'.'.join(key)} ran {true_runs} times, the profile says {runs}"


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole if whole else 0:.2f} %"


def _check_wall(recompute: dict[str, Any], true: TrueRecompute) -> Check:
    error_ns = recompute["wall_ns"] - true.wall_ns
    allowed_ns = 0.005 * true.wall_ns + 1 * MS
    text = f"wall {true.wall_ns / MS:.1f} ms {error_ns / MS:+.2f} ms"
    return Check(text, abs(error_ns) <= allowed_ns)


def _check_sum(units: Sequence[Unit], true: TrueRecompute) -> Check:
    error_ns = sum(abs(unit.error_ns) for unit in units)
    true_ns = sum(unit.true_ns for unit in units)
    allowed_ns = 0.01 * true_ns + 0.5 * MS + 0.03 * MS * len(true.features)
    text = f"sum {error_ns / MS:.2f} of {true_ns / MS:.1f} ms = {_percent(error_ns, true_ns)}"
    return Check(text, error_ns <= allowed_ns)


def _check_worst(units: Sequence[Unit]) -> Check:
    worst = max(units, key=lambda unit: unit.excess, default=None)
    if worst is None:
        return Check("worst -", True)
    text = f"worst {worst.name} {worst.error_ns / MS:+.2f} of {worst.true_ns / MS:.1f} ms"
    return Check(text, worst.excess <= 1)


def _check_display(units: Sequence[Unit], true: TrueRecompute) -> Check:
    error_ns = sum(abs(unit.display_error_ns) for unit in units)
    shown_ns = sum(unit.true_display_ns for unit in units)
    of_wall = _percent(error_ns, true.wall_ns)
    text = f"display {error_ns / MS:.2f} of {shown_ns / MS:.1f} ms = {of_wall} of wall"
    return Check(text, error_ns <= 0.03 * true.wall_ns)


def _check_unexplained(recompute: dict[str, Any]) -> Check:
    ns = sum(row["ns"] for row in recompute["rows"] if row["kind"] == "unexplained")
    share = _percent(ns, recompute["wall_ns"])
    return Check(f"unexplained {share}", abs(ns) <= 0.01 * recompute["wall_ns"])


def _check_groups(units: Sequence[Unit]) -> Check:
    sizes = [len(unit.keys) for unit in units if len(unit.keys) > 1]
    return Check(
        f"groups {len(sizes)}, largest {max(sizes, default=0)}", max(sizes, default=0) <= 2
    )


def _check_features(differences: Sequence[str], true: TrueRecompute) -> Check:
    text = f"features {len(true.features)}, {len(differences)} differ"
    return Check(text, not differences)


def report(title: str, comparisons: Iterable[Comparison]) -> str:
    """A line for each recompute; where a limit is broken, the features that broke it."""
    lines = []
    for one in comparisons:
        verdict = "ok  " if one.ok else "FAIL"
        lines.append(f"{verdict} {title} {one.document} | " + " | ".join(map(str, one.checks)))
        if not one.ok:
            lines += [f"       {_detail(unit)}" for unit in one.worst()]
            lines += [f"       {difference}" for difference in one.differences[:_WORST]]
    return "\n".join(lines)


def _detail(unit: Unit) -> str:
    return (
        f"{unit.name}: {unit.total_ns / MS:.3f} ms, true {unit.true_ns / MS:.3f} "
        f"({unit.error_ns / MS:+.3f}); display {unit.display_ns / MS:.3f}, "
        f"true {unit.true_display_ns / MS:.3f} ({unit.display_error_ns / MS:+.3f})"
    )
