# SPDX-License-Identifier: LGPL-2.1-or-later
"""A rule for documents with boxes."""

from __future__ import annotations

from PerfProfilerWorkbench.model.advice import Advice, Basis, Effort, Remedy, RemedyKind
from PerfProfilerWorkbench.model.message import message


def longer(subject):
    """A rule: every box shorter than 30 should be that long, which changes the model."""
    for key, _ in subject.objects_of("Part::Box"):
        yield Advice(
            "T1",
            key.document,
            key.object,
            message("Longer {feature}", feature=subject.label(key)),
            message("It is short."),
            (message("Set its length."),),
            property="Length",
            expected_saving_ns=5_000_000_000_000,
            basis=Basis.MEASURED_SHARE,
            effort=Effort.EASY,
            sources=("a book",),
            remedy=Remedy(RemedyKind.SET_PROPERTY, key.document, (key.object,), "Length", 30.0),
        )
