/**
 * The words a text is found by: the twin of hooks/vanban/search/terms.py (and of the folding in
 * hooks/vanban/language/text.py). Both give the same terms for every text; tests/search/vectors.json holds them
 * together. Change one only with the other.
 */
const SearchTerms = (() => {
  "use strict";

  const TONES = "\\u0300\\u0301\\u0309\\u0303\\u0323";
  const PLAIN = "(?![\\u0300-\\u036f])";
  const OPEN = `${PLAIN}(?![a-zđ])`;
  const TONE_EARLY = new RegExp(
    `(o)([${TONES}])([ae])${OPEN}|(u)([${TONES}])(y)${OPEN}|(?<=q)(u)([${TONES}])([aeioy])${PLAIN}`, "gu");
  const TONE_BEFORE_SHAPE = new RegExp(`([${TONES}])([\\u0302\\u0306\\u031b])`, "gu");
  const FINAL_Y = new RegExp(`(?<![a-z])([bcdđghklmnpqrstvx]{1,3}|qu)y([${TONES}]?)(?![a-zđ])`, "gu");

  const lower = (text) => text.toLowerCase().toUpperCase().toLowerCase();  // as Python's casefold: ß is ss

  /** NFC with plain blanks, dashes and quotes; soft hyphens and zero-width marks dropped. */
  function tidy(text) {
    return text.normalize("NFC")
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .replace(/[“”„‟«»]/g, '"')
      .replace(/[‘’‚‛`´]/g, "'")
      .replace(/[\u00ad\u200b\u200c\u200d\u2060\ufeff]/g, "")
      .replace(/[\s\x1c-\x1f\x85]+/g, " ")
      .trim();
  }

  /** The comparing form that keeps diacritics: one place for the tone mark, i for a final y. */
  function normal(text) {
    return lower(tidy(text)).normalize("NFD")
      .replace(TONE_BEFORE_SHAPE, "$2$1")
      .replace(TONE_EARLY, (_, ...parts) => {
        const [first, tone, second] = parts.slice(0, 9).filter(Boolean);
        return first + second + tone;
      })
      .replace(FINAL_Y, "$1i$2")
      .normalize("NFC");
  }

  /** Lower case without diacritics, the letters otherwise as written. */
  function bare(text) {
    return lower(tidy(text)).normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
  }

  const OTHER_SCRIPTS = /[^\u0000-\u036f\u1e00-\u1eff\u2000-\u206f\u2212\ufb00-\ufb06\ufeff]|[ı\u034f]/gu;

  /** The comparing form without diacritics, what people type on a phone; other scripts are blanks. */
  function fold(text) {
    return bare(normal(text.replace(OTHER_SCRIPTS, " ")));
  }

  const KINDS = {
    "nghị quyết": "nq", "kết luận": "kl", "chỉ thị": "ct", "quyết định": "qd", "quy định": "qd",
    "quy chế": "qc", "hướng dẫn": "hd", "kế hoạch": "kh", "chương trình hành động": "ctr",
    "chương trình": "ctr", "thông báo": "tb", "báo cáo": "bc", "thông tri": "tt", "thông tư": "tt",
    "tờ trình": "ttr", "công văn": "cv", "đề án": "da", "biên bản": "bb", "nghị định": "nd", "quy hoạch": "qh",
  };
  const KIND_OF = new Map(Object.entries(KINDS).map(([name, symbol]) => [fold(name), symbol]));

  const SYMBOL = "(?:nq|kl|ct|qd|qc|hd|kh|ctr|tb|bc|tt|ttr|cv|bb|nd|cthd|qh[0-9]{0,2})";
  const ISSUER = "(?:tw|tu|hu|du|qu|dh|cp|ttg|ubnd|hdnd|(?:btg|btc|bdv|bnc|vp|ubkt)(?:tw|tu|hu|du)?)";
  const NAME = `(?:${[...KIND_OF.keys()].sort((a, b) => b.length - a.length).join("|")})`;
  const LETTERS = "[a-z]{1,12}(?:-[a-z]{1,12})?[0-9]{0,2}";
  const FULL = `(?:${NAME} )?(?:so[ :]{0,2})?([0-9]{1,5})(?:/([0-9]{4}))?`
    + `(?: ?[-/] ?([a-z]{1,6}) ?[-/] ?(${LETTERS})`
    + `|[ ._/-]{0,2}(${SYMBOL})(?:[ ._/-](${ISSUER}))?)`;
  const NAMED = `(${NAME}|${SYMBOL})[ .:-]{0,2}(?:so[ :]{0,2})?([0-9]{1,5})(?:/([0-9]{4}))?`
    + `(?:[-/](${LETTERS}))?(?! (?:nam|thang|ngay|qui|tuan)(?![a-z]))`;
  const NUMBER = new RegExp(`(?<![a-z0-9])(?:${FULL}|${NAMED})(?![a-z0-9])`, "g");

  const bareNumber = (digits) => digits.replace(/^0+(?=[0-9])/, "");

  /** Words of folded text: [{term, start, end}]. */
  function words(folded) {
    return [...folded.matchAll(/[0-9]+|[a-z]+(?:'[a-z]+)*/g)].map(({ 0: word, index }) => (
      { term: bareNumber(word.replaceAll("'", "")), start: index, end: index + word.length }
    ));
  }

  /** Document numbers of folded text: [{keys, start, end}], the most telling key first. */
  function numbers(folded) {
    return [...folded.matchAll(NUMBER)].map((match) => {
      const [whole, full, fullYear, kind, issuer, looseKind, looseIssuer, name, named, namedYear, namedIssuer] = match;
      const symbol = kind || looseKind || KIND_OF.get(name) || name;
      return {
        keys: keys(full || named, fullYear || namedYear, symbol, issuer || looseIssuer || namedIssuer),
        start: match.index,
        end: match.index + whole.length,
      };
    });
  }

  function keys(number, year, symbol, issuer) {
    const variants = [[year, issuer], [year, null], [null, issuer], [null, null]];
    return [...new Set(variants.map(([y, i]) => [bareNumber(number), y, symbol, i].filter(Boolean).join("-")))];
  }

  /** The terms of a text: its words in reading order, then the keys of the document numbers in it. */
  function terms(text) {
    const folded = fold(text);
    return [...words(folded).map(({ term }) => term), ...numbers(folded).flatMap((number) => number.keys)];
  }

  return { normal, bare, fold, words, numbers, terms };
})();
