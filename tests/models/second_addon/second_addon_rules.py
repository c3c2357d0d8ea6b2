# SPDX-License-Identifier: LGPL-2.1-or-later
"""A detector and a rule of another add-on, in ten lines (docs/advice.md, "Your own")."""

from PerfProfilerWorkbench.extend import Advice, Issue, Severity, add_detector, add_rule, message


def nameless(subject):
    for key, facts in subject.objects_of("Part::Box"):
        if facts.label == key.object:
            yield Issue(
                "nameless box", Severity.LOW, *key, message("{box} has no name", box=key.object)
            )


def name_it(subject):
    for issue in nameless(subject):
        title, steps = message("Give it a name"), (message("Press F2 in the tree"),)
        yield Advice("Second1", issue.document, issue.object, title, issue.message, steps)


add_detector(nameless)
add_rule(name_it)
