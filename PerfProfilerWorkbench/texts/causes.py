# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences of why a recompute happened, what was for nothing, and what an edit costs."""

from __future__ import annotations
