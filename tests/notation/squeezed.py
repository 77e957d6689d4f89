"""Plans in which more is wanted of a role than there is of it."""

MOVED = """
    Programme: status_date=2026-01-01 horizon_start=2026-01-01 horizon_end=2026-12-31
    Initiative: A.I1 start=2026-01-05 end=2026-03-27 status=running
    Initiative: B.I1 start=2026-01-05 end=2026-03-27 status=planned
    Initiative: B.I2 start=2026-02-02 end=2026-02-27 status=planned after=B.I1
    Initiative: B.I3 start=2025-12-01 end=2025-12-05 status=planned
    Resource: A initiative=A.I1 from_department=IT role=Architect effort=40
    Resource: B initiative=B.I1 from_department=IT role=Architect effort=30
    Capacity: IT role=Architect period=2026-Q1 total_fte=1 day_to_day_fte=0
"""
"""Each initiative of B moves for a reason of its own: a full role, what it waits for, the status date."""

BEYOND = """
    Initiative: A.I1 start=2026-10-01 end=2026-12-31 status=planned
    Initiative: A.I2 start=2026-10-01 end=2026-12-31 status=planned
    Initiative: A.I3 start=2026-10-01 end=2026-12-31 status=planned
    Resource: A initiative=A.I1 role=Architect effort=50
    Resource: A initiative=A.I2 role=Architect effort=50
    Resource: A initiative=A.I3 role=Architect effort=50
    Capacity: A role=Architect period=2026-Q4 total_fte=1 day_to_day_fte=0
"""
"""Two of three initiatives are pushed beyond the horizon, if that is the year 2026."""
