import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    rules: {
      "eqeqeq": "error",
      "no-shadow": ["error", { builtinGlobals: false }],
      "no-use-before-define": ["error", { functions: false, classes: false, variables: false }],
      "no-var": "error",
      "prefer-const": "error",
      "no-implied-eval": "error",
      "no-restricted-properties": ["error", ...["innerHTML", "outerHTML"].map((property) => ({ property }))],
      "no-unused-expressions": ["error", { allowTernary: true, allowShortCircuit: true }],
    },
  },
  { files: ["graph/**", "report/**", "review/**", "ask/**", "finder/**", "unpacking.js"], languageOptions: { globals: { ...globals.browser, vis: "readonly" } } },
  { files: ["ask/worker.js"], languageOptions: { globals: globals.worker } },
  { files: ["*.mjs", "*.config.js", "tests/**"], languageOptions: { globals: globals.node } },
];
