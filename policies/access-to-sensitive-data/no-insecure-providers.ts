import { kubeconfigIn } from "../../lib/kubernetes/kubeconfig";
import type { Field } from "../../lib/model/field";
import { allOf, UNKNOWN } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

/** A file of kubectl, given as it is. */
const KUBECONFIG = "Config";
const CREDENTIALS = ["token", "password", "client-key-data"];

export const noInsecureProviders = resourcePolicy({
  id: "no-insecure-providers",
  category: "access-to-sensitive-data",
  threats: ["F1", "N1", "S1"],
  boundaries: ["B6", "B1"],
  stride: ["S", "I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Providers and kubeconfigs must verify the API server and keep credentials secret",
  why: "An attacker on the path of an unverified connection answers as the API server and takes the credential; one that is not marked secret is in the state in plain text.",
  fix: "Set `certificate-authority-data`, use the login command of the cloud instead of a fixed credential, or mark the kubeconfig with `pulumi.secret`.",
  references: [
    "url:https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/",
    "owasp:2025/K09",
    "mitre:T1552.001",
    "mitre:T1557",
  ],
  kinds: ["pulumi:providers:kubernetes", KUBECONFIG],

  *check(provider) {
    const isFile = provider.type === KUBECONFIG;
    const input = isFile ? provider.root : provider.at("kubeconfig");
    const place = (field: Field) => (isFile ? field : input);
    const openly = isFile ? "in plain text" : "that is not marked secret";
    const isOpen = !provider.isMarkedSecret("kubeconfig");
    const { clusters, users } = kubeconfigIn(input);
    const context = provider.at(isFile ? "current-context" : "context");
    const name = context.string();
    const isAdmin = name === UNKNOWN ? UNKNOWN : /^kubernetes-admin(@|$)/.test(name ?? "");
    yield context.violates("must not use the administrator context of kubeadm", isAdmin);
    for (const cluster of clusters) {
      const server = cluster.key("server").string();
      const isPlain = server === UNKNOWN ? UNKNOWN : server?.startsWith("http://") === true;
      const skipsVerification = cluster.key("insecure-skip-tls-verify");
      yield place(skipsVerification).violates(
        "must not skip the verification of the API server's certificate",
        skipsVerification.is(true),
      );
      yield place(cluster.key("server")).violates("must not reach the API server without TLS", isPlain);
    }
    for (const user of users) {
      for (const name of CREDENTIALS) {
        const isPlain = allOf([isOpen, user.key(name).isSet]);
        yield place(user.key(name)).violates(`must not hold a ${name} ${openly}`, isPlain);
      }
    }
  },
});
