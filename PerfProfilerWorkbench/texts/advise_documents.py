# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences of advice about documents, files, drawings and settings."""

from __future__ import annotations
