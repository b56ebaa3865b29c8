/** What a query asks for. Quoted words stand together, `-từ` must not be there, `+từ` must be there as written. */
var SearchQuery = (() => {
  "use strict";

  const MOST_LETTERS = 400, MOST_WORDS = 32, MOST_PARTS = 24;
  const WHEN = / (?:khi nao|ngay nao|bao gio|luc nao|han chot|thoi han|han nop|han bao cao) /;
  // As people write it and as pages name it: "mục II.1", "Mục II.1. Hội nghị", "(mục II.1.a)": points are read with it.
  // The part that it lies in may stand before or after it: "phần III, mục 2", "mục 2 phần III".
  const SECTION = /(?:^|[\s(«“"])(?:ph[ầa]n\s+([ivx]+|[0-9]+)[\s,]+)?m[ụu]c\s+((?:[ivx]+(?:,[0-9]+)?|[0-9]+)(?:\.[0-9]+)*)(?:\.[a-zđ])?(?:[\s,]+ph[ầa]n\s+([ivx]+|[0-9]+))?\.?(?=$|[\s,;:?!)»”"])/iu;

  const OF_OFFICE = /(?:^| )(?:khoa|lan thu|dai hoi)$/;  // not "thứ 6", "câu hỏi 13"
  const TENS = ["", "x", "xx", "xxx"], ONES = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];

  /**
   * `parts` are dates, document numbers and words, each once: {term, hints, toned, label}; `pairs` are neighbouring
   * words, `phrases` words to stand together and `together` their pairs, `without` words to be absent, `exact` words wanted with their very
   * diacritics. `section` is the anchor of a section asked for by its number; `when`: it asks for a day. `last` is the
   * part still being typed; `repairs` tell which unknown words were read as others (`counts`: the words that are known).
   */
  function parse(query, counts) {
    let text = query.slice(0, MOST_LETTERS).normalize("NFC");
    const unfinished = /[\p{L}\p{M}\p{N}]$/u.test(text);
    const phrases = [], without = [], exact = [];
    const wordsOf = (words) => SearchTerms.read(words).words.map(({ term }) => term);
    const [, before, number, after] = text.match(SECTION) ?? [];
    // A Roman number stands by itself, whatever part it is said to lie in.
    const section = number && [/^[0-9]/.test(number) ? partInRoman(before ?? after) : "", number].filter(Boolean).join("-");
    const rest = text.replace(SECTION, " ");
    text = (rest.trim() ? rest : text)
      .replace(/["“”«»]([^"“”«»]+)["“”«»]/g, (_, words) => { phrases.push(wordsOf(words)); return ` ${words} `; })
      .replace(/(^|\s)-([\p{L}\p{M}]+)/gu, (_, blank, word) => { without.push(...wordsOf(word)); return blank; })
      .replace(/(^|\s)\+([\p{L}\p{M}]+)/gu, (_, blank, word) => { exact.push(SearchTerms.normal(word)); return blank + word; });

    const repairs = repaired(text, unfinished, counts);
    text = text.replace(/[\p{L}\p{M}'’]+/gu, (word) => repairs.get(SearchTerms.fold(word).replaceAll("'", ""))?.join(" ") ?? word);
    const { words: read, numbers, dates, folded } = SearchTerms.read(text);
    const words = read.slice(0, MOST_WORDS).map((word, i) => {
      const roman = OF_OFFICE.test(`${read[i - 2]?.term} ${read[i - 1]?.term}`) && inRoman(word.term);
      return counts.has(roman) ? { ...word, term: roman, toned: roman } : word;
    });
    const said = ` ${words.map(({ term }) => term).join(" ")} `;
    const pairs = words.slice(1).map((word, i) => `${words[i].term} ${word.term}`);
    const congresses = [...said.matchAll(/ dai hoi ([ivx]+)(?= )/g)].map(([, roman]) => `thu ${roman}`);  // named "Đại hội … lần thứ XIII"
    const typed = text.trim().replace(/\s+/g, " ");
    const keyed = [...dates, ...numbers].map(({ keys: [term, ...hints], start, end }) => (
      { term, hints, start, end, label: typed.length === folded.length ? typed.slice(start, end) : undefined }
    ));
    const loose = words.filter((word) => !isWithin(word, keyed));
    const parts = [...keyed, ...loose.map((word) => ({ ...word, hints: [] }))].sort((a, b) => a.start - b.start);
    const written = new Map((text.match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []).map((word) => [SearchTerms.fold(word), word]));
    for (const part of parts) part.label ??= written.get(part.term) ?? part.term.toUpperCase();
    return {
      parts: [...new Map(parts.map((part) => [part.term, part])).values()].slice(0, MOST_PARTS),
      pairs: [...new Set([...pairs, ...congresses])].slice(0, MOST_PARTS),
      phrases: phrases.filter(({ length }) => length > 1),
      together: phrases.flatMap((words) => words.slice(1).map((word, i) => `${words[i]} ${word}`)).slice(0, MOST_PARTS),
      without,
      exact,
      section: section && `muc-${section.toLowerCase().replace(/[.,]/g, "-")}`,
      when: WHEN.test(said),
      last: unfinished ? parts.at(-1) : undefined,
      typed: SearchTerms.bare(text).match(/[a-z]*$/)[0],  // "quy" is read as "qui", but may become "quyết"
      repairs: [...repairs].filter(([, meant]) => meant).map(([typed, meant]) => [typed, meant.join(" ")]),
    };
  }

  /** What is read for each word that the library does not know, undefined if nothing; numbers of documents are left alone. */
  function repaired(text, unfinished, counts) {
    const { words, numbers } = SearchTerms.read(text);
    const repairs = new Map();
    words.slice(0, MOST_WORDS).forEach((word, i) => {
      if (repairs.has(word.term) || isWithin(word, numbers)) return;
      if (unfinished && i === words.length - 1 && begins(word.term, counts)) return;
      repairs.set(word.term, SearchRepair.repaired(word.term, counts));
    });
    return repairs;
  }

  const isWithin = (word, spans) => spans.some(({ start, end }) => start <= word.start && word.end <= end);

  /** "phần 3" is said of part III. */
  const partInRoman = (part) => (part > 0 && part < 30 ? TENS[Math.floor(part / 10)] + ONES[part % 10] : part);

  /** Terms of office are written so, and typed as it comes: khóa 13, đại hội 13, lần thứ 21. */
  function inRoman(figures) {
    return /^(?:[6-9]|[12][0-9])$/.test(figures) && TENS[Math.floor(figures / 10)] + ONES[figures % 10];
  }

  function begins(beginning, counts) {
    for (const word of counts.keys()) if (word.startsWith(beginning)) return true;
    return false;
  }

  return { parse };
})();
