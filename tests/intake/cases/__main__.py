"""Write every table to tests/data/feeds: `python -m tests.intake.cases`."""

from __future__ import annotations

import json
import shutil

from tests.intake.cases.groups import FOLDER, GROUPS


def write() -> int:
    """Write the folder anew, and return how many feeds are in it."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    for group, cases in GROUPS.items():
        (FOLDER / group).mkdir(parents=True)
        for case in cases:
            ending = "json" if case.body.lstrip(b"\xef\xbb\xbf").startswith(b"{") else "xml"
            (FOLDER / group / f"{case.name}.{ending}").write_bytes(case.body)
            expected = json.dumps(case.expected, ensure_ascii=False, indent=1) + "\n"
            (FOLDER / group / f"{case.name}.expected.json").write_text(expected, encoding="utf-8")
    return sum(map(len, GROUPS.values()))


if __name__ == "__main__":
    print(write(), "feeds written to", FOLDER)  # noqa: T201
