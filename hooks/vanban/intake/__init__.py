"""What offices really have (Word, PDF, OCR text) → a draft document that an editor reviews.

``readers/`` turn a file into a ``Paper`` (lines of text); ``read`` finds in it what a document states (``Draft``);
what is written from a draft is Markdown with frontmatter. Nothing is invented: what is absent stays absent.
"""
