"""Property tests try the same examples on every run, so that a result can be repeated."""

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")
