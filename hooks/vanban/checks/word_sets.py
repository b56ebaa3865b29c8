"""Sets of words, written as the words themselves."""


def word_set(words: str) -> frozenset[str]:
    """The words, parted by blanks."""
    return frozenset(words.split())


def phrase_set(phrases: str) -> frozenset[str]:
    """The phrases, parted by commas."""
    return frozenset(" ".join(phrase.split()) for phrase in phrases.split(","))
