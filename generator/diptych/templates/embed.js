// Turns each pasted <blockquote class="diptych" data-card="…"> into its card, and keeps the card's height.
// Without this script the blockquote stays, and is complete. It asks for nothing but the card, and stores nothing.
(() => {
  const site = {{ url | tojson }};
  const quotes = new Map(); // of each frame that stands here

  function show(quote) {
    const address = quote.dataset.card;
    if (!address.startsWith(site) || quote.dataset.shown) return;
    quote.dataset.shown = "yes";
    const frame = document.createElement("iframe");
    Object.assign(frame, { src: address, title: quote.innerText.slice(0, 150), width: "100%", height: "0", frameBorder: "0" });
    frame.style.frameSizing = "content-block-size"; // where browsers know it, they size the frame themselves
    quotes.set(frame, quote);
    quote.after(frame);
  }

  function scan(root) {
    if (root.matches?.("blockquote.diptych[data-card]")) show(root);
    if (root.shadowRoot) scan(root.shadowRoot);
    root.querySelectorAll("*").forEach((each) => each.shadowRoot && scan(each.shadowRoot));
    root.querySelectorAll("blockquote.diptych[data-card]").forEach(show);
  }

  if (window.diptych) return window.diptych(document); // included again, it looks again
  window.diptych = scan;

  addEventListener("message", ({ source, origin, data }) => {
    const frame = [...quotes.keys()].find((each) => each.contentWindow == source);
    if (!frame || origin != new URL(site).origin || data?.message != "height") return;
    if (!Number.isFinite(data.value) || data.value < 40 || data.value > 9000) return;
    frame.height = data.value;
    quotes.get(frame).hidden = true; // its text need not stand twice
  });

  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) addedNodes.forEach((node) => node.querySelectorAll && scan(node));
  });
  observer.observe(document, { childList: true, subtree: true });
  scan(document);
})();
