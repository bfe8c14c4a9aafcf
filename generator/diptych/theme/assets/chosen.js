// What a reader chose, before the first paint: light or dark, and which side stands left. The head of every page waits for it.
const root = document.documentElement;
root.className = "js";
for (const name of ["scheme", "first"]) {
  try {
    const chosen = localStorage.getItem("diptych." + name);
    if (chosen) root.dataset[name] = chosen;
  } catch { /* a reader may forbid that anything is kept */ }
}
