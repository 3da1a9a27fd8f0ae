"""What the machine wishes of colours is no part of a test: Typer takes any value of these, a 0 too, as a wish for them. Nor is what it has kept."""

import os
from tempfile import TemporaryDirectory

for wish in ("FORCE_COLOR", "GITHUB_ACTIONS", "PY_COLORS"):
    os.environ.pop(wish, None)
KEPT = TemporaryDirectory(prefix="minutes-parser-", ignore_cleanup_errors=True)
os.environ["MINUTES_PARSER_CACHE"] = KEPT.name
