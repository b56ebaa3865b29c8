"""Vietnamese official language as grammars: text forms, numbers, citations, labels, deadlines. Pure."""
