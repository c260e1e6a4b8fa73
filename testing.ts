/** What policies are tested with: tables of what they accept, reject and leave open. They run in Jest. */
export {
  container,
  deployment,
  type Manifest,
  object,
  pod,
  type Stack,
  stack,
} from "./test/support/builders";
export { type Table, testPolicy, testStackPolicy } from "./test/support/policy-table";
