// What every page does beyond showing itself. What a reader chooses, light or dark and which side stands first, is
// remembered on the reader's own machine; nothing else is.
const root = document.documentElement;
const remember = (name, value) => {
  root.dataset[name] = value;
  try { localStorage.setItem("diptych." + name, value); } catch { /* it holds for this page only */ }
};

// Light or dark: the button names what it switches to.
const scheme = document.querySelector(".dp-scheme");
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches);
const nameScheme = () => { scheme.textContent = isDark() ? "Light" : "Dark"; };
if (scheme) {
  scheme.hidden = false;
  scheme.addEventListener("click", () => { remember("scheme", isDark() ? "light" : "dark"); nameScheme(); });
  system.addEventListener("change", nameScheme);
  nameScheme();
}

// The sides change places in the source too, so that looking, listening and tabbing go the same way.
const change = (one, other) => {
  const place = document.createComment("");
  one.replaceWith(place);
  other.replaceWith(one);
  place.replaceWith(other);
};
const order = () => {
  for (const sides of document.querySelectorAll(".dp-sides")) {
    const [left, right] = ["left", "right"].map((side) => sides.querySelector(`:scope > .dp-${side}`));
    const isLeftFirst = left.compareDocumentPosition(right) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (Boolean(isLeftFirst) === (root.dataset.first === "right")) change(left, right);
  }
  for (const button of document.querySelectorAll(".dp-swap")) button.setAttribute("aria-pressed", root.dataset.first === "right");
};
// The header's button is for pages that have none of their own among their sides.
const swaps = [...document.querySelectorAll(".dp-swap")];
const isNeeded = (button) => button.closest("header") ? swaps.length === 1 && document.querySelector(".dp-sides") : true;
for (const button of swaps.filter(isNeeded)) {
  button.hidden = false;
  button.addEventListener("click", () => {
    remember("first", root.dataset.first === "right" ? "left" : "right");
    order();
  });
}
order();

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

// In a folder on a disk (file:) nobody makes a page of a folder's address: what leads to one is completed when it is used.
if (location.protocol === "file:") {
  const complete = (event) => {
    const from = event.target.closest?.("a[href], form[action]");
    const name = from?.matches("form") ? "action" : "href";
    const url = from && new URL(from.getAttribute(name), document.baseURI);
    if (url?.protocol !== "file:" || !url.pathname.endsWith("/")) return;
    url.pathname += "index.html";
    from.setAttribute(name, url);
  };
  for (const use of ["click", "auxclick", "contextmenu", "submit"]) addEventListener(use, complete, true);
}
