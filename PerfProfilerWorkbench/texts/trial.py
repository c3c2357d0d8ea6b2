# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences of trials and their verdicts."""

from __future__ import annotations
