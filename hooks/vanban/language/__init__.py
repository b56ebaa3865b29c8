"""Vietnamese official language as grammars, pure: text in, value objects out; no files, no clock, no engine.

Its doors, one above the other; other rooms import from these and no deeper:

- ``text``: forms of a text to compare by (``normal``, ``fold``, ``slug`` …);
- ``traced_text``: a text in the form grammars match, every place of which leads back to the source;
- ``dates``: days and periods, read and shown;
- ``deadlines``: until when something is due, and what returns;
- ``citations``: the documents a text names, their numbers and short forms;
- ``sections``: labels of sections, the outline of a document, references to its own sections.
"""
