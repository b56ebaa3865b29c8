"""Word files (.docx, ECMA-376) as lines of text.

Read straight from the XML: python-docx, the maintained library, knows neither what automatic numbering prints nor
tracked changes, footnotes and text boxes, which is most of what there is to do here. Nothing is unpacked to disk,
fetched or run: macros, links and pictures are not touched.
"""

from vanban.intake.readers.word.document import word_lines

__all__ = ["word_lines"]
