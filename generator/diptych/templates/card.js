// Sets the theme, tells the frame's host how tall the card is, lets WordPress open links. The card is whole without it.
// Short names (q query, t theme, s WordPress's secret, m message, h height, e event, a link), for every card carries this.
(() => {
  const q = new URLSearchParams(location.search + "&" + location.hash.slice(2)), t = q.get("theme"), s = q.get("secret");
  if (t) /** @type {CSSMediaRule} */ (document.styleSheets[0].cssRules[1]).media.mediaText = t == "dark" ? "all" : "not all";
  if (parent == self) return;
  // One message in the words of every host: ours and WordPress’s (message, value, secret), AMP’s.
  const m = onmessage = () => {
    const h = document.body.scrollHeight;
    if (innerWidth) parent.postMessage({ message: "height", value: h, secret: s, sentinel: "amp", type: "embed-size", height: h }, "*");
  };
  onload = () => new ResizeObserver(m).observe(document.body);
  onclick = (e) => {
    const a = /** @type {Element} */ (e.target).closest("a");
    if (!a || !s) return;
    e.preventDefault();
    parent.postMessage({ message: "link", value: a.href, secret: s }, "*");
  };
})();
