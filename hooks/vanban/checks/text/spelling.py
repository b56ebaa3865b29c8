"""Words that a scanner probably misread, with the reading that is probably meant; names are never corrected.

Each rule knows a little and says nothing else: what no Vietnamese syllable can be (``syllables``), compounds of
official language with other marks (``compounds``), real words among strange neighbours (``confusables``), and what
the document itself writes differently everywhere else.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from vanban.checks.finding import Finding
from vanban.checks.text.compounds import BY_LETTERS, COMPOUNDS, OTHER_WORDS
from vanban.checks.text.confusables import ACTIONS_AFTER_PEERS, CONFUSABLES
from vanban.checks.text.examined import Examined, Passage
from vanban.checks.text.syllables import is_syllable
from vanban.checks.text.words import Word, count_pairs, letters, words_of
from vanban.checks.word_sets import word_set

_REPEATED = word_set("song ngày người nhà đời ngành nơi xa dần luôn thường mãi từ hay rất ai đâu lâu nhanh chậm mau")
_SMALL_WORDS = word_set("trong các cho của và với là do không những một này đó sẽ có để đã thì người trên")
_MISREAD_SMALL_WORDS = frozenset({("có", "quan"), ("có", "sở"), ("để", "án"), ("để", "cương")})
_ROMAN_MISREAD = re.compile(r"\b(?:I[lI]*l[lI]*|l[I]+|[XV]+l+|[XV]l[Il]*)\b")
# Krông, Plei, Đắk: names of places in other languages of the country.
_OF_OTHER_TONGUES = re.compile(r"^[BCDĐGHKLMNPST][lr]|k$")
_TONES = frozenset("\u0300\u0301\u0309\u0303\u0323")
_TWO_SYLLABLES = 20  # letters at the most
_GLUED = re.compile(r"[a-zà-ỹ]{3,}[A-ZĐ]{2,}")
_OFTEN = 4
_RARELY = 8  # times rarer than the other spelling
_TIME = re.compile(r"\b(?:thang(?= [0-9]{1,2}\b)|ngay(?= [0-9]{1,2} ?[/.-] ?[0-9])|nam(?= [12][0-9]{3}\b))")
_TIME_MEANT = {"thang": "tháng", "ngay": "ngày", "nam": "năm"}
_RECEIVED = re.compile(r"^Chuyên ?:")


class _Document:
    """The words of all passages, and what the document as a whole says of them."""

    def __init__(self, examined: Examined) -> None:
        self.words = [(passage, words_of(passage)) for passage in examined.passages]
        self.pairs = count_pairs(words for _, words in self.words)
        self.by_right: Mapping[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.by_left: Mapping[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.by_letters: Mapping[str, Counter[str]] = defaultdict(Counter)
        for (one, other), count in self.pairs.items():
            self.by_right[letters(one), other][one] += count
            self.by_left[one, letters(other)][other] += count
        for _, words in self.words:
            for word in words:
                self.by_letters[letters(word.form)][word.form] += 1


def findings(examined: Examined) -> Iterator[Finding]:
    """Passage by passage, a word at most once."""
    document = _Document(examined)
    for passage, words in document.words:
        told = -1
        for i, word in enumerate(words):
            if i <= told:
                continue
            meant = _doubled(document, words, i) or _misread(document, words, i)
            if meant is not None:
                last = i + meant[2]
                span = word.span[0], words[last].span[1]
                yield passage.finding(span, meant[0], meant[1], meant[3])
                told = last
        yield from _signs(passage)


_Told = tuple[str, str, int, str]  # code, message, how many more words it is about, the probable reading


def _misread(document: _Document, words: list[Word], i: int) -> _Told | None:
    word = words[i]
    following = words[i + 1] if word.right else None
    if told := _no_syllable(document, word, following):
        return told
    is_name = word.is_capital and (following is None or following.is_capital)
    if following and not is_name and (meant := _compound(words, i)):
        return "loi-quet", f"có lẽ là «{meant}»", 1, meant
    if word.is_capital and word.left:
        return None
    meant = _by_neighbours(word) or _as_elsewhere(document, word)
    return ("loi-quet", f"có lẽ là «{meant}»", 0, meant) if meant else None


def _no_syllable(document: _Document, word: Word, following: Word | None) -> _Told | None:
    """No syllable at all, two of them in one, or the beginning of the next word."""
    written = word.written
    if is_syllable(written):
        return None
    if _GLUED.fullmatch(written):
        return "loi-quet", "hai chữ dính nhau; hãy đối chiếu bản gốc", 0, ""
    if len(written) == 1 or written.isupper() or any(c.isupper() for c in written[1:]):
        return None
    if following and word.form != following.form and following.form.startswith(word.form):
        return "lap-chu", f"thừa chữ «{written}» trước «{following.written}»", 0, following.written
    if written.isascii() or _OF_OTHER_TONGUES.search(written):
        return None
    for cut in range(1, len(written) if len(written) <= _TWO_SYLLABLES else 0):
        one, other = written[:cut], written[cut:]
        toned = not one.isascii() and not other.isascii()
        if toned and is_syllable(one) and is_syllable(other) and (one.casefold(), other.casefold()) in COMPOUNDS:
            return "loi-quet", f"hai chữ dính nhau, có lẽ là «{one} {other}»", 0, f"{one} {other}"
    if _is_loan(written):
        return None
    meant = next((w for w, _ in document.by_letters[letters(written)].most_common() if is_syllable(w)), "")
    hint = f", có lẽ là «{meant}»" if meant and not word.is_capital else ""
    return "loi-quet", f"không phải một chữ tiếng Việt{hint}; hãy đối chiếu bản gốc", 0, meant


def _is_loan(written: str) -> bool:
    """Syllables run together without a tone mark (panô, môđun) are borrowed words."""
    if not _TONES.isdisjoint(unicodedata.normalize("NFD", written)):
        return False
    return any(is_syllable(written[:i]) and is_syllable(written[i:]) for i in range(1, len(written)))


def _doubled(document: _Document, words: list[Word], i: int) -> _Told | None:
    """A word, or two, printed twice; the second does not begin a compound of its own."""
    word = words[i]
    if word.right == word.form and word.form not in _REPEATED and len(word.form) > 1:
        second = words[i + 1]
        after = (second.form, second.right)
        begins = (after in COMPOUNDS or document.pairs[after] > 1) and not (
            i + 2 < len(words) and (words[i + 2].form, words[i + 2].right) in COMPOUNDS
        )
        if (
            not begins
            and not (second.is_capital and not word.is_capital)
            and word.written.isupper() == second.written.isupper()
        ):
            return "lap-chu", "chữ này in hai lần", 1, word.written
    if (word.form, word.right) in COMPOUNDS and i + 3 < len(words) and words[i + 2].form == word.form:
        second, again, last = words[i + 1 : i + 4]
        joined = second.right and again.right and last.form == second.form
        if joined and word.is_capital == again.is_capital:
            pair = f"{word.written} {second.written}"
            return "lap-chu", f"«{pair}» in hai lần", 3, pair
    return None


def _compound(words: list[Word], i: int) -> str:
    """The compound that a pair has the letters of but not the marks."""
    word, following = words[i], words[i + 1]
    pair = (word.form, following.form)
    if (
        pair in COMPOUNDS
        or pair in OTHER_WORDS
        or (pair not in _MISREAD_SMALL_WORDS and not _SMALL_WORDS.isdisjoint(pair))
    ):
        return ""
    meant = BY_LETTERS.get((letters(word.form), letters(following.form)))
    if meant is None or (word.left, word.form) in COMPOUNDS or (following.form, following.right) in COMPOUNDS:
        return ""
    return " ".join(meant)


def _by_neighbours(word: Word) -> str:
    rule = CONFUSABLES.get(word.form)
    if rule is None or word.left in rule.left or word.right in rule.right:
        return ""
    if rule.only_before and rule.only_behind:
        return rule.meant if word.right in rule.only_before or word.left in rule.only_behind else ""
    if rule.only_before and word.right not in rule.only_before:
        return ""
    if rule.only_behind and word.left not in rule.only_behind:
        return ""
    return rule.meant if word.left or word.right else ""


def _as_elsewhere(document: _Document, word: Word) -> str:
    """The same letters with other marks beside the same neighbour, as the document has it everywhere else."""
    unmarked = letters(word.form)
    for beside in (document.by_right.get((unmarked, word.right)), document.by_left.get((word.left, unmarked))):
        if not beside or len(beside) == 1 or _is_bound(word):
            continue
        meant, often = beside.most_common(1)[0]
        if meant != word.form and often >= _OFTEN and often >= _RARELY * beside[word.form] and not meant.isascii():
            return meant
    return ""


def _is_bound(word: Word) -> bool:
    """Whether it makes a known word with either neighbour."""
    return any(pair in COMPOUNDS or pair in OTHER_WORDS for pair in ((word.left, word.form), (word.form, word.right)))


def _signs(passage: Passage) -> Iterator[Finding]:
    words = passage.text.words
    for match in _ROMAN_MISREAD.finditer(words):
        meant = match[0].replace("l", "I")
        yield passage.finding(match.span(), "loi-quet", f"chữ l trong số La Mã, có lẽ là {meant}", meant)
    for match in re.finditer(r"\b[Cc]ung cấp (\w+)", words):
        if match[1] in ACTIONS_AFTER_PEERS:
            span = match.start(), match.start() + len("cung cấp")
            yield passage.finding(span, "loi-quet", "có lẽ là «cùng cấp»", "cùng cấp")
    for match in _TIME.finditer(words):
        meant = _TIME_MEANT[match[0]]
        yield passage.finding(match.span(), "loi-quet", f"có lẽ là «{meant}»", meant)
    if received := _RECEIVED.match(words):
        yield passage.finding(received.span(), "loi-quet", "có lẽ là «Chuyển:»", "Chuyển:")
