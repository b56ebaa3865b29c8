/** Reads the best pages themselves: which of their sections answers, and which says it in the query's very words. */
var SearchSections = (() => {
  "use strict";

  const TITLE = 0.5, PAIR = 0.8, RUN = 0.8, SAID_OTHERWISE = 0.6, NAMED = 0.3, DATED = 1.4, DATED_THERE = 1.7, ASKED_FOR = 3, OWN_NUMBER = 1.5;
  const FIRST = 3;  // more than a page can have otherwise
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
    const asked = said.page.sections.findIndex(({ anchor }) => anchor && anchor === query.section);
    if (asked > NAME && (telling[asked] > 0 || !query.phrases.length)) telling[asked] = 1.1 * Math.max(...telling);  // whatever the others say of the other words
    const own = telling.subarray(NAME + 1);
    const scale = Math.max(...scores.subarray(NAME + 1)) / Math.max(...own);
    return said.page.sections.map(({ anchor, title, text }, place) => ({ anchor, title, text, score: telling[place] * scale }))
      .filter(({ score }, place) => place > NAME && score > 0)
      .sort((a, b) => b.score - a.score);
  }

  /**
   * Whoever asks for a document by its number alone wants that document before all that cite it, and who begins with
   * the whole number before those that have the other words. Of a type's name its last word will do: "luận 21".
   */
  function ownNumber({ parts }, page) {
    const { own } = readOf(page);
    if (own.includes(`${parts[0]?.term} ${parts[1]?.term}`)) return OWN_NUMBER / (parts.length - 1);
    const number = parts.find(({ term }) => own.includes(term));
    if (!number) return 0;
    return number === parts[0] && /-.+-/.test(number.term) ? FIRST : OWN_NUMBER / parts.length;
  }

  /**
   * What a page is known by, then its sections. Of all its `words` in order also how each sounds (`toned`) and in which
   * section it stands (`of`); `places`: word → where it stands among them.
   */
  function readOf(page) {
    if (!read.has(page)) {
      const words = [], toned = [], of = [], places = new Map();
      const name = ["", page.title, [`${page.kind} ${page.number}`, ...page.identity]];
      const sections = [name, ...page.sections].map(([anchor, title, paragraphs], section) => {
        const text = paragraphs.join("\n");
        const said = SearchTerms.flat(`${title}\n${text}`);
        const first = words.length, titled = first + SearchTerms.flat(title).folded.length;  // where its title ends
        said.folded.forEach((word, i) => {
          const there = places.get(word);
          if (there) there.push(first + i); else places.set(word, [first + i]);
          words.push(word);
          toned.push(said.toned[i]);
          of.push(section);
        });
        return { anchor, title, text, titled, folded: () => ` ${said.folded.join(" ")} ` };
      });
      const number = SearchTerms.read(page.number && `${page.kind} ${page.number}`);
      const own = [...number.keys, number.words.map(({ term }) => term).join(" ").match(/[a-z]+ [0-9]+/)?.[0]];
      read.set(page, { sections, words, toned, of, places, own });
    }
    return read.get(page);
  }

  const NOWHERE = [];

  /** Where a page has a word; of the key of a number or date, where its sections have its first figures. */
  function placesOf({ sections, of, places }, term) {
    if (!term.includes("-")) return places.get(term) ?? NOWHERE;
    const [figures] = term.split("-").filter((part) => /^[0-9]+$/.test(part));
    return (places.get(figures) ?? NOWHERE).filter((at) => {
      const section = sections[of[at]];
      section.keys ??= new Set(SearchTerms.read(`${section.title}\n${section.text}`).keys);  // few are asked: reading costs
      return section.keys.has(term);
    });
  }

  /**
   * How far the sections of a page have a query's parts and pairs: of part i in section s `has` (0 to 1) and `worth`
   * (more in a title, less with other diacritics) at i * sections + s, of pairs `pairs` (0, 1, more in a title).
   */
  function presence(query, page) {
    const { sections, words, toned, of } = page, count = sections.length;
    const has = new Float32Array(query.parts.length * count), worth = new Float32Array(has.length);
    const pairs = new Float32Array(query.pairs.length * count);
    const raise = (values, i, at, value) => {
      const place = i * count + of[at];
      if (values[place] < value) values[place] = value;
    };
    const inTitle = (at) => (at < sections[of[at]].titled ? 1 + TITLE : 1);
    query.parts.forEach((part, i) => {
      const isKey = part.term.includes("-"), isToned = part.toned && part.toned !== part.term;
      for (const word of part.begun ?? NOWHERE) {
        for (const at of placesOf(page, word)) {
          raise(has, i, at, SearchRanking.BEGUN);
          raise(worth, i, at, SearchRanking.BEGUN);
        }
      }
      for (const at of placesOf(page, part.term)) {
        raise(has, i, at, 1);
        raise(worth, i, at, isKey ? 1 : isToned && toned[at] !== part.toned ? SAID_OTHERWISE : inTitle(at));
      }
    });
    query.pairs.forEach((pair, i) => {
      const [one, other] = pair.split(" ");
      for (const at of placesOf(page, other)) {
        if (words[at - 1] === one && of[at - 1] === of[at]) raise(pairs, i, at, inTitle(at));
      }
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
        if (!there) {
          if (said[first + NAME]) scores[place] += weight * NAMED;
          continue;
        }
        if (run[place] > longest[place]) longest[place] = run[place];
        scores[place] += weight * there * (place === NAME ? 1 : again);
      }
    }
    for (let place = 0; place < count; place += 1) {
      const section = page.sections[place], isAsked = asked === section.anchor;
      if (!(own[place] || isAsked) || (phrases.length && !phrases.every((phrase) => section.folded().includes(` ${phrase.join(" ")} `)))) {
        scores[place] = 0;
        continue;
      }
      if (longest[place] > 1) scores[place] += RUN * (longest[place] + 1);
      if (when) scores[place] *= dating(section, pairs);
      if (isAsked) scores[place] = (scores[place] + 1) * ASKED_FOR;
      const whole = place === NAME ? dueName : due;
      if (whole) scores[place] *= share[place] / whole;
    }
    return scores;
  }

  /** What a day is worth to who asks for one; most in a paragraph that has neighbouring words of the question. */
  function dating(section, pairs) {
    section.dated ??= `${section.title}\n${section.text}`.split("\n")
      .map((paragraph) => ` ${SearchTerms.flat(paragraph).folded.join(" ")} `).filter((paragraph) => DAY.test(paragraph));
    if (!section.dated.length) return 1;
    return section.dated.some((paragraph) => pairs.some((pair) => paragraph.includes(` ${pair} `))) ? DATED_THERE : DATED;
  }

  return { rank };
})();
