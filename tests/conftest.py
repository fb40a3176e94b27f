"""Settings of the whole test run: the same examples every time, whatever the clock or the order."""

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")
