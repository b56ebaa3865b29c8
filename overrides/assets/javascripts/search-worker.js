/**
 * Searches in the reader's browser, behind Material's own search box.
 *
 * Material sends SETUP once and QUERY on each change, and expects READY and RESULT: groups of entries, one group a
 * page, best first; `title` and `text` are HTML; `terms` says which words were found and which were missed.
 * lunr.js and the index are fetched with the first query, not before.
 */
"use strict";

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
const SITE = new URL("../../", self.location.href);  // this file lies in assets/javascripts/
const MOST_LETTERS = 400, MOST_PARTS = 24;           // of a query
const MOST_PAGES = 100;                              // of a result
const LOOKED_AT = 50;                                // best entries whose wording is compared with the query's
const TEASER = 200;                                  // letters

let library;
let newest;

addEventListener("message", async ({ data: message }) => {
  if (message.type === SETUP) {
    postMessage({ type: READY });
  } else if (message.type === QUERY) {
    newest = message;
    let items = [];
    try {
      items = await search(message.data.slice(0, MOST_LETTERS));
    } catch (error) {
      console.warn("search:", error);
    }
    if (newest === message) postMessage({ type: RESULT, data: { items } });
  }
});

/** Fetches what is needed to search, once; after a failure the next query tries again. */
function load() {
  library ??= (async () => {
    const fetched = fetch(new URL("search/index.json", SITE));
    importScripts(new URL("assets/javascripts/search-terms.js", SITE), new URL("search/lunr.js", SITE));
    const response = await fetched;
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    const { docs, index } = await response.json();
    const pages = new Map(docs.map((doc) => [doc.location, doc]));
    return { docs, pages, index: index && lunr.Index.load(index) };
  })();
  library.catch(() => { library = undefined; });
  return library;
}

async function search(query) {
  if (!/[\p{L}\p{N}]/u.test(query)) return [];
  const { docs, pages, index } = await load();
  const parts = partsOf(query);
  if (!index || parts.length === 0) return [];

  const hits = lookUp(index, parts).map(({ ref, score, matchData }) => {
    const found = Object.keys(matchData.metadata);
    const matched = parts.filter((part) => found.some((term) => answers(part, term)));
    return { doc: docs[ref], matched, score: score * Math.max(matched.length, 0.5) / parts.length };
  });
  const groups = best(groupByPage(hits), parts);
  preferSameWording(groups.flatMap(({ hits }) => hits), query);
  for (const group of groups) group.hits.sort((a, b) => b.score - a.score);
  groups.sort((a, b) => b.hits[0].score - a.hits[0].score);

  return groups.slice(0, MOST_PAGES).map(({ page, hits }) => {
    const items = hits.map((hit) => present(hit, parts));
    if (!hits.some(({ doc }) => doc.location === page)) {
      items.push({ ...present({ doc: pages.get(page), score: 0 }, parts), terms: {} });
    }
    return items;
  });
}

/**
 * What a query asks for: its document numbers, and its words outside of them. What stands last may be a beginning.
 * `hints` are what a number is made of: of use where the library does not know the number.
 */
function partsOf(query) {
  const folded = SearchTerms.fold(query);
  const words = SearchTerms.words(folded);
  const unfinished = /[\p{L}\p{M}\p{N}]$/u.test(query);
  const numbers = SearchTerms.numbers(folded);
  const within = (word) => numbers.find(({ start, end }) => start <= word.start && word.end <= end);
  const parts = [
    ...numbers.map(({ keys, start, end }) => ({
      term: keys[0], start, end, hints: [...keys.slice(1), ...words.filter((w) => w.start >= start && w.end <= end)
        .map(({ term }) => term)],
    })),
    ...words.filter((word) => !within(word)).map((word) => ({ ...word, hints: [] })),
  ].sort((a, b) => a.start - b.start);
  const last = parts.at(-1);
  if (last && unfinished) {
    // "quy" folds to "qui" as a whole word, but may become "quyết".
    last.beginnings = [last.term, SearchTerms.bare(query).match(/[a-z]*$/)[0] || last.term];
    if (parts.length > 1 && last.term.length === 1 && /[a-z]/.test(last.term)) parts.pop();  // says nothing yet
  }
  const raw = new Map((query.match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []).map((word) => [SearchTerms.fold(word), word]));
  for (const part of parts) part.label = raw.get(part.term) ?? part.term.toUpperCase();
  return [...new Map(parts.map((part) => [part.term, part])).values()].slice(0, MOST_PARTS);
}

function answers(part, term) {
  return term === part.term || part.beginnings?.some((beginning) => term.startsWith(beginning));
}

function lookUp(index, parts) {
  return index.query((query) => {
    const ask = (term, options) => query.term(term, { usePipeline: false, ...options });
    for (const { term, beginnings = [], hints } of parts) {
      ask(term);
      for (const beginning of beginnings) ask(beginning, { boost: 0.3, wildcard: lunr.Query.wildcard.TRAILING });
      if (/^[0-9]+$/.test(term)) ask(`${term}-`, { fields: ["number"], wildcard: lunr.Query.wildcard.TRAILING });
      for (const hint of hints) ask(hint, { boost: 0.1 });
    }
  });
}

/** [{page, hits, matched}], a page's best hit first. */
function groupByPage(hits) {
  const groups = new Map();
  for (const hit of hits) {
    const page = hit.doc.location.split("#")[0];
    if (!groups.has(page)) groups.set(page, { page, hits: [], matched: new Set() });
    groups.get(page).hits.push(hit);
    for (const part of hit.matched) groups.get(page).matched.add(part);
  }
  return [...groups.values()];
}

/** The pages that have every part of the query; if none has, all of them, by how much they have. */
function best(groups, parts) {
  const whole = groups.filter(({ matched }) => matched.size === parts.length);
  if (whole.length > 0) return whole;
  for (const { hits, matched } of groups) {
    for (const hit of hits) hit.score *= Math.max(matched.size, 0.5) / parts.length;
  }
  return groups;
}

/** Lifts entries that have the query's words in one piece, and those that have its very diacritics. */
function preferSameWording(hits, query) {
  const spaced = (text) => ` ${text.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
  const folded = spaced(SearchTerms.fold(query)).trimEnd();
  const toned = spaced(SearchTerms.normal(query)).trim().split(" ");
  const tonedWords = toned.filter((word) => word !== SearchTerms.fold(word));
  for (const hit of hits.sort((a, b) => b.score - a.score).slice(0, LOOKED_AT)) {
    const text = spaced(SearchTerms.normal(`${hit.doc.title} ${hit.doc.text}`));
    if (spaced(SearchTerms.fold(text)).includes(folded)) hit.score *= 1.3;
    const form = tonedWords.length ? SearchTerms.normal : SearchTerms.fold;
    if (spaced(form(hit.doc.title)).includes(spaced(form(query)).trimEnd())) hit.score *= 2;
    const exact = tonedWords.filter((word) => text.includes(` ${word}`)).length;
    if (exact > 0) hit.score *= 1 + 2 * exact / tonedWords.length;
  }
}

/** An entry as Material shows it. */
function present({ doc, score, matched = [] }, parts) {
  const title = marksIn(doc.title, parts);
  const text = marksIn(doc.text, parts);
  const terms = {};
  const words = new Set([...title, ...text].map(({ word }) => word.toLowerCase()));
  for (const word of [...words].slice(0, MOST_PARTS)) terms[word] = true;  // for ?h=, as the page has them
  for (const part of parts) if (!matched.includes(part)) terms[part.label] = false;
  return {
    location: doc.location,
    title: highlighted(doc.title, title, 0, doc.title.length),
    text: highlighted(doc.text, text, ...teaser(doc.text, text)),
    score,
    terms,
  };
}

const CHUNK = /[\p{L}\p{M}\p{N}]+(?:[-/._'’][\p{L}\p{M}\p{N}]+)*/gu;
const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}+/gu;

/** Where a text has what is asked for: [{start, end, word, term}]. Document numbers count as one word. */
function marksIn(text, parts) {
  const marks = [];
  for (const { 0: chunk, index } of text.matchAll(CHUNK)) {
    const number = termsOf(chunk).find((term) => term.includes("-") && parts.some((part) => answers(part, term)));
    if (number) {
      marks.push({ start: index, end: index + chunk.length, word: chunk, term: number });
      continue;
    }
    for (const { 0: word, index: offset } of chunk.matchAll(WORD)) {
      const [term] = termsOf(word);
      if (term && parts.some((part) => answers(part, term) || part.hints.includes(term))) {
        marks.push({ start: index + offset, end: index + offset + word.length, word, term });
      }
    }
  }
  return marks;
}

const known = new Map();

/** The terms of a chunk; texts repeat their words, so they are kept. */
function termsOf(chunk) {
  if (!known.has(chunk)) known.set(chunk, SearchTerms.terms(chunk));
  return known.get(chunk);
}

/** [from, to] of the stretch of a text that has most of what is asked for. */
function teaser(text, marks) {
  let from = 0, most = 0;
  for (const [i, { start }] of marks.entries()) {
    const near = marks.slice(i, i + MOST_PARTS).filter(({ end }) => end <= start + TEASER);
    const count = new Set(near.map(({ term }) => term)).size;
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
