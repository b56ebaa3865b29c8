/**
 * The words a text is found by: the twin of hooks/vanban/search/terms.py (and of the folding in
 * hooks/vanban/language/text.py). Both read every text alike; tests/search/vectors.json holds them together.
 * Change one only with the other.
 */
var SearchTerms = (() => {
  "use strict";

  const TONES = "\\u0300\\u0301\\u0309\\u0303\\u0323";
  const PLAIN = "(?![\\u0300-\\u036f])";
  const OPEN = `${PLAIN}(?![a-zđ])`;
  const TONE_EARLY = new RegExp(
    `(o)([${TONES}])([ae])${OPEN}|(u)([${TONES}])(y)${OPEN}|(?<=q)(u)([${TONES}])([aeioy])${PLAIN}`, "gu");
  const TONE_BEFORE_SHAPE = new RegExp(`([${TONES}])([\\u0302\\u0306\\u031b])`, "gu");
  const FINAL_Y = new RegExp(`(?<![a-z])([bcdđghklmnpqrstvx]{1,3}|qu)y([${TONES}]?)(?![a-zđ])`, "gu");

  const BLANKS = /[\s\x1c-\x1f\x85]+/g;

  const lower = (text) => text.toLowerCase().toUpperCase().toLowerCase();  // as Python's casefold: ß is ss

  const UNTIDY = /[\u2010-\u2015\u2212“”„‟«»‘’‚‛`´\u00ad\u200b\u200c\u200d\u2060\ufeff\s\x1c-\x1f\x85]/;

  /** NFC with plain blanks, dashes and quotes; soft hyphens and zero-width marks dropped. */
  function tidy(text) {
    const composed = text.normalize("NFC");
    if (!UNTIDY.test(composed)) return composed;
    return composed
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .replace(/[“”„‟«»]/g, '"')
      .replace(/[‘’‚‛`´]/g, "'")
      .replace(/[\u00ad\u200b\u200c\u200d\u2060\ufeff]/g, "")
      .replace(BLANKS, " ")
      .trim();
  }

  /** The comparing form that keeps diacritics: one place for the tone mark, i for a final y. */
  const normal = (text) => decomposed(text).normalize("NFC");

  /** The same with marks apart from their letters. */
  function decomposed(text) {
    return lower(tidy(text)).normalize("NFD")
      .replace(TONE_BEFORE_SHAPE, "$2$1")
      .replace(TONE_EARLY, (_, ...parts) => {
        const [first, tone, second] = parts.slice(0, 9).filter(Boolean);
        return first + second + tone;
      })
      .replace(FINAL_Y, "$1i$2");
  }

  /** Lower case without diacritics, the letters otherwise as written. */
  const bare = (text) => withoutMarks(lower(tidy(text)).normalize("NFD"));

  const withoutMarks = (text) => text.replace(/\p{M}/gu, "").replaceAll("đ", "d");

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

  const ABBREVIATIONS = {
    "tw": "trung ương", "bch": "ban chấp hành", "btv": "ban thường vụ", "btg": "ban tuyên giáo",
    "btc": "ban tổ chức", "bdv": "ban dân vận", "bnc": "ban nội chính", "ubkt": "ủy ban kiểm tra",
    "ubnd": "ủy ban nhân dân", "hdnd": "hội đồng nhân dân", "mttq": "mặt trận tổ quốc",
    "ubmttq": "ủy ban mặt trận tổ quốc", "ldld": "liên đoàn lao động", "tncs": "thanh niên cộng sản",
    "tccs": "tổ chức cơ sở", "ctct": "công tác chính trị", "ctxh": "chính trị xã hội", "nq": "nghị quyết",
    "kl": "kết luận", "kh": "kế hoạch", "vp": "văn phòng", "tp": "thành phố", "tx": "thị xã", "dv": "đảng viên",
    "thpt": "trung học phổ thông", "thcs": "trung học cơ sở", "qlnn": "quản lý nhà nước",
    "ttct": "trung tâm chính trị", "bct": "bộ chính trị", "bbt": "ban bí thư", "bcv": "báo cáo viên",
    "ccb": "cựu chiến binh", "lhpn": "liên hiệp phụ nữ", "cbcc": "cán bộ công chức", "llvt": "lực lượng vũ trang",
    "ktxh": "kinh tế xã hội", "xhcn": "xã hội chủ nghĩa",
  };
  const SPELLED_OUT = new Map(Object.entries(ABBREVIATIONS).map(([short, words]) => [short, normal(words).split(" ")]));

  const shortOf = new Map();  // folded word → the abbreviations that it is part of
  for (const [short, words] of SPELLED_OUT) for (const word of words.map(bare)) shortOf.set(word, [...shortOf.get(word) ?? [], short]);
  const abbreviationsOf = (word) => shortOf.get(word) ?? [];

  const SYMBOL = "(?:nq|kl|ct|qd|qc|hd|kh|ctr|tb|bc|tt|ttr|cv|bb|nd|cthd|qh[0-9]{0,2})";
  const ISSUER = "(?:tw|tu|hu|du|qu|dh|cp|ttg|ubnd|hdnd|(?:btg|btc|bdv|bnc|vp|ubkt)(?:tw|tu|hu|du)?)";
  const NAME = `(?:${[...KIND_OF.keys()].sort((a, b) => b.length - a.length).join("|")})`;
  const LETTERS = "[a-z]{1,12}(?:-[a-z]{1,12})?[0-9]{0,2}";
  // KH 44-KH/TU: the type is said twice.
  const TWICE = `${SYMBOL}[ :]{1,2}(?=(?:so[ :]{0,2})?[0-9]{1,5}(?: ?/ ?[0-9]{4})? ?[-/] ?[a-z]{1,6} ?[-/] ?[a-z])`;
  const FULL = `(?:${NAME} |${TWICE})?(?:so[ :]{0,2})?([0-9]{1,5})(?: ?/ ?([0-9]{4}))?`
    + `(?: ?[-/] ?([a-z]{1,6}) ?[-/] ?(${LETTERS})`
    + `|[ ._/-]{0,2}(${SYMBOL})(?:(?: ?[-/] ?|[ ._](?=${ISSUER}(?![a-z0-9])))(${LETTERS}))?)`;
  const NAMED = `(${NAME}|${SYMBOL})[ .:-]{0,2}(?:so[ :]{0,2})?([0-9]{1,5})(?:/([0-9]{4}))?`
    + `(?:[-/](${LETTERS}))?(?! (?:nam|thang|ngay|qui|tuan)(?![a-z]))`;
  const NUMBER = new RegExp(`(?<![a-z0-9])(?:${FULL}|${NAMED})(?![a-z0-9])`, "g");
  const DATE = new RegExp(
    "(?<![0-9./-])(?:([0-9]{1,2})([/.-])([0-9]{1,2})\\2([12][0-9]{3})"
    + "|([0-9]{1,2}) thang ([0-9]{1,2})(?: nam |/)([12][0-9]{3})"
    + "|([0-9]{1,2})/([12][0-9]{3})|(?<=thang )([0-9]{1,2}) nam ([12][0-9]{3}))(?![0-9/-])", "g");

  const bareNumber = (digits) => digits.replace(/^0+(?=[0-9])/, "");

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

  /** Dates of folded text, as numbers: a day has its own key and that of its month. */
  function dates(folded) {
    return [...folded.matchAll(DATE)].flatMap((match) => {
      const [whole, d1, , m1, y1, d2, m2, y2, m3, y3, m4, y4] = match;
      const day = d1 || d2, month = m1 || m2 || m3 || m4, year = y1 || y2 || y3 || y4;
      if (month < 1 || month > 12 || day < 1 || day > 31) return [];
      const inMonth = `${year}-${bareNumber(month)}`;
      const keys = day ? [`${inMonth}-${bareNumber(day)}`, inMonth] : [inMonth];
      return [{ keys, start: match.index, end: match.index + whole.length }];
    });
  }

  const forms = new Map();

  /** Normal form and folded form of what stands between blanks, letter for letter. */
  function formsOf(chunk) {
    if (!forms.has(chunk)) {
      if (forms.size > 50000) forms.clear();
      const apart = decomposed(chunk), toned = apart.normalize("NFC"), folded = withoutMarks(apart);
      forms.set(chunk, [toned.length === folded.length ? toned : folded, folded]);
    }
    return forms.get(chunk);
  }

  /**
   * A text as search reads it: {words: [{term, toned, start, end}], numbers, dates, keys, folded}. Places are those in
   * `folded`; the parts of an abbreviation that is read out share theirs.
   */
  function read(text) {
    const chunks = text.replace(OTHER_SCRIPTS, " ").split(BLANKS).filter(Boolean).map(formsOf);
    const toned = chunks.map((chunk) => chunk[0]).filter(Boolean).join(" ");
    const folded = chunks.map((chunk) => chunk[1]).filter(Boolean).join(" ");
    const found = numbers(folded), days = dates(folded);
    const keys = [...found, ...days].flatMap((key) => key.keys);
    return { words: wordsIn(toned, folded, found), numbers: found, dates: days, keys, folded };
  }

  function wordsIn(toned, folded, numbers) {
    if (/^[a-z]+$/.test(folded) && !SPELLED_OUT.has(folded)) return [{ term: folded, toned, start: 0, end: folded.length }];
    const words = [];
    for (const { 0: word, index: start } of folded.matchAll(/[0-9]+|[a-z]+(?:'[a-z]+)*/g)) {
      const end = start + word.length;
      const spelled = SPELLED_OUT.get(word);
      if (spelled && !numbers.some((number) => number.start <= start && start < number.end)) {
        for (const part of spelled) words.push({ term: bare(part), toned: part, start, end });
      } else if (/^[0-9]/.test(word)) {
        words.push({ term: bareNumber(word), toned: bareNumber(word), start, end });
      } else {
        words.push({ term: word.replaceAll("'", ""), toned: toned.slice(start, end).replaceAll("'", ""), start, end });
      }
    }
    return words;
  }

  /** The folded letters of a text, blank for blank, and the document numbers and dates in them. */
  function letters(text) {
    const folded = text.split(/\s/).map((chunk) => formsOf(chunk)[1]).join(" ");
    return /[0-9]/.test(folded) ? { folded, numbers: numbers(folded), dates: dates(folded) } : { folded, numbers: [], dates: [] };
  }

  const saidBy = new Map();  // chunk → its words, folded and toned

  /** The words of a text, folded and as they sound: {folded: ["hoc", "tap"], toned: ["học", "tập"]}. */
  function flat(text) {
    const folded = [], toned = [];
    for (const chunk of text.replace(OTHER_SCRIPTS, " ").split(BLANKS)) {
      let said = saidBy.get(chunk);
      if (said === undefined) {
        if (saidBy.size > 50000) saidBy.clear();
        const [ofChunk, bareChunk] = formsOf(chunk);
        said = wordsIn(ofChunk, bareChunk, /[0-9]/.test(bareChunk) ? numbers(bareChunk) : []);
        saidBy.set(chunk, said);
      }
      for (const word of said) {
        folded.push(word.term);
        toned.push(word.toned);
      }
    }
    return { folded, toned };
  }

  return { normal, bare, fold, read, flat, letters, abbreviationsOf };
})();
