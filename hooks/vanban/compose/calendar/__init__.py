"""``/lich/``: every deadline by day, week, month, quarter and year; what has no day; sheets for the wall.

Nothing grows with the library: the first page leads on, each month, week and quarter is a page of its own.
"""

from vanban.compose.calendar.pages import calendar_pages

__all__ = ["calendar_pages"]
