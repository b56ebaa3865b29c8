/** The index as packed shards (hooks/vanban/search/shards.py), of which only those a query needs are fetched. */
var SearchShards = (() => {
  "use strict";

  const UTF8 = new TextDecoder();

  /** An index of this content; `bytes` fetches that of a path below its folder. */
  function open({ version, pages, bounds, words }, bytes) {
    const counts = new Map();
    const split = words.split(" ");
    for (let i = 0; i + 1 < split.length; i += 2) counts.set(split[i], Number(split[i + 1]));
    const shards = new Map();

    /** Which shard holds a term: the last that begins with it or before it. */
    function shardOf(term) {
      let low = 0, high = bounds.length;
      while (low + 1 < high) {
        const middle = (low + high) >> 1;
        if (before(term, bounds[middle])) high = middle; else low = middle;
      }
      return low;
    }

    function shard(number) {
      if (!shards.has(number)) {
        const loading = bytes(`${number}.bin?${version}`).then(terms);
        shards.set(number, loading);
        loading.catch(() => shards.delete(number));
      }
      return shards.get(number);
    }

    return {
      version,
      pages,
      counts,
      /** The terms that begin so, of the first shard that has any. */
      async begunBy(beginning) {
        const terms = await shard(shardOf(beginning));
        return [...terms.keys()].filter((term) => term.startsWith(beginning));
      },
      /** term → {pages, impacts} of all terms that the library has. */
      async postings(wanted) {
        const found = new Map();
        const numbers = new Map([...wanted].map((term) => [term, shardOf(term)]));
        await Promise.all([...new Set(numbers.values())].map(shard));
        for (const [term, number] of numbers) {
          const entry = (await shard(number)).get(term);
          if (entry) found.set(term, entry.posting ??= posting(entry));
        }
        return found;
      },
    };
  }

  /** Order of code points, as Python sorts. */
  function before(one, other) {
    return one < other;  // both are in the Basic Multilingual Plane
  }

  /** The terms of a shard: term → where its posting lies. */
  function terms(bytes) {
    let at = 0;
    const number = () => {
      let value = 0, shift = 0, byte;
      do { byte = bytes[at++]; value |= (byte & 127) << shift; shift += 7; } while (byte & 128);
      return value;
    };
    const entries = [];
    let name = new Uint8Array();
    for (let count = number(); count > 0; count -= 1) {
      const shared = number(), rest = number();
      const next = new Uint8Array(shared + rest);
      next.set(name.subarray(0, shared));
      next.set(bytes.subarray(at, at + rest), shared);
      at += rest;
      name = next;
      entries.push({ term: UTF8.decode(name), count: number(), length: number(), bytes });
    }
    for (const entry of entries) {
      entry.at = at;
      at += entry.length;
    }
    return new Map(entries.map((entry) => [entry.term, entry]));
  }

  function posting({ bytes, at, count, length }) {
    const end = at + length;
    const pages = new Uint32Array(count);
    let page = -1;
    for (let i = 0; i < count; i += 1) {
      let value = 0, shift = 0, byte;
      do { byte = bytes[at++]; value |= (byte & 127) << shift; shift += 7; } while (byte & 128);
      page += value + 1;
      pages[i] = page;
    }
    return at === end ? { pages } : { pages, impacts: bytes.subarray(at, end) };
  }

  return { open };
})();
