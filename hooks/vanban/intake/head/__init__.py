"""The head of a paper: what stands above its text proper.

``cells`` are what it is read from; ``frame`` tells what is printed in every head; ``kind``, ``number``, ``issuer`` and
``abstract`` each read their own part; ``whole`` puts them together.
"""

from vanban.intake.head.whole import HeadFound, read_head

__all__ = ["HeadFound", "read_head"]
