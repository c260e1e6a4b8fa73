// Commands that tests run write plain text, in CI too, where colours are on by default.
process.env.NO_COLOR = "1";

/**
 * Each test file on its own. What is ignored last holds the tests of `test/policies` a second time.
 *
 * @type {import("jest").Config}
 */
module.exports = {
  // By default jest leaves one core idle, which is half of a machine with two.
  maxWorkers: "100%",
  testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/examples/**/*.test.ts"],
  testPathIgnorePatterns: [
    "/node_modules/",
    "<rootDir>/test/e2e/",
    "<rootDir>/test/reference/",
    "<rootDir>/test/tables/",
  ],
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/.cache"],
  // As a package that is installed: for the example of a pack.
  moduleNameMapper: { "^kubernetes-threat-model/(.*)$": "<rootDir>/$1" },
  transform: { "\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2022" } }] },
};
