// Loaded by Node before the program's runner: it changes what Pulumi's own packages do where no engine answers.
const { appendFileSync } = require("node:fs");
const Module = require("node:module");
const { join } = require("node:path");
const util = require("node:util");

/** The text by which Pulumi's wire form says "unknown". */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** Where the keys go that were required and missing; set where they are to be answered by unknowns. */
const missingKeysFile = process.env.KTM_MISSING_CONFIG;

// In colours, Node 20 and 22 take half a minute and gigabytes for the stack of a package (nodejs/node#64011).
const { inspect } = util;
util.inspect = Object.assign(
  (value, options, ...rest) =>
    typeof options === "object" && options !== null
      ? inspect(value, { ...options, colors: false })
      : inspect(value, options, ...rest),
  inspect,
);

// In frames of ES modules the file is an address, and at their top level no function is named.
const FRAME = /^\s*at (?:.* \()?(?:async )?(?<file>.*?):(?<line>\d+):(?<column>\d+)\)?$/;

const changes = [
  [/[\\/]@pulumi[\\/]pulumi[\\/]config\.js$/, answerConfig],
  [/[\\/]@pulumi[\\/]pulumi[\\/]resource\.js$/, readFrames],
  [/[\\/]@pulumi[\\/]pulumi[\\/]runtime[\\/]rpc\.js$/, answerFunctions],
];
const load = Module._extensions[".js"];
Module._extensions[".js"] = (module, file) => {
  load(module, file);
  for (const [pattern, change] of changes) if (pattern.test(file)) change(module.exports, join(file, ".."));
};

/** Encrypted and missing configuration is unknown, whatever type the program asks for. */
function answerConfig({ Config }, folder) {
  const settingOf = (config, key) =>
    require(join(folder, "runtime", "config.js")).getConfig(config.fullKey(key));
  for (const type of ["", "Boolean", "Number", "Object"]) {
    const unknown = type === "" ? UNKNOWN : unknownValue();
    replace(Config.prototype, `get${type}Impl`, (original, config, key, ...rest) =>
      settingOf(config, key) === UNKNOWN ? unknown : original.call(config, key, ...rest),
    );
    replace(Config.prototype, `require${type}Impl`, (original, config, key, ...rest) => {
      if (missingKeysFile === undefined || settingOf(config, key) !== undefined) {
        return original.call(config, key, ...rest);
      }
      appendFileSync(missingKeysFile, `${config.fullKey(key)}\n`);
      return unknown;
    });
  }
}

/** Functions that nobody answers give a value of which each part is unknown, so that a program finds what it looks for. */
function answerFunctions(rpc) {
  const { deserializeProperties } = rpc;
  rpc.deserializeProperties = (...args) => {
    const result = deserializeProperties(...args);
    return result?.unanswered?.__pulumiUnknown === true ? unknownValue() : result;
  };
}

/** Resources take their place in the program from the frames of a stack. */
function readFrames({ Resource }) {
  for (const name of ["framePositionRegExp", "sourcePositionRegExp"]) {
    if (Resource[name] instanceof RegExp) Resource[name] = FRAME;
  }
}

function replace(prototype, name, answer) {
  const original = prototype[name];
  if (typeof original !== "function") return;
  prototype[name] = function (...args) {
    return answer(original, this, ...args);
  };
}

/**
 * A value that Pulumi takes for unknown, as which each part and each result of its methods counts too. As a list it
 * has one item, so that what a program declares for each item is declared once.
 */
function unknownValue() {
  const unknown = new Proxy({}, { get: (_target, key) => partOf(unknown, key) });
  return unknown;
}

const AS_TEXT = ["toString", "toJSON", "valueOf", Symbol.toPrimitive];

function partOf(unknown, key) {
  if (key === "__pulumiUnknown") return true;
  if (AS_TEXT.includes(key)) return () => UNKNOWN;
  if (key === Symbol.iterator) return () => [unknown][Symbol.iterator]();
  // What is thenable is waited for, and other marks of Pulumi and of Node say that a value is something else.
  if (typeof key === "symbol" || key === "then" || key === "constructor" || key.startsWith("__"))
    return undefined;
  if (key === "map" || key === "flatMap" || key === "forEach") return (each) => [unknown][key](each);
  return typeof Array.prototype[key] === "function" || typeof String.prototype[key] === "function"
    ? () => unknown
    : unknown;
}
