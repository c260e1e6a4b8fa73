import { requireEtcdTls } from "../../policies/attacker-on-the-network/require-etcd-tls";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "cert-file": "/pki/server.crt",
  "key-file": "/pki/server.key",
  "client-cert-auth": "true",
  "peer-cert-file": "/pki/peer.crt",
  "peer-key-file": "/pki/peer.key",
  "peer-client-cert-auth": "true",
  "listen-client-urls": "https://10.0.0.2:2379,http://127.0.0.1:2379",
  "listen-peer-urls": "https://10.0.0.2:2380",
};
const component = (flags: Record<string, string | undefined>) => running("etcd", { ...SAFE, ...flags });

testPolicy(requireEtcdTls, {
  accepts: {
    "safe flags": component({}),
    "an etcd for its own machine alone, as is the default": running("etcd", {}),
    "another program": running("web", {}),
  },
  rejects: {
    "clients that nobody knows": {
      given: component({ "client-cert-auth": undefined }),
      says: 'Pod "web" must set --client-cert-auth=true (container "web")',
    },
    "certificates that it signs itself": {
      given: component({ "auto-tls": "true" }),
      says: 'Pod "web" must not set --auto-tls=true (container "web")',
    },
    "peers that nobody knows": {
      given: component({ "peer-client-cert-auth": "false" }),
      says: 'Pod "web" must set --peer-client-cert-auth=true instead of false (container "web")',
    },
    "clients in clear": {
      given: component({ "listen-client-urls": "http://0.0.0.0:2379" }),
      says: 'Pod "web" must not set --listen-client-urls=http://0.0.0.0:2379 instead of https, but for the machine itself (container "web")',
    },
  },
  undecided: { "a flag from an output": running("etcd", {}, UNKNOWN) },
});
