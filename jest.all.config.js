const config = require("./jest.config.js");

/**
 * All tests but the end-to-end ones, for `npm test`: the tables of policies in the parts of `test/tables`.
 *
 * @type {import("jest").Config}
 */
module.exports = {
  ...config,
  testPathIgnorePatterns: config.testPathIgnorePatterns.with(-1, "<rootDir>/test/policies/"),
};
