"""Views that several pages share, or that are too large for one."""
