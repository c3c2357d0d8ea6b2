# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences of the report of issues and advice, plans and the score."""

from __future__ import annotations
