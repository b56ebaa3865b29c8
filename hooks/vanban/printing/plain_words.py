"""Words without any sign that Markdown knows pass through as they are, for looking for each of its signs takes long."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString

from vanban.checks.word_sets import word_set

_SIGNS = re.compile(rf"[\\`\[!<>&*_{STX}]|  \n")
_KNOWN = word_set(
    "backtick escape reference link image_link image_reference short_reference short_image_ref autolink automail "
    "linebreak html entity em_strong"
)
"""The patterns of Python-Markdown that begin with one of these signs; another extension's may begin with any."""
_BEFORE_INLINE, _AFTER_INLINE = 21, 19  # which has 20


class PlainWords(Extension):
    """An extension of Python-Markdown that marks such words as what needs no reading, while inline signs are read."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the base class names it so
        """Register what marks the words, and what takes the marks off again: others may look for words."""
        md.treeprocessors.register(_Mark(md), "vanban_plain_words", _BEFORE_INLINE)
        md.treeprocessors.register(_Unmark(md), "vanban_plain_words_read", _AFTER_INLINE)


class _Plain(AtomicString):
    pass


class _Mark(Treeprocessor):
    def run(self, root: Element) -> None:
        if len(self.md.inlinePatterns) > sum(name in self.md.inlinePatterns for name in _KNOWN):
            return
        for element in root.iter():
            if element.text and not _SIGNS.search(element.text):
                element.text = _Plain(element.text)


class _Unmark(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            if isinstance(element.text, _Plain):
                element.text = str(element.text)
