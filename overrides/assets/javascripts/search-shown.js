/** An answer as people see it: its words with those asked for marked. All texts come out as escaped HTML. */
const SearchShown = (() => {
  "use strict";

  const TEASER = 200;   // letters
  const MOST = 24;      // words told to the page that is opened, for it to mark
  const CHUNK = /[\p{L}\p{M}\p{N}]+(?:[-/._'’][\p{L}\p{M}\p{N}]+)*/gu;
  const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}+/gu;

  /** {title, text, terms}: `terms` says of words whether they were found, as Material wants it. */
  function shown(title, text, query) {
    const parts = query.parts;
    const inTitle = marksIn(title, parts), inText = marksIn(text, parts);
    const marks = [...inTitle, ...inText];
    const terms = {};
    for (const word of [...new Set(marks.map(({ word }) => word.toLowerCase()))].slice(0, MOST)) terms[word] = true;
    const found = new Set(marks.map(({ part }) => part));
    for (const part of parts) if (!found.has(part)) terms[part.label] = false;
    return {
      title: highlighted(title, inTitle, 0, title.length),
      text: highlighted(text, inText, ...teaser(text, inText)),
      terms,
    };
  }

  /** Where a text has what is asked for: [{start, end, word, part}]. Document numbers and dates count as one word. */
  function marksIn(text, parts) {
    const marks = [];
    for (const { 0: chunk, index } of text.matchAll(CHUNK)) {
      const { keys } = SearchTerms.read(chunk);
      const whole = keys.length && parts.find(({ term }) => keys.includes(term));
      if (whole) {
        marks.push({ start: index, end: index + chunk.length, word: chunk, part: whole });
        continue;
      }
      for (const { 0: word, index: offset } of chunk.matchAll(WORD)) {
        const terms = SearchTerms.read(word).words.map(({ term }) => term);
        const part = parts.find((each) => terms.some((term) => answers(each, term)));
        if (part) marks.push({ start: index + offset, end: index + offset + word.length, word, part });
      }
    }
    return marks;
  }

  function answers({ term, begun = [], hints }, word) {
    return word === term || begun.includes(word) || hints.includes(word) || term.split("-").includes(word);
  }

  /** [from, to] of the stretch of a text that has most of what is asked for. */
  function teaser(text, marks) {
    let from = 0, most = 0;
    for (const [i, { start }] of marks.entries()) {
      const near = marks.slice(i, i + MOST).filter(({ end }) => end <= start + TEASER);
      const count = new Set(near.map(({ part }) => part)).size;
      if (count > most) [from, most] = [start, count];
    }
    const before = text.slice(0, from);
    from = from < 60 ? 0 : before.search(/[^.;:!?\n]{0,50}$/u);
    while (from > 0 && from < before.length && !/\s/.test(text[from - 1])) from += 1;
    let to = Math.min(text.length, from + TEASER);
    while (to < text.length && !/\s/.test(text[to])) to += 1;
    return [from, to];
  }

  /** HTML of text[from, to] with its marks. */
  function highlighted(text, marks, from, to) {
    let html = from > 0 ? "… " : "";
    let at = from;
    for (const { start, end } of marks.filter((mark) => mark.start >= from && mark.end <= to)) {
      html += `${escaped(text.slice(at, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
      at = end;
    }
    html += escaped(text.slice(at, to)) + (to < text.length ? " …" : "");
    return html.replace(/<\/mark>(\s+)<mark>/g, "$1");
  }

  function escaped(text) {
    return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  }

  return { shown };
})();
