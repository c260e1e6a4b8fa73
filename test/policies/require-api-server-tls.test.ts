import { requireApiServerTls } from "../../policies/attacker-on-the-network/require-api-server-tls";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "tls-cert-file": "/pki/apiserver.crt",
  "tls-private-key-file": "/pki/apiserver.key",
};
const component = (flags: Record<string, string | undefined>) =>
  running("kube-apiserver", { ...SAFE, ...flags });

testPolicy(requireApiServerTls, {
  accepts: {
    "safe flags": component({}),
    "another program": running("web", {}),
  },
  rejects: {
    "no certificate": {
      given: component({ "tls-cert-file": undefined, "tls-private-key-file": undefined }),
      says: 'Pod "web" must set --tls-cert-file, --tls-private-key-file (container "web")',
    },
    "a port without TLS": {
      given: component({ "insecure-port": "8080" }),
      says: 'Pod "web" must not set --insecure-port=8080 instead of 0 (container "web")',
    },
    "no port with TLS": {
      given: component({ "secure-port": "0" }),
      says: 'Pod "web" must not set --secure-port=0 (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-apiserver", {}, UNKNOWN) },
});
