"""Remove every address from a package-lock.json: a lock file pins by hash alone."""

import json
import sys
from pathlib import Path

path = Path(sys.argv[1])
lock = json.loads(path.read_text())
for package in lock["packages"].values():
    for name in ("funding", "resolved"):
        package.pop(name, None)
path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n")
