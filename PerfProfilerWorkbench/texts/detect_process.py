# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences of issues of the process, the machine and the graphics card."""

from __future__ import annotations
