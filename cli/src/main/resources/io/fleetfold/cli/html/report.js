// Search of the plan table: a row stays when it holds every word.
(function () {
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  const table = document.getElementById("plan");
  if (!search || !table) return;
  const rows = Array.from(table.tBodies[0].rows, (row) => ({ row, text: row.textContent.toLowerCase() }));
  search.addEventListener("input", () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { row, text } of rows) {
      const hit = words.every((word) => text.includes(word));
      row.hidden = !hit;
      if (hit) count++;
    }
    found.textContent = count.toLocaleString("en") + (count === 1 ? " shard" : " shards");
  });
})();
