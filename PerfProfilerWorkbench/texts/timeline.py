# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the page of the timeline says."""

from __future__ import annotations
