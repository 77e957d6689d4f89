"""How much this machine can do at once."""

import os


def cores() -> int:
    """How many processes may run at once: the cores that we were given, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
