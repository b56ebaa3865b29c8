// Fills each [data-loc="x"] with a choice of its values and hides every [data-x] that is not for the one chosen;
// several choices on a page combine. They stay in the address (?x=…), so that a page can be shared as it is seen.
(() => {
  // Of these a page that has one value alone offers no choice; one that was made holds all the same.
  const ALONE = ["don-vi", "dia-ban", "ke-hoach", "van-ban", "loai"];
  const MOST_LETTERS = 170; // of all buttons of a choice together; above that a list takes less of a phone
  const make = (tag, props, ...children) => {
    const element = Object.assign(document.createElement(tag), props);
    element.append(...children);
    return element;
  };
  const choices = new Map(); // name of a choice → { place, items, chosen }
  const asked = new URLSearchParams(location.search);

  const apply = () => {
    const rows = new Map();
    for (const [name, { items, chosen }] of choices) {
      for (const item of items) {
        const row = item.closest("li, tr") ?? item;
        const fits = !chosen || item.getAttribute(`data-${name}`).split("|").includes(chosen);
        rows.set(row, (rows.get(row) ?? true) && fits);
      }
    }
    for (const [row, fits] of rows) row.hidden = !fits;
    for (const link of document.querySelectorAll("[data-giu]")) link.search = location.search; // to the next page too
    for (const { place, items, chosen, count } of choices.values()) {
      const seen = items.filter((item) => !item.closest("[hidden], .thang")).length; // a month's cards are below its grid
      count.textContent = chosen ? `${chosen}: ${seen || "không có"} mục${seen ? "" : " nào"}` : "";
      for (const button of place.querySelectorAll("button")) {
        button.setAttribute("aria-pressed", String(button.textContent === chosen));
      }
    }
  };

  const choose = (name, value) => {
    choices.get(name).chosen = value;
    const address = new URL(location.href);
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
    history.replaceState(null, "", address);
    apply();
  };

  for (const place of document.querySelectorAll("[data-loc]")) {
    const { loc: name, ten: title = "Dành cho", giaTri } = place.dataset;
    const values = giaTri.split("|").filter(Boolean);
    if (!values.length) continue;
    const items = [...document.querySelectorAll(`[data-${name}]`)];
    const chosen = asked.get(name) ?? "";
    if (chosen && !values.includes(chosen)) values.unshift(chosen);  // of another month: nothing here is for it
    const count = make("p", { className: "loc-dem", role: "status" });
    choices.set(name, { place, items, chosen, count });
    if (chosen) place.closest("details")?.setAttribute("open", "");
    if (giaTri.length <= MOST_LETTERS && place.dataset.gon === undefined) {
      const buttons = values.map((value) => {
        const button = make("button", { type: "button", textContent: value });
        button.onclick = () => choose(name, button.getAttribute("aria-pressed") === "true" ? "" : value);
        return button;
      });
      place.append(make("fieldset", {}, make("legend", { textContent: title }), ...buttons), count);
    } else {
      const options = values.map((value) => make("option", { value, textContent: value }));
      const select = make("select", {}, make("option", { value: "", textContent: "Tất cả" }), ...options);
      select.value = chosen;
      select.onchange = () => choose(name, select.value);
      place.append(make("label", {}, `${title} `, select), count);
    }
  }
  for (const name of ALONE) {
    const chosen = asked.get(name), items = [...document.querySelectorAll(`[data-${name}]`)];
    if (!chosen || choices.has(name) || !items.length) continue;
    const place = make("p", {}), count = make("span", { role: "status" });
    place.append(count, " ", make("a", { href: location.pathname, textContent: "Xem tất cả" }));
    document.querySelector("h1").after(place);
    choices.set(name, { place, items, chosen, count });
  }
  apply();
})();
