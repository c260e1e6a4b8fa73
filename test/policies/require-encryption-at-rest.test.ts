import { requireEncryptionAtRest } from "../../policies/access-to-sensitive-data/require-encryption-at-rest";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "encryption-provider-config": "/etc/encryption.yaml",
};
const component = (flags: Record<string, string | undefined>) =>
  running("kube-apiserver", { ...SAFE, ...flags });

testPolicy(requireEncryptionAtRest, {
  accepts: {
    "safe flags": component({}),
    "another program": running("web", {}),
  },
  rejects: {
    "plain text, as is the default": {
      given: component({ "encryption-provider-config": undefined }),
      says: 'Pod "web" must set --encryption-provider-config (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-apiserver", {}, UNKNOWN) },
});
