# SPDX-License-Identifier: LGPL-2.1-or-later
"""``python3 -m PerfProfilerWorkbench``: the command line's door."""

from __future__ import annotations

import sys

from .cli.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
