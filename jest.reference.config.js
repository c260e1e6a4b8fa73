/** @type {import("jest").Config} */
module.exports = {
  ...require("./jest.config.js"),
  globalSetup: "<rootDir>/test/reference/upstream.ts",
  testMatch: ["<rootDir>/test/reference/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/"],
  testTimeout: 600_000,
};
