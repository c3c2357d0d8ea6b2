# SPDX-License-Identifier: LGPL-2.1-or-later
"""Detectors on sessions made by hand, of one document named Doc."""

from __future__ import annotations

from dataclasses import replace

from acts import session
from test_plain import ENVIRONMENT

from PerfProfilerWorkbench.analysis.subject import Subject
from PerfProfilerWorkbench.model.span import ObjectKey
from PerfProfilerWorkbench.model.structure import DocumentFacts, ObjectFacts, Structure


def found(detect, spans, objects=None, preferences=None, **more):
    """The issues that a detector finds; ``objects`` are facts by name."""
    facts = {name: replace(one, label=one.label or name) for name, one in (objects or {}).items()}
    documents = (DocumentFacts("Doc", "/m/a.FCStd", facts, more.pop("members", ())),)
    version = more.pop("version", ENVIRONMENT.freecad)
    made = session(spans, structure=Structure(preferences or {}, documents), **more)
    environment = replace(ENVIRONMENT, freecad=version)
    return list(detect(Subject(replace(made, environment=environment))))


def of_type(type, *links, proxy="", properties=None, **counts):
    keys = tuple(ObjectKey("Doc", name) for name in links)
    return ObjectFacts("", type, proxy, keys, properties=properties or {}, counts=counts)


def names(issues):
    return [issue.object for issue in issues]
