/** An answer as people see it: its words with those asked for marked. All texts come out as escaped HTML. */
var SearchShown = (() => {
  "use strict";

  const TEASER = 200;   // letters
  const LEAD = 50;      // at most so many before the first word found, from the beginning of its sentence
  const MOST = 24;      // words told to the page that is opened, for it to mark
  const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
  const KEPT = 4_000;
  const texts = new Map();  // text → its words and keys: most are shown again at the next key
  const vocabulary = new Map();  // word → its number
  const wanted = new WeakMap();  // query → number of a word → the part of the query that it may stand for

  /**
   * {title, text, terms}: `terms` says of words whether they were found, as Material wants it; those that the page is
   * `known` by are not missed in its parts.
   */
  function shown(aTitle, aText, query, known = "") {
    const [title, text] = [read(aTitle), read(aText)];
    const inTitle = marksIn(title, query), inText = marksIn(text, query);
    const terms = {}, found = new Set();
    let told = 0;
    for (const [{ shown: said }, marks] of [[title, inTitle], [text, inText]]) {
      for (const { start, end, part } of marks) {
        found.add(part);
        if (told < MOST) terms[said.slice(start, end).toLowerCase()] = true;
        told += 1;
      }
    }
    for (const { part } of marksIn(read(known), query)) found.add(part);
    for (const part of query.parts) if (!found.has(part)) terms[part.label] = false;
    return {
      title: highlighted(title.shown, inTitle, 0, title.shown.length),
      text: highlighted(text.shown, inText, ...teaser(text.shown, inText)),
      terms,
    };
  }

  /** Where a text has what is asked for, however it is spelled, in order: [{part, start, end}]. */
  function marksIn({ keys, words, starts, ends }, query) {
    const parts = wordsOf(query);
    const marks = [];
    for (let i = 0; i < words.length; i += 1) {
      const part = parts.get(words[i]);
      if (part) marks.push({ part, start: starts[i], end: ends[i] });
    }
    const keyed = keys.flatMap(({ start, end, keys: meant }) => {
      const part = query.parts.find(({ term }) => meant.includes(term));
      return part ? [{ part, start, end }] : [];
    });
    if (!keyed.length) return marks;
    const all = [...keyed, ...marks].sort((a, b) => a.start - b.start || b.end - a.end);
    let last = 0;
    return all.filter(({ start, end }) => start >= last && (last = end));
  }

  /**
   * A text as it is shown, with its words by number and where each stands, and where document numbers and dates
   * stand. Letters end where no letter follows, figures where no figure does: `TW5` is two words.
   */
  function read(text) {
    if (!texts.has(text)) {
      if (texts.size > KEPT) texts.clear();
      const shown = text.normalize("NFC").replace(INVISIBLE, "");
      const { folded, numbers, dates } = SearchTerms.letters(shown);
      const inPlace = folded.length === shown.length;  // not where one letter is folded to two (ß)
      const found = inPlace ? [...folded.matchAll(/[a-z]+|[0-9]+/g)] : [];
      const keys = (inPlace ? [...numbers, ...dates] : []).map(({ keys, start, end }) => {
        const kind = folded.slice(start, end).match(/^[^0-9]* (?=[0-9])/)?.[0].length ?? 0;  // "kết luận số "
        return { keys, start: start + kind, end };
      });
      texts.set(text, {
        shown,
        keys,
        words: Uint32Array.from(found, ([word]) => numberOf(word)),
        starts: Uint32Array.from(found, ({ index }) => index),
        ends: Uint32Array.from(found, ({ 0: word, index }) => index + word.length),
      });
    }
    return texts.get(text);
  }

  function numberOf(word) {
    if (!vocabulary.has(word)) vocabulary.set(word, vocabulary.size);
    return vocabulary.get(word);
  }

  function wordsOf(query) {
    if (!wanted.has(query)) {
      const numbers = new Map();
      for (const part of query.parts) {
        const figures = part.term.match(/\b[0-9]+\b/g) ?? [];  // of "999-kh" not the type, which many others are of
        const words = [part.term, ...part.begun ?? [], ...figures].filter((word) => !word.includes("-"));
        for (const word of words.flatMap((each) => [each, ...SearchTerms.abbreviationsOf(each)])) {
          if (!numbers.has(numberOf(word))) numbers.set(numberOf(word), part);
        }
      }
      wanted.set(query, numbers);
    }
    return wanted.get(query);
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

  /**
   * What the word being typed may become, as the names of the best pages and sections have it: at most one, rather a
   * word that there follows the one typed before.
   */
  function completions(typed, pages) {
    const [, before, begun] = typed.normalize("NFC").match(/(?:([\p{L}\p{M}]+)[\s-]+)?([\p{L}\p{M}]{2,})$/u) ?? [];
    if (!begun) return [];
    const [led, folded] = [before ?? "", begun].map(SearchTerms.bare);
    let found;
    for (const { page, sections } of pages.slice(0, 3)) {
      for (const name of [page.title, ...page.identity, ...sections.slice(0, 3).map(({ title }) => title)]) {
        const words = name.normalize("NFC").match(/[\p{L}]+/gu) ?? [];
        const fits = words.map((word) => word.length > begun.length && SearchTerms.bare(word).startsWith(folded));
        const following = words.find((_, i) => fits[i] && i > 0 && SearchTerms.bare(words[i - 1]) === led);
        if (following) return completed(following);
        found ??= words.find((_, i) => fits[i]);
      }
    }
    return found ? completed(found) : [];

    function completed(word) {
      return [typed.match(/[^\s-]*$/)[0] + word.slice(begun.length).toLowerCase()];
    }
  }

  return { shown, completions, escaped };
})();
