// Copies a snippet, and says that it did; the field it stands in can be copied from without this.
document.addEventListener("click", async (event) => {
  const button = event.target.closest(".dp-copy");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = "Copied";
  } catch {
    button.textContent = document.execCommand("copy") ? "Copied" : "Press Ctrl+C";
  }
  setTimeout(() => { button.textContent = "Copy"; }, 2500);
});

// The theme calls its search a dialog and gives it no name.
document.querySelector(".md-search")?.setAttribute("aria-label", "Search");
