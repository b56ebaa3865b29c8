"""The library as Markdown pages, ready for any engine."""
