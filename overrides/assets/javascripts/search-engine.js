/** One search from query to answers: opens the index of a site, ranks, reads the best pages. */
var SearchEngine = (() => {
  "use strict";

  const READ = 12;  // pages whose texts are read for one answer

  /**
   * An engine for the site at the address `site`, whose index may already be on its way (`begun`); what it fetches it
   * keeps, after a failure it tries again.
   */
  function create(site, begun) {
    let opened, narrowing;
    const texts = new Map();

    async function fetched(path, answer = fetch(new URL(`search/${path}`, site))) {
      const response = await answer;
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
      return response;
    }

    async function index() {
      opened ??= fetched("index.json", begun).then((response) => response.json())
        .then((content) => SearchShards.open(content, async (path) => new Uint8Array(await (await fetched(path)).arrayBuffer())));
      opened.catch(() => { opened = begun = undefined; });
      return opened;
    }

    async function text(page, version) {
      if (!texts.has(page)) {
        const loading = fetched(`text/${page}.json?${version}`).then((response) => response.json());
        texts.set(page, loading);
        loading.catch(() => texts.delete(page));
      }
      return texts.get(page);
    }

    /**
     * {query, pages, count, beyond, next}: the pages from the place `from` on, about READ of them, as SearchSections
     * ranks them; `next` is where to go on, undefined at the end; `count` is how many there are, up to `most`, and
     * `beyond` whether there are more than that. Of quoted words only the texts tell: their `count` is how many may
     * be, and as many texts are read as give READ pages. `allowed(page)` narrows what may be found,
     * `preferred(page)` lifts it above its near twins.
     */
    async function search(words, { from = 0, most = READ, allowed, preferred } = {}) {
      const library = await index();
      const query = SearchQuery.parse(words, library.counts);
      const best = await SearchRanking.best(library, query, most + 1, allowed, preferred);
      const beyond = best.length > most;
      const count = Math.min(best.length, most);
      const pages = [];
      let next = from;
      do {
        const window = best.slice(next, Math.min(next + READ, count));
        const read = await Promise.all(window.map(({ page }) => text(page, library.version)));
        pages.push(...SearchSections.rank(query, window, read));
        next += READ;
      } while (query.phrases.length && pages.length < READ && next < count);
      return { query, pages, count, beyond, next: next < count ? next : undefined };
    }

    /** What results can be narrowed by. */
    async function facets() {
      narrowing ??= index().then(({ version }) => fetched(`facets.json?${version}`)).then((response) => response.json());
      narrowing.catch(() => { narrowing = undefined; });
      return narrowing;
    }

    /** Tells of a page whether it is of a place; undefined where no page is. */
    async function isOf(place) {
      const { values, of } = await facets();
      const at = values["dia-ban"]?.indexOf(place) ?? -1;
      return at < 0 ? undefined : (page) => of["dia-ban"][page].includes(at);
    }

    return { search, facets, isOf };
  }

  return { create };
})();
