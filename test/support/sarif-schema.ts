import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";

const validate = addFormats(new Ajv({ strict: false, unicodeRegExp: false })).compile(schema);

/** What is wrong with a document by the official schema of SARIF 2.1.0. */
export function sarifFaultsIn(document: unknown): unknown[] {
  validate(document);
  return validate.errors ?? [];
}
