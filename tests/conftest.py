"""What the machine wishes of colours is no part of a test: Typer takes any value of these, a 0 too, as a wish for them."""

import os

for wish in ("FORCE_COLOR", "GITHUB_ACTIONS", "PY_COLORS"):
    os.environ.pop(wish, None)
