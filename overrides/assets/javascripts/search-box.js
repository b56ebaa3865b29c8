// What the theme's search box lacks; another engine's theme may have none.
{
  const words = document.querySelector("[data-md-component=search-query]");
  const list = document.querySelector(".md-search-result__list");

  // A way to all results: its link takes along what stands in the box.
  document.querySelector(".tim-het")?.addEventListener("click", (event) => {
    const asked = words?.value.trim();
    if (asked) event.currentTarget.search = new URLSearchParams({ q: asked });
  });

  // What the theme copies is one letter behind what is typed.
  document.querySelector("[data-md-component=search-share]")?.addEventListener("click", ({ currentTarget: link }) => {
    link.dataset.clipboardText = link.href;
  }, { capture: true });

  // Enter opens the best answer to the words as they stand: who types quicker than the search answers would be led to
  // what was found for fewer words, so Enter waits until then, or until another key.
  const answered = () => {
    const mark = list.querySelector("[data-answers]");
    return mark ? mark.dataset.answers === words.value : list.children.length > 0; // the worker of an older release
  };
  const forget = () => waiting.disconnect();
  const waiting = new MutationObserver(() => {
    if (!answered()) return;
    forget();
    words.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  });
  words?.addEventListener("keydown", (event) => {
    forget();
    const { key, isComposing, ctrlKey, metaKey, altKey } = event; // by an input method Enter may end a word
    if (key !== "Enter" || isComposing || ctrlKey || metaKey || altKey || answered()) return;
    event.preventDefault();
    event.stopPropagation();
    waiting.observe(list, { childList: true });
  });
  words?.addEventListener("input", () => {
    forget();
    words.dispatchEvent(new KeyboardEvent("keyup")); // the theme waits for keys: what is pasted or dictated has none
  });
  words?.addEventListener("blur", forget);
}
