// The card builder: its state is in the address, its snippets are those of the fact's own page.
const builder = document.querySelector(".dp-builder");
if (builder) {
  const form = builder.querySelector("form");
  const views = builder.querySelector(".dp-builder-views");
  const snippet = builder.querySelector("#builder-snippet");
  const status = builder.querySelector(".dp-builder-status");
  const root = new URL("../", location.href.replace(/[?#].*/, ""));

  const start = async () => {
    views.ariaBusy = "true";
    const cards = await (await fetch(builder.dataset.cards)).json();
    const list = builder.querySelector("datalist");
    for (const card of cards) list.append(Object.assign(document.createElement("option"), { value: card.title }));
    const state = new URLSearchParams(location.search);
    const chosen = cards.find((card) => card.card === state.get("card"));
    if (chosen) form.pick.value = chosen.title;
    for (const name of ["theme", "version", "way"]) if (state.has(name)) form[name].value = state.get(name);
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => build(cards));
    if (chosen) await build(cards);
    views.ariaBusy = null;
  };

  const build = async (cards) => {
    const card = cards.find((each) => each.title === form.pick.value);
    form.version[1].disabled = Boolean(card && !card.pinned);
    if (!card) { status.textContent = form.pick.value ? "Choose one of the list." : ""; return; }
    const state = { card: card.card, theme: form.theme.value, version: form.version.value, way: form.way.value };
    const query = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
    history.replaceState(null, "", "?" + query);
    const path = (state.version && card.pinned) || card.card;
    const theme = state.theme ? "?theme=" + state.theme : "";
    show(path + theme);
    const page = new DOMParser().parseFromString(await (await fetch(new URL(card.page, root))).text(), "text/html");
    const text = page.getElementById("use-" + state.way).value;
    snippet.value = text.replace(/(src|data-card)="([^"]*\/embed\/[^"]*)"/, (_, name, old) =>
      `${name}="${old.slice(0, old.indexOf("/embed/") + 1)}${path}${theme}"`);
    status.textContent = "";
  };

  const show = (address) => {
    views.replaceChildren();
    for (const width of [280, 480, 720]) {
      const frame = Object.assign(document.createElement("iframe"), { src: new URL(address, root), width, title: `The card at ${width} pixels` });
      const figure = document.createElement("figure");
      figure.append(frame, Object.assign(document.createElement("figcaption"), { textContent: `${width} px` }));
      views.append(figure);
    }
  };

  addEventListener("message", ({ source, data }) => {
    const frame = [...views.querySelectorAll("iframe")].find((each) => each.contentWindow === source);
    if (frame && data?.message === "height" && data.value > 40 && data.value < 9000) frame.height = data.value;
  });

  start();
}
