# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences of advice about features and their geometry."""

from __future__ import annotations
