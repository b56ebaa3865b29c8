/**
 * Searches in the reader's browser, behind Material's own search box.
 *
 * Material sends SETUP once and QUERY on each change, and expects READY and RESULT: groups of entries, one group a
 * page, best first; `title` and `text` are HTML; `terms` says which words were found and which were missed; `suggest`
 * ends with what the last word may become. The first title says which words it answers, for search-box.js.
 * Nothing but this file is fetched before the first query.
 */
"use strict";

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
const SITE = new URL("../../", self.location.href);  // this file lies in assets/javascripts/
const SECTIONS = 3;  // of a page, at most

const home = new BroadcastChannel("dia-ban-cua-toi");  // search-home.js tells the place that the reader chose

let engine;
let place = "";
let newest;

home.onmessage = ({ data }) => { place = data.place ?? place; };
home.postMessage({ asked: true });

addEventListener("message", async ({ data: message }) => {
  if (message.type === SETUP) {
    postMessage({ type: READY });
  } else if (message.type === QUERY) {
    newest = message;
    let items = [], suggest = [];
    try {
      if (/[\p{L}\p{N}]/u.test(message.data)) {
        const { query, pages } = await found(message.data);
        items = pages.map((page) => entries(page, query));
        if (items.length) items[0][0].title += `<span data-answers="${SearchShown.escaped(message.data)}"></span>`;
        suggest = SearchShown.completions(message.data, pages);
      }
    } catch (error) {
      console.warn("search:", error);
    }
    if (newest === message) postMessage({ type: RESULT, data: { items, suggest } });
  }
});

/** What is found, of near twins first that of the reader's own place. */
async function found(words) {
  const engine = load();
  return engine.search(words, { preferred: place ? await engine.isOf(place).catch(() => undefined) : undefined });
}

/** The engine, loaded once; what it reads first is on its way meanwhile. */
function load() {
  if (engine) return engine;
  const index = fetch(new URL("search/index.json", SITE));
  index.catch(() => {});  // the engine tells, if it comes to that
  importScripts(new URL("assets/javascripts/search.js", SITE));
  return engine = SearchEngine.create(SITE, index);
}

/**
 * A page as Material shows it: sections that answer better than the page's name stand out, the rest is folded away. The
 * section whose number was asked for answers best.
 */
function entries({ page, score, named, sections }, query) {
  const { kind, number, note, identity, location, title } = page;
  const about = [note, ...identity].filter(Boolean).join(". ");
  const known = [title, `${kind} ${number}`, ...identity].join("; ");
  const own = sections.find(({ anchor }) => !anchor);
  const asked = sections.find(({ anchor }) => anchor && anchor === query.section);
  const best = Math.max(named, ...sections.map((section) => section.score)) + 1;
  const shown = sections.filter(({ anchor }) => anchor).slice(0, SECTIONS);
  const found = [
    { location, score: Math.max(named, own?.score ?? 0), ...SearchShown.shown(title, own && !identity.length ? own.text : about || `${kind} ${number}`, query, known) },
    ...shown.map((section) => (
      { location: `${location}#${section.anchor}`, score: section === asked ? best : section.score, ...SearchShown.shown(section.title, section.text, query, known) }
    )),
  ];
  found.sort((a, b) => b.score - a.score);
  const scale = score / found[0].score;  // Enter opens the entry with the highest score of all pages
  return found.map((entry) => ({ ...entry, score: entry.score * scale }));
}
