# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences of issues of models, files and settings."""

from __future__ import annotations
