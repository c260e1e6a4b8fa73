import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";

const validate = validatorOf(schema);

/** What is wrong with a document by the schema of SARIF 2.1.0 that packages for Node carry, the last draft of it. */
export function sarifFaultsIn(document: unknown): unknown[] {
  return validate(document);
}

/** What is wrong with documents by a schema of SARIF. */
export function validatorOf(of: object): (document: unknown) => unknown[] {
  const isValid = addFormats(new Ajv({ strict: false, unicodeRegExp: false })).compile(of);
  return (document) => (isValid(document) ? [] : (isValid.errors ?? []));
}
