/** Words that the library does not know → words that it does: Telex left undone, words run together, a slip of a key. */
var SearchRepair = (() => {
  "use strict";

  /** What may be meant by an unknown folded word, as a list of words; undefined if nothing is near. */
  function repaired(word, counts) {
    if (word.length < 3 || word.length > 20 || !/^[a-z]+$/.test(word) || counts.has(word)) return undefined;
    const telex = word.replace(/dd/g, "d").replace(/([aeo])\1/g, "$1").replace(/w/g, "")
      .replace(/[sfrxj]$|(?<=[aeiouy])[sfrxj](?=(?:ch?|m|n[gh]?|p|t)$)/, "");  // the tone's key, at the end or after its vowel
    if (telex !== word && known(telex, counts)) return [known(telex, counts)];
    const near = nearest(word, counts);
    return near ? [near] : split(word, counts);
  }

  /** The commonest known word at one letter's distance, a swap of neighbours included. */
  function nearest(word, counts) {
    let best, most = 0;
    for (const [known, count] of counts) {
      if (count > most && Math.abs(known.length - word.length) < 2 && known.length > 1 && isNear(word, known)) {
        [best, most] = [known, count];
      }
    }
    return best;
  }

  function isNear(one, other) {
    let start = 0, end = 0;
    const least = Math.min(one.length, other.length);
    while (start < least && one[start] === other[start]) start += 1;
    while (end < least - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
    const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
    return Math.max(left.length, right.length) < 2 || (left.length === 2 && left === right[1] + right[0]);
  }

  /** Two or three known words written as one. */
  function split(word, counts) {
    for (let at = word.length - 2; at > 1; at -= 1) {
      const head = known(word.slice(0, at), counts), rest = word.slice(at);
      if (!head) continue;
      if (known(rest, counts)) return [head, known(rest, counts)];
      const others = rest.length > 3 ? split(rest, counts) : undefined;
      if (others) return [head, ...others];
    }
    return undefined;
  }

  /** A word as the library writes it: what is typed as "ky" is there as "ki". */
  function known(word, counts) {
    return [word, SearchTerms.fold(word)].find((each) => counts.has(each));
  }

  return { repaired };
})();
