/** Reads the best pages themselves: which of their sections answers, and which says it in the query's very words. */
var SearchSections = (() => {
  "use strict";

  const TITLE = 0.5, PAIR = 0.6, RUN = 0.8, SAID_OTHERWISE = 0.6, NAMED = 0.3, DATED = 1.4, ASKED_FOR = 3, OWN_NUMBER = 1.5;
  const SECTION = 1.2;  // what the best section counts beside the page
  const DAY = / (?:ngay|thang) [0-9]/;
  const NOTHING = { parts: [], pairs: [] };
  const read = new WeakMap();  // page → its name and sections, read

  /**
   * Pages with their sections, best first: [{page, score, named, sections: [{anchor, title, text, score}]}], where
   * `named` is the score of what the page is known by. `candidates` are [{score}] of the pages, by the index.
   */
  function rank(query, candidates, pages) {
    const looked = pages.map((page) => wordsOf(page).map((section) => ({ section, has: presence(query, section) })));
    const weights = weightsOf(query, looked.flat());
    const found = candidates.map(({ score }, i) => {
      const [name, ...sections] = looked[i];
      const named = scoreOf(name, query, weights, NOTHING);
      const scored = sections
        .map((each) => ({ ...each.section, score: scoreOf(each, query, weights, name.has) }))
        .filter((section) => section.score > 0)
        .sort((a, b) => b.score - a.score);
      return { page: pages[i], base: score, named, sections: scored, best: Math.max(named, scored[0]?.score ?? 0) };
    }).filter(({ best }) => best > 0 || !query.phrases.length);
    const most = (values) => Math.max(...values, 1e-9);
    const base = most(found.map((page) => page.base)), best = most(found.map((page) => page.best));
    for (const each of found) {
      each.score = (each.base / base + SECTION * each.best / best + ownNumber(query, each.page)) * each.page.worth;
    }
    return found.sort((a, b) => b.score - a.score);
  }

  /** Whoever asks for a document by its number alone wants that document before all that cite it. */
  function ownNumber({ parts }, { kind, number }) {
    const own = number ? SearchTerms.read(`${kind} ${number}`).keys : [];
    return parts.some(({ term }) => own.includes(term)) ? OWN_NUMBER / parts.length : 0;
  }

  /** What a page is known by, then its sections: as texts, and as words between blanks. */
  function wordsOf(page) {
    if (!read.has(page)) {
      const name = ["", page.title, [`${page.kind} ${page.number}`, ...page.identity]];
      read.set(page, [name, ...page.sections].map(([anchor, title, paragraphs]) => {
        const text = paragraphs.join("\n");
        return { anchor, title, text, said: SearchTerms.flat(`${title}\n${text}`), titled: SearchTerms.flat(title) };
      }));
    }
    return read.get(page);
  }

  /** How far a section has each of a query's parts and pairs, from 0 to 1. */
  function presence({ parts, pairs }, section) {
    const said = new Map();
    const has = (word) => {
      if (!said.has(word)) said.set(word, word.includes("-") ? hasKey(section, word) : says(section, word));
      return said.get(word);
    };
    return {
      parts: parts.map(({ term, begun = [] }) => (has(term) ? 1 : begun.some(has) ? SearchRanking.BEGUN : 0)),
      pairs: pairs.map((pair) => Number(pair.split(" ").every(has) && says(section, pair))),
    };
  }

  const says = (section, words) => section.said.folded.includes(` ${words} `);

  function hasKey(section, key) {
    const figures = key.split("-").filter((part) => /^[0-9]+$/.test(part));
    if (!figures.every((part) => says(section, part))) return false;  // most sections name no number; reading costs
    section.keys ??= new Set(SearchTerms.read(`${section.title}\n${section.text}`).keys);
    return section.keys.has(key);
  }

  /** How much each part and pair tells among the sections looked at. */
  function weightsOf({ parts, pairs }, looked) {
    const rarity = (kind) => (_, i) => {
      const count = looked.reduce((sum, { has }) => sum + (has[kind][i] > 0), 0);
      return SearchRanking.rarity(looked.length, count);
    };
    return { parts: parts.map(rarity("parts")).map((weight, i) => weight * parts[i].worth), pairs: pairs.map(rarity("pairs")) };
  }

  /** How well a section answers; what its page is known by counts as said in it, though less. */
  function scoreOf({ section, has }, { parts, pairs, phrases, when, section: asked }, weights, name) {
    const { folded, toned } = section.said;
    if (phrases.some((phrase) => !folded.includes(` ${phrase.join(" ")} `))) return 0;
    let score = 0, share = 0, due = 0, own = asked === section.anchor ? ASKED_FOR : 0;
    const titled = (words, form = "folded") => (section.titled[form].includes(` ${words} `) ? 1 + TITLE : 1);
    parts.forEach((part, i) => {
      const weight = weights.parts[i];
      due += weight;
      if (has.parts[i]) {
        share += weight * has.parts[i];
        own += weight;
        if (has.parts[i] < 1) score += weight * has.parts[i];
        else if (!part.toned || part.toned === part.term) score += weight * titled(part.term);
        else if (toned.includes(` ${part.toned} `)) score += weight * titled(part.toned, "toned");
        else score += weight * SAID_OTHERWISE;
      } else if (name.parts[i]) {
        share += weight;
        score += weight * NAMED;
      }
    });
    if (!own) return 0;
    pairs.forEach((pair, i) => { if (has.pairs[i]) score += PAIR * weights.pairs[i] * titled(pair); });
    const run = longestRun(has.pairs);
    if (run > 1) score += RUN * (run + 1);
    if (when && DAY.test(folded)) score *= DATED;
    if (asked === section.anchor) score = (score + 1) * ASKED_FOR;
    return score * (due ? share / due : 1);
  }

  /** How many pairs of a query follow one another in a section: the trace of its wording. */
  function longestRun(has) {
    let longest = 0, run = 0;
    for (const there of has) {
      run = there ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  return { rank };
})();
