import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import globals from "globals";

export default defineConfig([
  { ignores: [".venv/", "docs/", "site/", ".site-*/"] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "eqeqeq": "error",
      "max-lines": ["error", 150],
      "max-lines-per-function": ["error", { max: 40, skipComments: true }],
      "no-shadow": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  { files: ["generator/**/*.js"], languageOptions: { globals: globals.browser } },
  {
    // Not modules, and as short as can be: every card carries the one, every newsroom's page the other.
    files: ["generator/diptych/templates/*.js"],
    languageOptions: { sourceType: "script" },
    rules: { "eqeqeq": "off" },
  },
  {
    files: ["tests/js/**", "tests/hosts/packages.mjs", "tests/browser/engines/*.mjs", "*.config.js"],
    languageOptions: { globals: globals.node },
  },
  { files: ["tests/browser/*.js", "tests/hosts/client.mjs"], languageOptions: { globals: globals.browser } },
]);
