// The link to all results takes along what stands in the search box.
document.querySelector(".tim-het")?.addEventListener("click", (event) => {
  const words = document.querySelector("[data-md-component=search-query]")?.value.trim();
  if (words) event.currentTarget.search = new URLSearchParams({ q: words });
});
