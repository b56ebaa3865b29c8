"""The library as data for other programs."""
