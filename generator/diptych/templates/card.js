// Sets the theme, tells the frame's host how tall the card is, lets WordPress open links. The card is whole without it.
// Short names (q query, t theme, s WordPress's secret, m message, h height, e event, a link, l its page, r a rule), for every card carries this.
(() => {
  const q = new URLSearchParams(location.search + "&" + location.hash.slice(2)), t = q.get("theme"), s = q.get("secret");
  // The rule of the dark scheme is found by what it asks, wherever it stands.
  if (t) for (const r of /** @type {Iterable<CSSMediaRule>} */ (document.styleSheets[0].cssRules)) if (/scheme/.test(r.conditionText)) r.media.mediaText = t == "dark" ? "all" : "not all";
  if (parent == self) return;
  // One message in the words of every host: ours and WordPress’s (message, value, secret), AMP’s. WordPress hides the
  // frame until the first, and a hidden frame may have no width and is not observed: it is told at once, whatever there is.
  const m = onmessage = () => {
    const h = document.body.scrollHeight;
    if (innerWidth || s) parent.postMessage({ message: "height", value: h, secret: s, sentinel: "amp", type: "embed-size", height: h }, "*");
  };
  onload = () => {
    m();
    new ResizeObserver(m).observe(document.body);
  };
  // WordPress opens what is on this site and nothing else: instead of a work elsewhere, the page that cites it.
  onclick = (e) => {
    const a = /** @type {Element} */ (e.target).closest("a");
    if (!a || !s) return;
    e.preventDefault();
    const l = a.host == location.host ? a : /** @type {HTMLLinkElement} */ (document.querySelector("[rel=canonical]"));
    parent.postMessage({ message: "link", value: l.href, secret: s }, "*");
  };
})();
