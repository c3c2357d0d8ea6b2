# SPDX-License-Identifier: LGPL-2.1-or-later
"""Inside a headless FreeCAD, for price.py: touches objects of one model, each price told before.

The environment has PRICE_MODEL, PRICE_OUT (a line of JSON for each touch), PRICE_TOUCHES,
PRICE_SEED and PRICE_LIMIT_S. Each object is touched twice in a row: how much two identical touches
differ no prediction can know.
"""

from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

import FreeCAD  # noqa: E402
from pools import first_in_line  # noqa: E402

from PerfProfilerWorkbench import record  # noqa: E402
from PerfProfilerWorkbench.analysis.measured import observed_ns  # noqa: E402
from PerfProfilerWorkbench.analysis.subject import Subject  # noqa: E402
from PerfProfilerWorkbench.model.span import ObjectKey  # noqa: E402

WORTH_NS = 5_000_000  # touches that cost less are not counted
MOST = 200  # touches of a model in which few cost that much
WHOLE = 2  # recomputes of everything that are measured, after a cold one


def touch(document, names) -> None:
    for name in names:
        document.getObject(name).touch()
    document.recompute()


def latest(recording, document):
    """The latest recompute of a document."""
    costs = Subject(recording.session).recomputes
    return [one for one in costs if one.span.document == document.Name][-1]


def touches(document, recording, out) -> None:
    draw, left = random.Random(int(os.environ["PRICE_SEED"])), []
    wanted, end = int(os.environ["PRICE_TOUCHES"]), monotonic() + float(os.environ["PRICE_LIMIT_S"])
    counted = tried = 0
    while counted < wanted and tried < MOST and monotonic() < end:
        if not left:
            left = sorted(each.Name for each in document.Objects)
            draw.shuffle(left)
        name, tried = left.pop(), tried + 1
        price = Subject(recording.session).prices.of(ObjectKey(document.Name, name))
        write(out, object=name, predicted_ns=price.ns)
        touch(document, [name])
        first = latest(recording, document)
        if observed_ns(first) >= WORTH_NS:
            counted += 1
            as_told = {one.key for one in first.features} == set(price.features)
            touch(document, [name])
            second_ns = observed_ns(latest(recording, document))
            write(out, first_ns=observed_ns(first), second_ns=second_ns, as_told=as_told)


def write(out, **told) -> None:
    print(json.dumps(told), file=out, flush=True)


def main() -> None:
    first_in_line()
    document = FreeCAD.openDocument(os.environ["PRICE_MODEL"])
    names = [each.Name for each in document.Objects]
    touch(document, names)
    with (
        open(os.environ["PRICE_OUT"], "w", encoding="utf-8") as out,
        record(keep=False) as recording,
    ):
        for _ in range(WHOLE):
            touch(document, names)
        touches(document, recording, out)
    os._exit(0)  # FreeCAD would run the script again


main()
