export default {
  extends: "stylelint-config-standard",
  ignoreFiles: [".venv/**", "docs/**", "site/**", ".site-*/**", "node_modules/**"],
  reportNeedlessDisables: true,
  reportInvalidScopeDisables: true,
  rules: {
    // Rules stand in the order of the page; whether a later one is meant to lose is seen in the browser, not here.
    "no-descending-specificity": null,
    // (width >= 45rem) is understood only since 2023.
    "media-feature-range-notation": "prefix",
    // So is mask without -webkit-.
    "property-no-vendor-prefix": [true, { ignoreProperties: ["-webkit-mask"] }],
    // Of the theme: --md-default-fg-color--light, .md-main__inner.
    "custom-property-pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*(--[a-z]+)?$",
    "selector-class-pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*(__[a-z]+)?$",
    // Names of fonts begin with a capital.
    "value-keyword-case": ["lower", { ignoreKeywords: ["Palatino"] }],
    // Where lines are left empty is taste.
    "at-rule-empty-line-before": null,
    "comment-empty-line-before": null,
    "declaration-empty-line-before": null,
  },
};
