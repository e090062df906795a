#!/usr/bin/env python3
"""Check that every crate linked into jenil may be shipped under its licence (Python 3.11, standard library only).

Usage: licences.py            (from the root of the repository)
Prints how many crates each licence has. Exit code 1 if a crate offers none of the licences accepted below.
"""

import json
import re
import subprocess
import sys
from collections import Counter

# Licences that ask for no more than a notice; MPL-2.0 is left out as well, it binds the files of a crate.
ACCEPTED = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
}


def accepted(expression: str) -> bool:
    """Whether an SPDX expression can be met with accepted licences only."""
    words = re.findall(r"[()]|[^\s()/]+|/", expression.replace("WITH LLVM-exception", ""))
    # Every name becomes True or False, so what is left is an expression of Python with the precedence of SPDX.
    # «MIT/Apache-2.0» is the old spelling of OR.
    parts = {"AND": "and", "OR": "or", "/": "or", "(": "(", ")": ")"}
    return bool(eval(" ".join(parts.get(w, str(w in ACCEPTED)) for w in words)))


def main() -> int:
    """Read the metadata of the locked dependencies and judge them."""
    command = ["cargo", "metadata", "--locked", "--format-version", "1"]
    packages = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["packages"]
    counts = Counter(p["license"] or "none stated" for p in packages)
    for licence, n in sorted(counts.items(), key=lambda c: (-c[1], c[0])):
        print(f"{n:4}  {licence}")
    refused = [p for p in packages if not p["license"] or not accepted(p["license"])]
    for p in refused:
        print(
            f"licences: {p['name']} {p['version']} has the licence {p['license']}: use another crate",
            file=sys.stderr,
        )
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
