# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the report of issues and advice takes, of a recording of 10,000 features.

python3 tests/bench/analysis.py [FEATURES]: plain Python, no FreeCAD. The whole is the median of
five; then what each part takes of it in one run, the dearest first: what several need is worked out
by the first that asks.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "support"), str(ROOT)]

from big_session import big_session  # noqa: E402

from PerfProfilerWorkbench.analysis.advise import RULES  # noqa: E402
from PerfProfilerWorkbench.analysis.detect import DETECTORS  # noqa: E402
from PerfProfilerWorkbench.analysis.report import report  # noqa: E402
from PerfProfilerWorkbench.analysis.subject import Subject  # noqa: E402

ROUNDS = 5
SHARED = ("objects", "users", "recomputes", "runs", "typical", "causes")
AT_MOST_S = 1.0


def taken_s(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def parts(subject: Subject) -> Iterable[tuple[str, float]]:
    """Seconds of each."""
    for name in SHARED:
        yield f"shared: {name}", taken_s(lambda name=name: getattr(subject, name))
    for each in (*DETECTORS, *RULES):
        yield each.__name__, taken_s(lambda each=each: list(each(subject)))


def main(features: int) -> None:
    session = big_session(features)
    reports = [report(session) for _ in range(2)]
    whole_s = median(taken_s(lambda: report(session)) for _ in range(ROUNDS))
    found = f"{len(reports[0].issues)} issues, {len(reports[0].advice)} pieces of advice"
    print(f"{len(session.features)} features, {len(session.spans)} spans: {whole_s:.2f} s, {found}")
    print(f"the limit is {AT_MOST_S:.0f} s; twice the same report: {reports[0] == reports[1]}")
    taken = sorted(parts(Subject(session)), key=lambda part: -part[1])
    sum_s = sum(seconds for _, seconds in taken)
    for name, seconds in taken:
        print(f"{seconds / sum_s:6.1%} {seconds * 1e3:8.1f} ms  {name}")
    subject = Subject(session)
    keys = list(subject.objects)
    prices_s = taken_s(lambda: subject.prices.all_ns(keys))
    print(
        f"apart from it, when asked for: prices of all {len(keys)} objects {prices_s:.2f} s, ",
        end="",
    )
    print(f"forecasts {taken_s(lambda: subject.forecasts):.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
