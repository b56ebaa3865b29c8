// Says of each duty what its day means today. "Today" is the reader's, in Vietnam; ?ngay=2022-08-10 overrides it.
// A date alone yields "sắp đến hạn" and "đã qua ngày hạn", never who is late; plans that are over are history.
(() => {
  const SOON = 7; // days
  const VIETNAM = 7 * 3_600_000; // ahead of UTC all year; to ask Intl for it takes a phone 60 ms
  const asked = new URLSearchParams(location.search).get("ngay") ?? "";
  const today = /^\d{4}-\d{2}-\d{2}$/.test(asked)
    ? asked
    : new Date(Date.now() + VIETNAM).toISOString().slice(0, 10);
  document.documentElement.dataset.homNay = today; // for scripts of single pages
  const daysUntil = (day) => Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);

  for (const card of document.querySelectorAll(".the")) {
    const { cacHan, ketThuc } = card.dataset;
    const han = cacHan?.split(" ").find((day) => day >= today) ?? card.dataset.han; // of several days the next
    const over = ketThuc !== undefined && ketThuc < today;
    const left = han === undefined ? NaN : daysUntil(han);
    const due = card.closest("[data-den-han]");
    if (due && (over || !(left >= 0))) card.parentElement.hidden = true;
    const next = cacHan && left >= 0 ? `kỳ tới ${han.split("-").reverse().join("/")}` : "";
    if (over || Number.isNaN(left) || (left > SOON && !next)) continue;
    const said = left < 0 ? "đã qua ngày hạn" : left === 0 ? "hạn hôm nay" : `sắp đến hạn, còn ${left} ngày`;
    const state = document.createElement("span");
    state.className = left > SOON ? "ky-toi" : "han";
    state.textContent = [next, left > SOON ? "" : said].filter(Boolean).join(": ");
    card.classList.toggle("da-qua", left < 0);
    card.querySelector(".khi-nao").append(" ", state);
  }
  for (const place of document.querySelectorAll("[data-thang-nay]")) {
    const due = [...document.querySelectorAll(".the[data-han]")].filter(({ dataset: { cacHan, han } }) => (
      (cacHan ?? han).split(" ").some((day) => day.startsWith(today.slice(0, 7)))));
    if (due.length) {
      const list = document.createElement("ol");
      list.className = "viec";
      list.append(...due.map((card) => card.closest("li").cloneNode(true)));
      place.querySelector("p").replaceWith(list);
    }
    place.hidden = false;
  }
  for (const list of document.querySelectorAll("[data-den-han]")) {
    const none = !list.querySelector("li:not([hidden])");
    list.querySelector("[data-khong-co]")?.toggleAttribute("hidden", !none);
  }
  for (const time of document.querySelectorAll(`.thang time[datetime="${today}"]`)) {
    time.parentElement.classList.add("hom-nay");
    time.setAttribute("aria-current", "date");
  }
})();
