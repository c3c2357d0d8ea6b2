# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a person did and what it cost: operations, freezes, workflows, metrics."""

from __future__ import annotations
