/** The page of all results: a form whose state is the address, results a screenful at a time. */
(() => {
  "use strict";

  // Under navigation.instant the theme loads a page's scripts in no order, and the reader may be gone meanwhile.
  const begun = () => {
    if (!("SearchEngine" in window)) return;
    document.removeEventListener("load", begun, true);
    if (document.getElementById("o-tim")) begin();
  };
  document.addEventListener("load", begun, true);
  begun();

  function begin() {
    const CHOICES = { "loai": "Loại văn bản", "co-quan": "Cơ quan ban hành", "dia-ban": "Địa bàn", "nam": "Năm", "dung-cho": "Dành cho" };
    const MOST = 120;     // pages that can be asked for
    const SECTIONS = 3;   // of a page
    const PHONE = 600;    // pixels: up to here the choices, which would fill the screen, are folded away
    const place = document.getElementById("o-tim");
    const site = new URL(place.dataset.goc, location.href);
    const engine = SearchEngine.create(site);
    const make = (tag, props = {}, ...children) => {
      const element = Object.assign(document.createElement(tag), props);
      element.append(...children);
      return element;
    };

    const words = make("input", { type: "search", name: "q", autocomplete: "off", enterKeyHint: "search" });
    const running = make("input", { type: "checkbox", name: "con-han", value: "1" });
    const selects = new Map();
    const home = make("select", {}, make("option", { value: "", textContent: "Không chọn" }));
    const asked = new URLSearchParams(location.search);
    const choices = make("fieldset", { className: "loc", ariaLabel: "Thu hẹp kết quả" });
    const narrowed = [...Object.keys(CHOICES), "con-han"].some((name) => asked.has(name));
    const narrowing = make("details", { open: narrowed || innerWidth > PHONE }, make("summary", { textContent: "Thu hẹp kết quả" }), choices);
    const told = make("p", { className: "loc-dem" });
    told.setAttribute("role", "status");
    const list = make("ol", { className: "ket-qua" });
    const more = make("button", { type: "button", textContent: "Xem thêm", hidden: true });
    const form = make("form", { role: "search", action: "" },
      make("label", {}, "Tìm trong cổng ", words), make("button", { type: "submit", textContent: "Tìm" }), narrowing);
    place.replaceChildren(form, told, list, more);
    choices.append(make("label", {}, running, " Còn hạn"));

    // The theme, which comes after, would take ?q= for its own box: it gets it back when it has looked.
    history.replaceState(null, "", location.pathname);
    addEventListener("load", () => keepInAddress());
    words.value = asked.get("q") ?? "";
    running.checked = asked.has("con-han");
    let facets, filling, shown, turn = 0;

    /** What results can be narrowed by; after a failure it is fetched again. */
    function filled() {
      filling ??= fillChoices().catch((error) => {
        filling = undefined;
        throw error;
      });
      return filling;
    }

    async function fillChoices() {
      facets = await engine.facets();
      if (document.readyState !== "complete") await new Promise((done) => { addEventListener("load", done, { once: true }); });  // SearchHome comes last
      for (const [name, title] of Object.entries(CHOICES)) {
        const values = facets.values[name] ?? [];
        if (!values.length) continue;
        const ordered = name === "nam" ? [...values].reverse() : [...values].sort((a, b) => a.localeCompare(b, "vi"));
        const select = make("select", { name }, make("option", { value: "", textContent: "Tất cả" }),
          ...ordered.map((value) => make("option", { value, textContent: value })));
        select.value = values.includes(asked.get(name)) ? asked.get(name) : "";
        selects.set(name, select);
        choices.append(make("label", {}, `${title} `, select));
      }
      if (!selects.has("dia-ban") || !("SearchHome" in window)) return;
      home.append(...[...selects.get("dia-ban").options].slice(1).map(({ value }) => make("option", { value, textContent: value })));
      home.value = SearchHome.kept();
      home.onchange = () => SearchHome.keep(home.value);
      choices.append(make("label", {}, "Ưu tiên địa bàn của tôi ", home));
    }

    /** Which pages the choices leave. */
    function allowed() {
      const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date());
      const chosen = [...selects].filter(([, select]) => select.value)
        .map(([name, select]) => [facets.of[name], facets.values[name].indexOf(select.value)]);
      return (page) => (!running.checked || facets.due[page] >= today) && chosen.every(([of, value]) => of[page].includes(value));
    }

    function keepInAddress() {
      const address = new URL(location.href);
      const state = [["q", words.value.trim()], ["con-han", running.checked ? "1" : ""],
        ...[...selects].map(([name, select]) => [name, select.value])];
      for (const [name, value] of state) {
        if (value) address.searchParams.set(name, value);
        else address.searchParams.delete(name);
      }
      history.replaceState(null, "", address);
    }

    async function search(from) {
      const mine = turn += 1;
      const asking = words.value;
      if (document.readyState === "complete") keepInAddress();
      if (!/[\p{L}\p{N}]/u.test(asking)) {
        list.replaceChildren();
        more.hidden = true;
        told.textContent = "";
        return;
      }
      try {
        await filled();
      } catch (error) {  // all can be searched, if it need not be narrowed
        if (running.checked || Object.keys(CHOICES).some((name) => asked.get(name))) throw error;
      }
      if (mine !== turn) return;
      const preferred = home.value ? await engine.isOf(home.value) : undefined;  // of plans that differ in place alone this one is wanted
      const { query, pages, count, beyond, next } = await engine.search(asking, { from, most: MOST, allowed: allowed(), preferred });
      if (mine !== turn) return;  // another search has begun since
      if (from === 0) list.replaceChildren();
      list.append(...pages.map((page) => entry(page, query)));
      shown = next;
      more.hidden = next === undefined;
      const entries = list.childElementCount;
      const quoted = query.phrases.length > 0;
      told.replaceChildren(...telling(query, quoted ? entries : count, beyond || (quoted && !more.hidden)));
    }

    /** Which numbers no document bears, how many pages were found, what was read otherwise than typed, and of an empty result what was understood. */
    function* telling(query, count, moreThan) {
      for (const { unborne, label } of query.parts) if (unborne) yield `Không có văn bản nào mang số «${label}». `;
      if (count) yield moreThan ? `Ít nhất ${count} trang. ` : `${count} trang. `;
      else yield moreThan ? `Không tìm thấy trong ${MOST} trang gần đúng nhất. ` : "Không tìm thấy trang nào. ";
      for (const [typed, meant] of query.repairs) yield `Không có chữ «${typed}», đã tìm «${meant}». `;
      if (!count) {
        yield `Máy đã tìm: ${query.parts.map(({ label }) => label).join(", ")}. `;
        if ([...selects.values()].some((select) => select.value) || running.checked) yield "Hãy bỏ bớt điều kiện thu hẹp.";
        else yield "Hãy thử ít chữ hơn, hoặc gõ số của văn bản.";
      }
    }

    function entry({ page, sections }, query) {
      const about = [page.note, ...page.identity].filter(Boolean).join(". ");
      const own = sections.find(({ anchor }) => !anchor);
      const head = SearchShown.shown(page.title, page.identity.length || !own ? about : own.text, query);
      const found = sections.filter(({ anchor }) => anchor).slice(0, SECTIONS).map((section) => {
        const { title, text } = SearchShown.shown(section.title, section.text, query);
        return make("li", {}, link(`${page.location}#${section.anchor}`, title), marked("p", text));
      });
      return make("li", {}, make("h2", {}, link(page.location, head.title)), marked("p", head.text), ...(found.length ? [make("ul", {}, ...found)] : []));
    }

    const link = (to, html) => make("a", { href: new URL(to, site).href, innerHTML: html });
    const marked = (tag, html) => make(tag, { innerHTML: html });  // escaped by SearchShown

    const tried = (from) => search(from).catch((error) => {
      console.warn("search:", error);
      told.textContent = "Chưa tìm được: không đọc được chỉ mục. Hãy thử lại.";
    });
    const again = () => tried(0);
    form.onsubmit = (event) => { event.preventDefault(); again(); };
    words.oninput = again;
    choices.onchange = again;
    more.onclick = () => tried(shown);
    filled().then(again, again);
  }
})();
