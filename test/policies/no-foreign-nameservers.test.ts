import { noForeignNameservers } from "../../policies/attacker-on-the-network/no-foreign-nameservers";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noForeignNameservers, {
  accepts: {
    "the cluster's DNS": pod(),
    "a search list": pod({ dnsConfig: { searches: ["example.com"] } }),
  },
  rejects: {
    "a nameserver of one's own": {
      given: pod({ dnsPolicy: "None", dnsConfig: { nameservers: ["203.0.113.53"] } }),
      says: 'Pod "web" must not use the nameserver 203.0.113.53 (spec.dnsConfig.nameservers[0])',
    },
  },
  undecided: { "nameservers from an output": pod({ dnsPolicy: "None", dnsConfig: UNKNOWN }) },
});
