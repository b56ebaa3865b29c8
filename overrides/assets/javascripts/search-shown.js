/** An answer as people see it: its words with those asked for marked. All texts come out as escaped HTML. */
var SearchShown = (() => {
  "use strict";

  const TEASER = 200;   // letters
  const LEAD = 50;      // at most so many before the first word found, from the beginning of its sentence
  const MOST = 24;      // words told to the page that is opened, for it to mark
  const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
  const KEPT = 10_000;
  const known = new Map();  // text → its letters and keys: most are shown again at the next key
  const wordsOf = new WeakMap();  // part of a query → the words it may stand as

  /** {title, text, terms}: `terms` says of words whether they were found, as Material wants it. */
  function shown(aTitle, aText, query) {
    const [title, text] = [aTitle, aText].map((each) => each.normalize("NFC").replace(INVISIBLE, ""));
    const inTitle = marksIn(title, query), inText = marksIn(text, query);
    const terms = {};
    for (const { word } of [...inTitle, ...inText].slice(0, MOST)) terms[word.toLowerCase()] = true;
    const found = new Set([...inTitle, ...inText].map(({ part }) => part));
    for (const part of query.parts) if (!found.has(part)) terms[part.label] = false;
    return {
      title: highlighted(title, inTitle, 0, title.length),
      text: highlighted(text, inText, ...teaser(text, inText)),
      terms,
    };
  }

  /** Where a text has what is asked for, however it is spelled: [{start, end, word, part}]. */
  function marksIn(text, query) {
    const { letters, keys } = read(text);
    const marks = [];
    const mark = (part, start, end) => marks.push({ part, start, end, word: text.slice(start, end) });
    for (const part of query.parts) {
      for (const key of keys) {
        const kind = letters.slice(key.start, key.end).match(/^[^0-9]* (?=[0-9])/)?.[0].length ?? 0;  // "kết luận số "
        if (key.keys.includes(part.term)) mark(part, key.start + kind, key.end);
      }
      for (const word of spellings(part)) {
        for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + word.length)) {
          if (isWhole(letters, at, at + word.length)) mark(part, at, at + word.length);
        }
      }
    }
    marks.sort((a, b) => a.start - b.start || b.end - a.end);
    let end = 0;
    return marks.filter((each) => each.start >= end && (end = each.end));
  }

  /** The folded letters of a text, each at its letter's place, and where document numbers and dates stand. */
  function read(text) {
    if (!known.has(text)) {
      if (known.size > KEPT) known.clear();
      const { folded, numbers, dates } = SearchTerms.letters(text);
      const inPlace = folded.length === text.length;  // not where one letter is folded to two (ß)
      known.set(text, inPlace ? { letters: folded, keys: [...numbers, ...dates] } : { letters: "", keys: [] });
    }
    return known.get(text);
  }

  function spellings(part) {
    if (!wordsOf.has(part)) {
      const words = [part.term, ...part.begun ?? [], ...part.hints, ...part.term.split("-")].filter((word) => !word.includes("-"));
      wordsOf.set(part, new Set(words.flatMap((word) => [word, ...SearchTerms.abbreviationsOf(word)])));
    }
    return wordsOf.get(part);
  }

  /** Letters end where no letter follows, figures where no figure does: `TW5` is two words. */
  function isWhole(letters, start, end) {
    const same = letters[start] <= "9" ? /[0-9]/ : /[a-z]/;
    return !same.test(letters[start - 1] ?? "") && !same.test(letters[end] ?? "");
  }

  /** [from, to] of the stretch of a text that has most of what is asked for. */
  function teaser(text, marks) {
    let from = 0, most = 0;
    for (const [i, { start }] of marks.entries()) {
      const near = new Set();
      for (let j = i; j < marks.length && marks[j].end <= start + TEASER; j += 1) near.add(marks[j].part);
      if (near.size > most) [from, most] = [start, near.size];
    }
    if (from < LEAD) {
      from = 0;
    } else {
      const lead = text.slice(from - LEAD, from);
      const sentence = lead.search(/(?<=[.;:!?\n])[^.;:!?\n]*$/);
      from -= LEAD - (sentence < 0 ? lead.search(/(?<=\s)|$/) : sentence);
    }
    let to = Math.min(text.length, from + TEASER);
    while (to < text.length && !/\s/.test(text[to])) to += 1;
    return [from, to];
  }

  /** HTML of text[from, to] with its marks. */
  function highlighted(text, marks, from, to) {
    let html = from > 0 ? "… " : "";
    let at = from;
    for (const { start, end } of marks) {
      if (start < from || end > to) continue;
      html += `${escaped(text.slice(at, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
      at = end;
    }
    html += escaped(text.slice(at, to)) + (to < text.length ? " …" : "");
    return html.replace(/<\/mark>(\s+)<mark>/g, "$1");
  }

  function escaped(text) {
    return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  }

  /** What the word being typed may become, as the names of the best pages and sections have it: at most one. */
  function completions(typed, pages) {
    const begun = typed.normalize("NFC").match(/[\p{L}\p{M}]{2,}$/u)?.[0];
    if (!begun) return [];
    const folded = SearchTerms.bare(begun);
    for (const { page, sections } of pages.slice(0, 3)) {
      for (const words of [page.title, ...page.identity, ...sections.slice(0, 3).map(({ title }) => title)]) {
        const word = (words.normalize("NFC").match(/[\p{L}]+/gu) ?? []).find((each) => SearchTerms.bare(each).startsWith(folded));
        if (word && word.length > begun.length) return [typed.match(/[^\s-]*$/)[0] + word.slice(begun.length).toLowerCase()];
      }
    }
    return [];
  }

  return { shown, completions };
})();
