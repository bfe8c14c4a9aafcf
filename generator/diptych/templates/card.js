// Sets the theme, tells the frame's host how tall the card is, lets WordPress open links. The card is whole without it.
// Short names (q query, t theme, s WordPress's secret, h height, e event, a link), for every card carries this.
(() => {
  const q = new URLSearchParams(location.search + "&" + location.hash.slice(2)), t = q.get("theme"), s = q.get("secret");
  if (t) document.styleSheets[0].cssRules[1].media.mediaText = t == "dark" ? "all" : "not all";
  if (parent == self) return;
  onload = () => new ResizeObserver(onmessage).observe(document.body);
  // One message in the words of every host: ours and WordPress’s (message, value, secret), AMP’s.
  onmessage = () => {
    const h = document.body.scrollHeight;
    if (innerWidth) parent.postMessage({ message: "height", value: h, secret: s, sentinel: "amp", type: "embed-size", height: h }, "*");
  };
  onclick = (e) => {
    const a = e.target.closest("a");
    if (!a || !s) return;
    e.preventDefault();
    parent.postMessage({ message: "link", value: a.href, secret: s }, "*");
  };
})();
