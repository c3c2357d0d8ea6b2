# SPDX-License-Identifier: LGPL-2.1-or-later
"""What ``profile`` says of opening the model, and of the times in which FreeCAD did not answer."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from .. import texts, units
from ..export.table import text_table
from ..texts import Translate

_LONGEST = 5


def parts(profile: dict[str, Any], translate: Translate) -> list[str]:
    """A line for each document that was opened, and a table of the longest freezes."""
    lines = [_opening(one, translate) for one in _openings(profile["operations"])]
    opened = ["\n".join(lines)] if lines else []
    return [*opened, *_freezes(profile["freezes"], translate)]


def _openings(operations: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for one in operations:
        if one["kind"] == "opening":
            yield one
        yield from _openings(one["inner"])


def _opening(one: dict[str, Any], translate: Translate) -> str:
    """A tilde marks a part that was not measured but estimated."""
    detail = one["detail"] or {}
    size_bytes = detail.get("size_bytes")
    values = {
        "document": one["document"] or os.path.basename(detail.get("path", "")),
        "time": units.duration(one["wall_ns"], translate),
    }
    if size_bytes is None:
        line = translate(texts.CLI_OPENED).format(**values)
    else:
        size = units.mebibytes(size_bytes, translate)
        line = translate(texts.CLI_OPENED_SIZE).format(**values, size=size)
    told = "; ".join(
        units.file_part(name, ns, name in detail["estimated"], translate)
        for name, ns in detail.get("parts", ())
    )
    return f"{line}: {told}." if told else f"{line}."


def _freezes(found: list[dict[str, Any]], translate: Translate) -> list[str]:
    if not found:
        return []
    total = units.duration(sum(one["wall_ns"] for one in found), translate)
    text = texts.FROZE_ONCE if len(found) == 1 else texts.CLI_FREEZES
    title = translate(text).format(count=len(found), total=total, time=total)
    longest = sorted(found, key=lambda one: -one["wall_ns"])[:_LONGEST]
    rows = [[one["cause"], units.duration(one["wall_ns"], translate)] for one in longest]
    header = [translate(texts.CAUSE), translate(texts.TIME)]
    return [title + "\n" + text_table(header, rows)]
