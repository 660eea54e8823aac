# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a table of cases as TAP."""

import sys


class Skip(str):
    """Why a case cannot be judged here."""


def run(cases):
    """CASES are (name, function); a function returns what is wrong, None, or a Skip."""
    print(f'1..{len(cases)}')
    failed = 0
    for number, (name, function) in enumerate(cases, start=1):
        problem = function()
        if isinstance(problem, Skip):
            print(f'ok {number} - {name} # SKIP {problem}', flush=True)
            continue
        print(f'{"not " if problem else ""}ok {number} - {name}', flush=True)
        if problem:
            failed += 1
            for line in str(problem).splitlines():
                print('# ' + line)
    sys.exit(1 if failed else 0)
