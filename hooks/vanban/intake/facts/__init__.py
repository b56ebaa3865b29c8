"""From the text of a draft to the facts of its frontmatter: one room a kind of fact.

Every fact is in the text's words and bound to the section it stands in. What a rule cannot tell for certain is left
out and told to the editor instead (``Facts.to_review``); nothing is invented.
"""
