import type { Value, ValueMap } from "../../lib/model/value";
import { noInsecureProviders } from "../../policies/access-to-sensitive-data/no-insecure-providers";
import { object, resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const provider = (kubeconfig: Value) => resource("pulumi:providers:kubernetes", "prod", { kubeconfig });
const config = (cluster: ValueMap, user: ValueMap = {}) => ({
  apiVersion: "v1",
  kind: "Config",
  clusters: [{ name: "prod", cluster: { server: "https://prod.example.com", ...cluster } }],
  users: [{ name: "ops", user }],
});
const file = (cluster: ValueMap, user?: ValueMap) => object("v1", "Config", "ops", config(cluster, user));
const FILE = 'Config "ops"';
const WHO = 'pulumi:providers:kubernetes "prod"';

testPolicy(noInsecureProviders, {
  accepts: {
    "a sign-in of the cloud": provider(
      JSON.stringify(config({ "certificate-authority-data": "LS0t" }, { exec: { command: "aws" } })),
    ),
    "a context of a team": resource("pulumi:providers:kubernetes", "prod", { context: "shop@prod" }),
    "the path of a file": provider("~/.kube/config"),
    "text that is no configuration": provider("{"),
    "a kubeconfig, given as a file, with the sign-in of a cloud": file({}, { exec: { command: "aws" } }),
  },
  rejects: {
    "a server that nobody verifies": {
      given: provider(JSON.stringify(config({ "insecure-skip-tls-verify": true }))),
      says: `${WHO} must not skip the verification of the API server's certificate (kubeconfig)`,
    },
    "a server without TLS": {
      given: provider(config({ server: "http://10.0.0.1:8080" })),
      says: `${WHO} must not reach the API server without TLS (kubeconfig)`,
    },
    "a token in clear": {
      given: provider(JSON.stringify(config({}, { token: "abc" }))),
      says: `${WHO} must not hold a token that is not marked secret (kubeconfig)`,
    },
    "the administrator of a new cluster": {
      given: resource("pulumi:providers:kubernetes", "prod", { context: "kubernetes-admin@kubernetes" }),
      says: `${WHO} must not use the administrator context of kubeadm (context)`,
    },
    "a server that nobody verifies, in a kubeconfig that is given as a file": {
      given: file({ "insecure-skip-tls-verify": true }),
      says: `${FILE} must not skip the verification of the API server's certificate (clusters[0].cluster.insecure-skip-tls-verify)`,
    },
    "a token in a kubeconfig that is given as a file": {
      given: file({}, { token: "abc" }),
      says: `${FILE} must not hold a token in plain text (users[0].user.token)`,
    },
    "a key in clear": {
      given: provider(config({}, { "client-key-data": "LS0t" })),
      says: `${WHO} must not hold a client-key-data that is not marked secret (kubeconfig)`,
    },
  },
  undecided: { "a kubeconfig from an output": provider(UNKNOWN) },
});
