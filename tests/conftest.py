"""What holds for all tests."""

from hypothesis import HealthCheck, settings

# The same examples on every run and machine, and none that fails because the machine was busy.
settings.register_profile(
    "repeatable",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("repeatable")
