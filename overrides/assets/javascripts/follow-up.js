// Says of each awaited report how long its day is over: [data-cho-han] holds the last days in time. What day it is
// (the reader's, or ?ngay=…) today.js tells. Loaded by pages of the internal edition's follow-up books only.
{
  const tell = () => {
    const today = document.documentElement.dataset.homNay;
    for (const state of document.querySelectorAll("[data-cho-han]")) {
      const over = state.dataset.choHan.split(" ").filter((day) => day < today);
      if (!over.length) continue;
      const days = Math.round((Date.parse(today) - Date.parse(over.at(-1))) / 86_400_000);
      state.textContent = `chưa báo cáo, đã qua hạn ${days} ngày`;
      state.classList.add("han");
    }
  };
  if (document.documentElement.dataset.homNay) tell();
  else document.addEventListener("DOMContentLoaded", tell); // today.js comes last
}
