import { noHostAliases } from "../../policies/attacker-on-the-network/no-host-aliases";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noHostAliases, {
  accepts: { "no aliases": pod(), "an empty list": pod({ hostAliases: [] }) },
  rejects: {
    "a name for an address": {
      given: pod({ hostAliases: [{ ip: "10.0.0.9", hostnames: ["db"] }] }),
      says: 'Pod "web" must not name 10.0.0.9 (spec.hostAliases[0])',
    },
  },
  undecided: { "aliases from an output": pod({ hostAliases: UNKNOWN }) },
});
