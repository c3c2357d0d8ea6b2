# SPDX-License-Identifier: LGPL-2.1-or-later
"""The style sheet of a report: light, dark, narrow and on paper."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --ink: #1d2733; --soft: #5b6875; --line: #d8dee5;
  --paper: #ffffff; --band: #f4f6f9; --compute: #2f6db5; --display: #d9822b; --other: #8a94a0;
  --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ee; --soft: #9aa7b4; --line: #35404c;
  --paper: #161b21; --band: #1e252d; --compute: #6aa5e8; --display: #eda256; --other: #7e8894;
  --bad: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.5rem 3rem; max-width: 68rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { margin: 0 0 .5rem; font-size: 1.7rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.2rem; }
p, ul { margin: .5rem 0; }
ul { padding-inline-start: 1.2rem; }
.lead { font-size: 1.25rem; margin: 0 0 1.5rem; overflow-wrap: anywhere; }
.note, .missing, footer { color: var(--soft); font-size: .9rem; }
dl { display: grid; gap: .25rem 1.25rem; margin: 0;
  padding: 1rem 1.25rem; background: var(--band); border-radius: .5rem; font-size: .92rem; }
.environment { grid-template-columns: max-content 1fr; }
.counts { grid-template-columns: repeat(3, max-content 1fr); }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .92rem;
  font-variant-numeric: tabular-nums; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: start;
  vertical-align: top; }
th:first-child, td:first-child { padding-inline-start: 0; }
thead th { color: var(--soft); font-weight: 600; border-bottom-width: 2px; white-space: nowrap; }
tbody th { font-weight: 500; }
.number { text-align: end; white-space: nowrap; }
td bdi, th bdi { display: -webkit-inline-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3;
  max-width: 17rem; overflow: hidden; overflow-wrap: break-word; vertical-align: bottom; }
.failed { color: var(--bad); }
.bar { display: inline-block; width: 9rem; height: .55rem; }
.beside { display: inline-block; min-width: 4rem; }
.bar i { display: block; height: 100%; background: var(--compute); border-radius: .15rem; }
figure { margin: .75rem 0; overflow-x: auto; }
svg { display: block; width: 100%; min-width: 36rem; height: auto; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .75rem; }
@media (max-width: 40rem) { body { padding: 1.25rem 1rem 2rem; }
  .environment { grid-template-columns: 1fr; gap: 0; } .environment dd { margin-bottom: .5rem; }
  .counts { grid-template-columns: max-content 1fr; } }
@page { size: A4; margin: 16mm; }
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb;
  --paper: #fff; --band: #f2f2f2; --compute: #2f6db5; --display: #d9822b; --other: #8a94a0;
  --bad: #b3261e; }
  body { padding: 0; max-width: none; font-size: 10pt; print-color-adjust: exact;
    -webkit-print-color-adjust: exact; }
  h2 { margin-top: 1.5rem; break-after: avoid; } .wide { overflow: visible; }
  svg { min-width: 0; } .bar { width: 5rem; } td bdi, th bdi { max-width: 12rem; }
  table { font-size: 8.5pt; } th, td { padding: .2rem .5rem; }
  tr, figure, dl { break-inside: avoid; } thead { display: table-header-group; } }
"""
