"""Composed pages as the HTML that readers get: an engine makes one page of each form, and all others are printed
from it. That is how a library of thousands is built without an engine's work for each page."""
