// The place that the reader chose on /tim-kiem/ is kept in this browser; the search worker, which cannot look there,
// is told.
var SearchHome = SearchHome ?? (() => {
  const NAME = "dia-ban-cua-toi";
  const channel = new BroadcastChannel(NAME);
  const kept = () => {
    try { return localStorage.getItem(NAME) ?? ""; } catch { return ""; }  // a browser may forbid it
  };
  const tell = () => channel.postMessage({ place: kept() });
  channel.onmessage = ({ data }) => { if (data.asked) tell(); };
  tell();
  return {
    kept,
    keep(place) {
      try { localStorage.setItem(NAME, place); } catch { /* not kept */ }
      tell();
    },
  };
})();
