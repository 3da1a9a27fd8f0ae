"""Many files at once: found, read apart from each other, written so that nothing finished is lost.

``convert`` is the way in. Each module holds one idea: ``inputs`` finds the files, ``job`` reads one of them, ``workers`` keeps a file
that breaks its process from breaking more, ``flow`` drives any executor, ``cluster`` is Dask, ``ledger`` remembers, ``sinks`` write.
"""

from __future__ import annotations

import logging

logging.getLogger(__name__).addHandler(logging.NullHandler())  # who wants to read along sets up a handler
