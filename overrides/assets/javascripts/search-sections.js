/** Reads the best pages themselves: which of their sections answers, and which says it in the query's very words. */
var SearchSections = (() => {
  "use strict";

  const TITLE = 0.5, PAIR = 0.6, RUN = 0.8, SAID_OTHERWISE = 0.6, NAMED = 0.3, DATED = 1.4, ASKED_FOR = 3, OWN_NUMBER = 1.5;
  const KNOWN = 0.4;  // between sections of a page: what is left of words that the page is known by, which tell pages apart
  const SECTION = 1.2;  // what the best section counts beside the page
  const DAY = / (?:ngay|thang) [0-9]/;
  const NAME = 0;  // the place of what a page is known by, before its sections
  const read = new WeakMap();  // page → what it says, read once

  /**
   * Pages with their sections, best first: [{page, score, named, sections: [{anchor, title, text, score}]}], where
   * `named` is the score of what the page is known by. `candidates` are [{score}] of the pages, by the index.
   */
  function rank(query, candidates, pages) {
    const looked = pages.map((page) => presence(query, readOf(page)));
    const weights = weightsOf(query, looked);
    const found = candidates.map(({ score }, i) => {
      const said = looked[i];
      const scores = scoresOf(query, said, weights, 1);
      const best = Math.max(...scores);
      return { page: pages[i], base: score, named: scores[NAME], best, sections: best > 0 ? ordered(query, said, scores) : [] };
    }).filter(({ best }) => best > 0 || !query.phrases.length);
    const most = (values) => Math.max(...values, 1e-9);
    const base = most(found.map((page) => page.base)), best = most(found.map((page) => page.best));
    for (const each of found) {
      each.score = (each.base / base + SECTION * each.best / best + ownNumber(query, each.page)) * each.page.worth;
    }
    return found.sort((a, b) => b.score - a.score);
  }

  /**
   * The sections of a page that answer, best first. Among themselves they are weighed by what tells them apart, not by
   * what tells their page from others; the best one has the score that the page has by its sections.
   */
  function ordered(query, said, scores) {
    const telling = scoresOf(query, said, weightsOf(query, [said]), KNOWN);
    const own = telling.subarray(NAME + 1);
    const scale = Math.max(...scores.subarray(NAME + 1)) / Math.max(...own);
    return said.page.sections.map(({ anchor, title, text }, place) => ({ anchor, title, text, score: telling[place] * scale }))
      .filter(({ score }, place) => place > NAME && score > 0)
      .sort((a, b) => b.score - a.score);
  }

  /** Whoever asks for a document by its number alone wants that document before all that cite it. */
  function ownNumber({ parts }, page) {
    const { own } = readOf(page);
    return parts.some(({ term }) => own.includes(term)) ? OWN_NUMBER / parts.length : 0;
  }

  /**
   * What a page is known by, then its sections. `said`: word (folded, and as it sounds where that differs) or pair of
   * words → which of them have it, as twice their places, and one more where their title has it.
   */
  function readOf(page) {
    if (!read.has(page)) {
      const said = new Map();
      const name = ["", page.title, [`${page.kind} ${page.number}`, ...page.identity]];
      const sections = [name, ...page.sections].map(([anchor, title, paragraphs], place) => {
        const text = paragraphs.join("\n");
        const { folded, toned } = SearchTerms.flat(`${title}\n${text}`);
        const titled = SearchTerms.flat(title).folded.length;
        const note = (term, inTitle) => {
          const places = said.get(term);
          if (!places) said.set(term, [2 * place + inTitle]);
          else if (places[places.length - 1] >> 1 < place) places.push(2 * place + inTitle);
        };
        folded.forEach((word, i) => {
          note(word, Number(i < titled));
          if (toned[i] !== word) note(toned[i], Number(i < titled));
          if (i > 0) note(`${folded[i - 1]} ${word}`, Number(i < titled));
        });
        return { anchor, title, text, folded: ` ${folded.join(" ")} ` };
      });
      read.set(page, { sections, said, own: page.number ? SearchTerms.read(`${page.kind} ${page.number}`).keys : [] });
    }
    return read.get(page);
  }

  const NOWHERE = [];

  /** Which of a page's sections have a word, or the key of a number or date. */
  function placesOf({ sections, said }, term) {
    if (!term.includes("-")) return said.get(term) ?? NOWHERE;
    const figures = term.split("-").filter((part) => /^[0-9]+$/.test(part));
    return (said.get(figures[0]) ?? NOWHERE).map((mark) => mark & ~1).filter((mark) => {
      const section = sections[mark >> 1];
      section.keys ??= new Set(SearchTerms.read(`${section.title}\n${section.text}`).keys);  // few are asked: reading costs
      return section.keys.has(term);
    });
  }

  /**
   * How far the sections of a page have a query's parts and pairs: of part i in section s `has` (0 to 1) and `worth`
   * (more in a title, less with other diacritics) at i * sections + s, of pairs `pairs` (0, 1, more in a title).
   */
  function presence(query, page) {
    const count = page.sections.length;
    const has = new Float32Array(query.parts.length * count), worth = new Float32Array(has.length);
    const pairs = new Float32Array(query.pairs.length * count);
    const inTitle = (mark) => (mark & 1 ? 1 + TITLE : 1);
    query.parts.forEach((part, i) => {
      for (const word of part.begun ?? NOWHERE) {
        for (const mark of placesOf(page, word)) has[i * count + (mark >> 1)] = worth[i * count + (mark >> 1)] = SearchRanking.BEGUN;
      }
      const toned = part.toned && part.toned !== part.term;
      for (const mark of placesOf(page, part.term)) {
        has[i * count + (mark >> 1)] = 1;
        worth[i * count + (mark >> 1)] = toned ? SAID_OTHERWISE : inTitle(mark);
      }
      if (toned) for (const mark of placesOf(page, part.toned)) worth[i * count + (mark >> 1)] = inTitle(mark);
    });
    query.pairs.forEach((pair, i) => {
      for (const mark of placesOf(page, pair)) pairs[i * count + (mark >> 1)] = inTitle(mark);
    });
    return { page, count, has, worth, pairs };
  }

  /** How much each part and pair tells among the sections looked at. */
  function weightsOf({ parts, pairs }, looked) {
    const total = looked.reduce((sum, { count }) => sum + count, 0);
    const rarity = (kind) => (_, i) => {
      let having = 0;
      for (const { count, [kind]: there } of looked) for (let at = i * count; at < (i + 1) * count; at += 1) having += there[at] > 0;
      return SearchRanking.rarity(total, having);
    };
    return { parts: parts.map(rarity("has")).map((weight, i) => weight * parts[i].worth), pairs: pairs.map(rarity("pairs")) };
  }

  /**
   * How well the sections of a page answer; what the page is known by counts as said in each, though less, and what is
   * said again counts `known`.
   */
  function scoresOf({ parts, pairs, phrases, when, section: asked }, { page, count, has, worth, pairs: said }, weights, known) {
    const [scores, share, own] = [0, 1, 2].map(() => new Float32Array(count));
    let dueName = 0, due = 0;
    for (let i = 0; i < parts.length; i += 1) {
      const first = i * count, named = has[first + NAME] > 0;
      for (let place = 0; place < count; place += 1) {
        const weight = weights.parts[i] * (named && place !== NAME ? known : 1);
        const there = has[first + place];
        if (there) {
          share[place] += weight * there;
          own[place] += weight;
          scores[place] += weight * worth[first + place];
        } else if (named) {
          share[place] += weight;
          scores[place] += weight * NAMED;
        }
      }
      dueName += weights.parts[i];
      due += weights.parts[i] * (named ? known : 1);
    }
    const run = new Uint8Array(count), longest = new Uint8Array(count);  // pairs that follow one another: the trace of the query's wording
    for (let i = 0; i < pairs.length; i += 1) {
      const first = i * count, weight = PAIR * weights.pairs[i], again = said[first + NAME] ? known : 1;
      for (let place = 0; place < count; place += 1) {
        const there = said[first + place];
        run[place] = there ? run[place] + 1 : 0;
        if (!there) continue;
        if (run[place] > longest[place]) longest[place] = run[place];
        scores[place] += weight * there * (place === NAME ? 1 : again);
      }
    }
    for (let place = 0; place < count; place += 1) {
      const section = page.sections[place], isAsked = asked === section.anchor;
      if (!(own[place] || isAsked) || (phrases.length && !phrases.every((phrase) => section.folded.includes(` ${phrase.join(" ")} `)))) {
        scores[place] = 0;
        continue;
      }
      if (longest[place] > 1) scores[place] += RUN * (longest[place] + 1);
      if (when && (section.dated ??= DAY.test(section.folded))) scores[place] *= DATED;
      if (isAsked) scores[place] = (scores[place] + 1) * ASKED_FOR;
      const whole = place === NAME ? dueName : due;
      if (whole) scores[place] *= share[place] / whole;
    }
    return scores;
  }

  return { rank };
})();
