"""Duties as calendar events, feeds and month grids."""
