"""PDF files as lines of text: columns read in order, page numbers and running heads dropped, broken lines joined.

PDFium (pypdfium2) gives the letters with their places and the pictures of pages without text; it runs no JavaScript
and fetches nothing.
"""

from vanban.intake.readers.pdf.apart import pdf_lines_apart
from vanban.intake.readers.pdf.document import pdf_lines

__all__ = ["pdf_lines", "pdf_lines_apart"]
