/**
 * Which pages answer a query best, by the index alone: BM25 over its words, document numbers and dates, as lunr has it
 * (the impacts of hooks/vanban/search/postings.py), with pairs of words beside it (they tell of places and persons), once
 * more where a page is known by them, times the share of what is asked for that a page has.
 */
var SearchRanking = (() => {
  "use strict";

  const IMPACT = 6.6 / 255;  // what one step of an impact is worth
  const OWN = 8, HINT = 0.15, FULLER = 0.3, BEGUN = 0.5;
  const FOUND_ANYHOW = 0.01;  // a page that has only part of a document number
  const UNKNOWN = 0.2;  // of the weight of a part that no page has
  const SAID_OTHERWISE = 0.3;  // what is left of a page that has the words with other diacritics than were typed
  const PREFERRED = 1.15;  // more than twins differ by, less than a place that is named
  const COMPLETIONS = 8;
  const YEAR = /^(?:19|20)[0-9]{2}-[a-z]+$/;  // "kế hoạch 2022" are those of a year
  // What a question is asked with says little of what it is about.
  const ASKING = new Set("ai nao gi dau sao khi luc may nhieu khong phai la cho o duoc nhung cac".split(" "));
  const ASKED = 0.3;

  /** The inverse document frequency of BM25. */
  const rarity = (pages, count) => Math.log(1 + (pages - count + 0.5) / (count + 0.5));

  /**
   * The best pages, [{page, score}], best first, of equal ones the lower number; `allowed(page)` says which may be, `preferred(page)`
   * which of near twins the reader would rather have.
   * Gives each part of the query its `worth`; `unborne` is one that is the number of no document.
   */
  async function best(index, query, most, allowed = () => true, preferred = () => false) {
    const found = await index.postings(await wanted(index, query));
    const total = index.pages;
    const [scores, matched, toned] = [0, 1, 2].map(() => new Float32Array(total));
    const counted = new Uint8Array(total);  // the last part, from 1, that a page was counted for
    const weigh = (posting) => rarity(total, posting.pages.length);
    const add = (posting, weight) => addTo(scores, posting, weight);
    let due = 0, dueToned = 0;
    query.parts.forEach((part, place) => {
      const posting = found.get(part.term), own = found.get(`#${part.term}`);
      const begun = (part.begun ?? []).map((word) => found.get(word)).filter(Boolean);
      part.worth = ASKING.has(part.term) ? ASKED : 1;
      const meant = part === query.parts.at(-1) || /[/-]|s[ốo] /i.test(part.label);  // not "báo cáo 5 nội dung"
      part.unborne = meant && isNumber(part) && !YEAR.test(part.term) && !own && !part.begun?.some((word) => found.has(`#${word}`));
      const weight = rarity(total, posting?.pages.length ?? 0) * part.worth;
      const count = ({ pages }, worth) => {
        for (let i = 0; i < pages.length; i += 1) {
          const page = pages[i];
          if (counted[page] > place) continue;
          counted[page] = place + 1;
          matched[page] += worth;
        }
      };
      due += posting || own ? weight : begun.length ? weight * BEGUN : weight * UNKNOWN;
      if (posting) count(posting, weight);
      if (own) count(own, weight);
      for (const each of begun) count(each, weight * BEGUN);
      if (posting) add(posting, weight);
      if (own) add(own, OWN * weigh(own));
      for (const each of begun) add(each, BEGUN * weigh(each));
      for (const hint of part.hints) if (found.has(hint)) add(found.get(hint), HINT * weigh(found.get(hint)));
      for (const full of part.fuller) add(found.get(full), FULLER * weight);
      const exact = isToned(part) && posting && exactly(found, part.toned);
      if (exact) {
        dueToned += weight;
        addTo(toned, { pages: exact }, weight);
      }
    });
    for (const pair of query.pairs) {
      const posting = found.get(pair), named = found.get(`${pair}@`);
      if (named) add(named, weigh(named));
      if (!posting || pair.split(" ").some((word) => ASKING.has(word))) continue;
      const weight = weigh(posting);
      add(posting, weight);
      due += weight;
      for (const page of posting.pages) matched[page] += weight;
    }
    for (const term of query.without) for (const page of found.get(term)?.pages ?? []) scores[page] = 0;
    for (const toned of query.exact) keepOnly(scores, exactly(found, toned));
    for (const term of query.together) keepOnly(scores, found.get(term)?.pages);  // of a pair that nearly all have: unknown
    const share = (page) => FOUND_ANYHOW + matched[page] / due;
    const wording = (page) => (dueToned ? SAID_OTHERWISE + (1 - SAID_OTHERWISE) * toned[page] / dueToned : 1);
    return top(scores, (page) => scores[page] * share(page) * wording(page) * (preferred(page) ? PREFERRED : 1), most, allowed);
  }

  /** Adds to the value of each page of a posting, as much more as its impact is greater. */
  function addTo(values, { pages, impacts }, weight) {
    if (!impacts) {
      for (let i = 0; i < pages.length; i += 1) values[pages[i]] += weight;
      return;
    }
    const step = weight * IMPACT;
    for (let i = 0; i < pages.length; i += 1) values[pages[i]] += step * impacts[i];
  }

  const isNumber = ({ term }) => /[a-z]/.test(term) && term.includes("-");

  const isToned = ({ term, toned }) => toned !== undefined && toned !== term;

  /** All terms whose postings are needed. */
  async function wanted(index, query) {
    const terms = new Set([...query.pairs, ...query.pairs.map((pair) => `${pair}@`), ...query.together, ...query.without]);
    for (const part of query.parts) {
      part.fuller = isNumber(part) ? await index.begunBy(`${part.term}-`) : [];
      if (part === query.last) {
        part.begun = isNumber(part) ? await index.begunBy(part.term) : completions(index.counts, [part.term, query.typed]);
        if (isNumber(part)) for (const word of part.begun) terms.add(`#${word}`);
      }
      for (const term of [part.term, `#${part.term}`, ...part.hints, ...part.fuller, ...(part.begun ?? [])]) terms.add(term);
      if (isToned(part)) terms.add(`${part.term}=${part.toned}`);
    }
    for (const toned of query.exact) terms.add(SearchTerms.bare(toned)).add(`${SearchTerms.bare(toned)}=${toned}`);
    return terms;
  }

  /** The pages of a word with its diacritics; where the library writes a word in one way, those of the word. */
  function exactly(found, toned) {
    const term = SearchTerms.bare(toned);
    return (found.get(`${term}=${toned}`) ?? (toned === term ? undefined : found.get(term)))?.pages;
  }

  function keepOnly(scores, pages) {
    if (!pages) return;
    const kept = new Set(pages);
    for (let page = 0; page < scores.length; page += 1) if (!kept.has(page)) scores[page] = 0;
  }

  function top(scores, value, most, allowed) {
    const best = [];
    const order = (a, b) => b.score - a.score || a.page - b.page;
    let least = 0;
    for (let page = 0; page < scores.length; page += 1) {
      if (scores[page] <= 0 || !allowed(page)) continue;
      const score = value(page);
      if (score <= least) continue;
      best.push({ page, score });
      if (best.length >= 4 * most) {
        best.sort(order).length = most;
        least = best.at(-1).score;
      }
    }
    return best.sort(order).slice(0, most);
  }

  /** The commonest words that one of these beginnings may become. */
  function completions(counts, beginnings) {
    const long = beginnings.filter((beginning) => /^[a-z]{2,}$/.test(beginning));
    return [...counts].filter(([word]) => word !== beginnings[0] && long.some((beginning) => word.startsWith(beginning)))
      .sort((a, b) => b[1] - a[1]).slice(0, COMPLETIONS).map(([word]) => word);
  }

  return { best, rarity, BEGUN };
})();
