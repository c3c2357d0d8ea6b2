# SPDX-License-Identifier: LGPL-2.1-or-later
"""The 3D view: frames and the measurement of it."""

from __future__ import annotations
