// The header's search box. Nothing of the search is asked for before somebody types: a keyboard passes the box on
// every page.
import { parts } from "./dom.js";

const [box] = parts(".dp-find", HTMLElement);
const [input] = parts(".dp-find input, #dp-search-q", HTMLInputElement);

if (box) start();

// A key alone would go off when somebody speaks to the machine, and could not be turned off (WCAG 2.1.4).
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  box?.classList.add("dp-find-is-open");
  input.select();
  input.focus();
});

function start() {
  const [[form], [link]] = [parts("form", HTMLFormElement, box), parts("a", HTMLAnchorElement, box)];
  // Opened from a folder, pages ask for nothing; the search page then says so.
  const isInFolder = location.protocol === "file:";
  if (isInFolder) {
    form.action += "index.html";
    link.href += "index.html";
  } else {
    const attach = async () => (await import("./search.js")).attach(box);
    input.addEventListener("input", () => attach().catch(console.warn), { once: true });
  }
  link.addEventListener("click", (event) => {
    if (isInFolder) return;
    event.preventDefault();
    box.classList.add("dp-find-is-open");
    input.focus();
  });
}
