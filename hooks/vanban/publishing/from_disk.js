/**
 * Lets the portal work when its pages are opened as files, where browsers allow neither fetch nor workers.
 *
 * What search fetches lies beside each file as a script that hands over the same bytes; the search worker runs in the
 * page; addresses of folders, which scripts make, lead to the page in them. Over http all of it works as well.
 */
(() => {
  "use strict";

  const site = new URL("../../", document.currentScript.src);
  const waiting = new Map();
  const fetched = globalThis.fetch;

  globalThis.fileFromDisk = (path, content) => {
    waiting.get(path)?.resolve(Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0)));
  };

  function bytes(path) {
    if (!waiting.has(path)) {
      let resolve, reject;
      const promise = new Promise((...both) => { [resolve, reject] = both; });
      waiting.set(path, { promise, resolve });
      const script = Object.assign(document.createElement("script"), { src: new URL(`${path}.js`, site).href });
      script.onload = () => script.remove();
      script.onerror = () => { waiting.delete(path); script.remove(); reject(new Error(`${path}: not found`)); };
      document.head.append(script);
    }
    return waiting.get(path).promise;
  }

  globalThis.fetch = async (address, ...more) => {
    const { href } = new URL(address instanceof Request ? address.url : address, location.href);
    const path = href.split(/[?#]/)[0];
    const folder = new URL("search/", site).href;
    return path.startsWith(folder) ? new Response(await bytes(path.slice(site.href.length))) : fetched(address, ...more);
  };

  globalThis.Worker = class extends EventTarget {
    #received = [];

    constructor(address) {
      super();
      const self = { location: { href: new URL(address, location.href).href } };
      const addEventListener = (_, receive) => { this.#received.push(receive); };
      const postMessage = (data) => { setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data }))); };
      const importScripts = () => {};  // all its parts stand here
      /* the search worker */
    }

    postMessage(data) {
      setTimeout(() => { for (const receive of this.#received) receive({ data }); });  // never at once, as workers
    }

    terminate() {
      this.#received = [];
    }
  };

  for (const kind of ["pointerdown", "click", "auxclick", "contextmenu"]) {
    addEventListener(kind, ({ target }) => {
      const link = target instanceof Element ? target.closest("a[href]") : null;
      if (link?.href.startsWith(site.href) && link.pathname.endsWith("/")) link.pathname += "index.html";
    }, { capture: true });
  }
})();
