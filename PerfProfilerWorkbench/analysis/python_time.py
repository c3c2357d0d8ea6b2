# SPDX-License-Identifier: LGPL-2.1-or-later
"""In which Python functions features spent their time: from calls, or from stacks now and then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable

from ..model.calls import CallNode, StackSample
from ..model.span import ObjectKey, Span
from .calls import Function, tree_of, within
from .subject import Subject


def functions_of(
    subject: Subject,
    keys: Collection[ObjectKey],
    counts: Callable[[StackSample], bool] = lambda sample: True,
) -> list[tuple[Function, int]]:
    """Functions with the time (ns) of their own while these features ran, the costliest first.

    Native code counts in the Python function that called it. From stacks the time is an estimate;
    ``counts`` says which of them count. Empty where neither was recorded, or no stack fell into
    them.
    """
    session = subject.session
    if session.calls is not None:
        spent = _own_times(session.calls.nodes, keys)
    else:
        spans = [span for key in keys for span in subject.runs.get(key, ())]
        stacks = (one for span in spans for one in within(session.stacks, *_ends(span)))
        spent = _own_times(tree_of(filter(counts, stacks), session.stack_interval_ns), None)
    return sorted(spent.items(), key=lambda one: (-one[1], one[0]))


def _ends(span: Span) -> tuple[int, int]:
    return span.start_ns, span.end_ns


def _own_times(nodes: Iterable[CallNode], keys: Collection[ObjectKey] | None) -> Counter[Function]:
    """Of what these features called; ``keys`` None: of all."""
    spent, owners = Counter[Function](), list[Function | None]()
    for node in nodes:
        owner = None if node.parent is None else owners[node.parent]
        inside = owner is not None or keys is None or (node.document, node.object) in keys
        if inside and node.file:
            owner = Function(node.name, node.file, node.line)
        owners.append(owner)
        if owner is not None:
            spent[owner] += node.self_ns
    return +spent
