# SPDX-License-Identifier: LGPL-2.1-or-later
"""Profiles in which anything was changed: each is refused in words, or can be analysed."""

from __future__ import annotations

import copy
import json
import random

import pytest
from random_sessions import random_session
from test_import_json import MODELS, OLD, exported

from PerfProfilerWorkbench.export.imports import ImportFailed, read_session
from PerfProfilerWorkbench.export.json import profile_dict

VALUES = (None, True, -1, 0, 2**70, 1.5, "x", "", [], {}, [1], {"a": 1}, "feature", -(2**63))


def places(value, found):
    """Every place in plain values: (what it is in, key)."""
    if isinstance(value, (dict, list)):
        for key in value if isinstance(value, dict) else range(len(value)):
            found.append((value, key))
            places(value[key], found)
    return found


def spoil(plain, chance) -> None:
    """Replace or remove something, anywhere."""
    inside, key = chance.choice(places(plain, []))
    if chance.random() < 0.2:
        del inside[key]
    else:
        inside[key] = copy.deepcopy(chance.choice(VALUES))


@pytest.mark.parametrize("source", ["new", *(path.name for path in OLD)])
def test_whatever_is_changed_it_is_refused_or_can_be_analysed(source, tmp_path):
    chance = random.Random(source)
    if source == "new":
        text = exported(random_session(4, 30), tmp_path / "new.json").decode("utf-8")
    else:
        text = (MODELS / source).read_text("utf-8")
    path, outcomes = tmp_path / "spoilt.json", set()
    for _ in range(60):
        plain = json.loads(text)
        spoil(plain["session"] if source == "new" else plain, chance)
        path.write_text(json.dumps(plain), "utf-8")
        try:
            session = read_session(str(path))
        except ImportFailed as error:
            outcomes.add("refused")
            assert str(path) in str(error)
        else:
            outcomes.add("read")
            profile_dict(session)
    assert outcomes == {"refused", "read"}
