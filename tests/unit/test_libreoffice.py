# SPDX-License-Identifier: LGPL-2.1-or-later
"""LibreOffice opens the CSV, and nothing in it runs."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace

import pytest
from test_cli_store import OLDER, exported
from test_plain import HOSTILE, labelled_session

from PerfProfilerWorkbench.store.store import Store

SOFFICE = shutil.which("soffice")


@pytest.mark.long
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not here (Debian: libreoffice-calc)")
def test_libreoffice_runs_no_formula_of_a_label(tmp_path):
    """It calculates what it takes for a formula: a cell would show a result instead of the text."""
    labels = [*HOSTILE.values(), "=1+1", '=HYPERLINK("http://x")', "@SUM(1;2)", "-2+3", "+2+3"]
    session = replace(labelled_session(labels), id=OLDER)
    store = tmp_path / "store.db"
    with Store(str(store)) as opened:
        opened.add(session)
    path = exported(store, tmp_path, "csv", "--excel")
    convert = [SOFFICE, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    convert += ["--convert-to", "fods", "--outdir", str(tmp_path), str(path)]
    subprocess.run(convert, check=True, timeout=180, capture_output=True)
    table = (tmp_path / "out.fods").read_text("utf-8")
    assert "table:formula" not in table and "#NAME?" not in table
    assert "'=1+1" in table or "&apos;=1+1" in table
    unsafe = tmp_path / "unsafe.csv"
    unsafe.write_text("=1+1\n")
    subprocess.run([*convert[:-1], str(unsafe)], check=True, timeout=180, capture_output=True)
    assert "table:formula" in (tmp_path / "unsafe.fods").read_text("utf-8")
