# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is said once when something new was found."""

from __future__ import annotations
