// Fills each [data-loc="x"] with a choice of its values and hides every [data-x] that is not for the one chosen.
// The choice stays in the address (?x=…), so that a page can be shared as it is seen.
(() => {
  const MOST_BUTTONS = 14;
  const say = (tag, props, ...children) => {
    const element = Object.assign(document.createElement(tag), props);
    element.append(...children);
    return element;
  };

  for (const place of document.querySelectorAll("[data-loc]")) {
    const { loc, ten = "Dành cho", giaTri } = place.dataset;
    const values = giaTri.split("|").filter(Boolean);
    if (!values.length) continue;
    const items = [...document.querySelectorAll(`[data-${loc}]`)];
    const count = say("p", { className: "loc-dem", role: "status" });

    const show = (chosen) => {
      for (const item of items) {
        const fits = !chosen || item.getAttribute(`data-${loc}`).split("|").includes(chosen);
        (item.closest("li") ?? item).hidden = !fits;
      }
      const seen = items.filter((item) => !item.closest("[hidden]")).length;
      count.textContent = chosen ? `${chosen}: ${seen} mục` : "";
      for (const button of place.querySelectorAll("button")) {
        button.setAttribute("aria-pressed", String(button.textContent === chosen));
      }
      const address = new URL(location.href);
      if (chosen) address.searchParams.set(loc, chosen);
      else address.searchParams.delete(loc);
      history.replaceState(null, "", address);
    };

    const first = new URLSearchParams(location.search).get(loc) ?? "";
    if (values.length <= MOST_BUTTONS) {
      const buttons = values.map((value) => {
        const button = say("button", { type: "button", textContent: value });
        button.onclick = () => show(button.getAttribute("aria-pressed") === "true" ? "" : value);
        return button;
      });
      place.append(say("fieldset", {}, say("legend", { textContent: ten }), ...buttons), count);
    } else {
      const all = say("option", { value: "", textContent: "Tất cả" });
      const choice = say("select", {}, all, ...values.map((value) => say("option", { value, textContent: value })));
      choice.value = values.includes(first) ? first : "";
      choice.onchange = () => show(choice.value);
      place.append(say("label", {}, `${ten} `, choice), count);
    }
    show(values.includes(first) ? first : "");
  }
})();
