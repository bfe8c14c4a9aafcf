// Behaves as WordPress's own wp-embed.js (6.1): asks the frame for its height once the page is parsed, shows it at the
// first message that bears its secret, no taller than 1000 pixels, and follows links to the frame's own host.
addEventListener("message", ({ source, data }) => {
  if (!data || !data.secret || /[^a-zA-Z0-9]/.test(data.secret)) return;
  for (const quote of document.querySelectorAll(`blockquote[data-secret="${data.secret}"]`)) quote.style.display = "none";
  for (const frame of document.querySelectorAll(`iframe[data-secret="${data.secret}"]`)) {
    if (source !== frame.contentWindow) continue;
    frame.removeAttribute("style");
    if (data.message === "height") frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10)));
    const isSame = data.message === "link" && new URL(data.value).host === new URL(frame.src).host;
    if (isSame && document.activeElement === frame) top.location.href = data.value;
  }
});
document.addEventListener("DOMContentLoaded", () => {
  for (const frame of document.querySelectorAll("iframe.wp-embedded-content")) {
    frame.contentWindow.postMessage({ message: "ready", secret: frame.dataset.secret }, "*");
  }
});
