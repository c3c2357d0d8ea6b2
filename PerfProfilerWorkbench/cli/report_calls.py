# SPDX-License-Identifier: LGPL-2.1-or-later
"""What ``profile`` shows of Python's calls: the costliest branches of the tree."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from .. import texts, units
from ..analysis.calls import costliest, entries, tree_of, without_stem
from ..export.table import text_table
from ..model.calls import CallKind, CallNode, StackSample, stacks_from_plain
from ..texts import Translate

_MOST = 25
_SHARE = 0.02


def parts(profile: dict[str, Any], translate: Translate) -> list[str]:
    """Of the preset cpu the calls, of full the sampled stacks; nothing where no Python ran."""
    calls = profile["calls"]
    if calls is not None:
        nodes = [_node(each) for each in calls["nodes"]]
        made = entries(nodes)
        return _tree(made, _cost(made, calls, translate), False, translate)
    interval_ns = profile["stacks"]["interval_ns"]
    samples = [one for one in stacks_from_plain(profile["stacks"]) if not _is_launcher(one)]
    sampled = without_stem(tree_of(samples, interval_ns))
    return _tree(sampled, translate(texts.CLI_STACKS), True, translate)


def _is_launcher(sample: StackSample) -> bool:
    """Only the script that ``launch.process`` starts FreeCAD with was running."""
    folder, name = os.path.split(sample.frames[-1].file)
    return name == "start.py" and os.path.basename(folder).startswith("perfprofiler-")


def _node(plain: dict[str, Any]) -> CallNode:
    known = {name: plain[name] for name in CallNode.__dataclass_fields__}
    return CallNode(**{**known, "kind": CallKind(plain["kind"])})


def _cost(made: Sequence[CallNode], calls: dict[str, Any], translate: Translate) -> str:
    return translate(texts.CLI_CALLS).format(
        count=sum(node.calls for node in made),
        measured=units.duration(calls["measured_cost_ns"], translate),
        estimated=units.duration(calls["estimated_cost_ns"], translate),
    )


def _tree(nodes: Sequence[CallNode], title: str, sampled: bool, translate: Translate) -> list[str]:
    mark = "~" if sampled else ""
    rows = [
        [
            "  " * depth + _name(node, translate),
            mark + units.duration(total_ns, translate),
            mark + units.duration(node.self_ns, translate),
            str(node.calls),
            _where(node, translate),
        ]
        for depth, node, total_ns in costliest(nodes, _SHARE)
    ][:_MOST]
    if not rows:
        return []
    runs = texts.SAMPLE_COUNT if sampled else texts.CALLS
    header = (texts.FUNCTION, texts.CUMULATIVE, texts.SELF, runs, texts.WHERE)
    return [title + "\n" + text_table([translate(each) for each in header], rows)]


def _name(node: CallNode, translate: Translate) -> str:
    if node.kind is CallKind.HELD:
        return translate(texts.NATIVE_CODE)
    return f"{node.name} ({node.object})" if node.object else node.name


def _where(node: CallNode, translate: Translate) -> str:
    if node.native:
        return translate(texts.NATIVE)
    return f"{os.path.basename(node.file)}:{node.line}" if node.file else ""
