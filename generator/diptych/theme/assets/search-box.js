// The header's search box. Nothing of the search is asked for before somebody goes to the box.
{
  const box = document.querySelector(".dp-find");
  const input = document.querySelector(".dp-find input, #dp-search-q");
  const isInFolder = location.protocol === "file:";

  if (box) {
    const form = box.querySelector("form");
    // Opened from a folder, pages ask for nothing; the search page then says so.
    const link = box.querySelector("a");
    if (isInFolder) {
      form.action += "index.html";
      link.href += "index.html";
    } else {
      const start = async () => (await import("./search.js")).attach(box);
      input.addEventListener("focus", () => start().catch(console.warn), { once: true });
    }
    link.addEventListener("click", (event) => {
      if (isInFolder) return;
      event.preventDefault();
      box.classList.add("dp-find-is-open");
      input.focus();
    });
  }

  // A key alone would go off when somebody speaks to the machine, and could not be turned off (WCAG 2.1.4).
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    box?.classList.add("dp-find-is-open");
    input.select();
    input.focus();
  });
}
