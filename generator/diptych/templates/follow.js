// Lets an open page follow the site that is served while it is edited: it is loaded anew when that was built, and until
// then shows what is wrong, over what was good last.
(() => {
  const { news = "", built } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const PAUSE = 700; // ms
  const LOOKS = `
    section { position: fixed; z-index: 2147483647; inset: auto 0 0 0; max-height: 60vh; overflow: auto; box-sizing: border-box;
      padding: 1rem; background: #fffdf7; color: #1d1d1b; border-top: 4px solid #a3341f; font: 15px/1.5 system-ui, sans-serif; }
    section.work { left: auto; border-top: 0; border-left: 4px solid #1d1d1b; padding: .25rem .75rem; }
    p { margin: 0; } strong { color: #a3341f; }
    pre { margin: .5rem 0 0; font: 13px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
    button { float: right; font: inherit; color: inherit; background: none; border: 1px solid; min-height: 24px; }`;
  /** @type {HTMLElement | undefined} */
  let shown;
  let last = "";

  /** @param {string} tag @param {string} text */
  const made = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

  /** @param {HTMLElement} panel */
  function show(panel) {
    const host = document.createElement("div");
    Object.assign(host, { lang: "en", dir: "ltr" });
    const looks = new CSSStyleSheet();
    looks.replaceSync(LOOKS);
    const shadow = host.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [looks];
    shadow.append(panel);
    document.body.append((shown = host));
  }

  /** @param {string} wrong */
  function problem(wrong) {
    const panel = made("section", "");
    panel.setAttribute("role", "alert");
    const [hide, says] = [made("button", "Hide"), made("p", "")];
    hide.onclick = () => shown?.remove();
    says.append(made("strong", "This page is the last good one."), " What was edited since cannot be shown:");
    panel.append(hide, says, made("pre", wrong));
    return panel;
  }

  function work() {
    const panel = made("section", "The site is being built anew …");
    panel.className = "work";
    panel.setAttribute("role", "status");
    return panel;
  }

  async function ask() {
    const told = await (await fetch(news, { cache: "no-store" })).json();
    if (told.built !== built) return location.reload();
    const now = told.at_work ? "work" : told.wrong;
    if (now === last) return;
    last = now;
    shown?.remove();
    if (now) show(told.at_work ? work() : problem(told.wrong));
  }

  // The server may be stopped, and started again.
  const again = () => setTimeout(() => (document.hidden ? Promise.resolve() : ask()).catch(() => {}).finally(again), PAUSE);
  again();
})();
