"""What the site's pages may load and run, as a Content-Security-Policy says it: files of the site, and nothing within.

Each page says it of itself, since not every host lets one send headers; the server configurations send it, too. Cards
have a stricter one of their own (`templates/embed.html.jinja`).
"""

# The search is WebAssembly, which cannot be compiled otherwise; no script may make a script of words all the same.
PAGE = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)
# A page that only leads on loads nothing.
REDIRECT = "default-src 'none'; base-uri 'none'; form-action 'none'"
