import { isMeshMember } from "../../lib/kubernetes/network/mesh";
import { plaintextUrlsIn } from "../../lib/kubernetes/pods/plaintext-url";
import { allOf, not, UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const noPlaintextConnections = stackPolicy({
  id: "no-plaintext-connections",
  category: "attacker-on-the-network",
  threats: ["N2", "N1", "F5", "F6"],
  boundaries: ["B3", "B6"],
  stride: ["I", "T"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Workloads must connect to other services by TLS or through a service mesh",
  why: "An attacker on the path, or on a node between, reads and changes what is sent: tokens, passwords and data.",
  fix: "Use the TLS scheme of the URL, or put both namespaces in a mesh with mutual TLS in mode STRICT.",
  references: ["owasp:2025/K05", "mitre:T1040", "mitre:T1557"],
  exceptions: "Networks that encrypt traffic between nodes, such as Cilium with WireGuard.",

  checkStack: (cluster) =>
    cluster.pods.flatMap((pod) => {
      const key = cluster.namespaceOf(pod.object);
      const namespace = key === UNKNOWN ? undefined : cluster.namespace(key);
      const isInMesh = namespace === undefined ? UNKNOWN : isMeshMember(namespace);
      return pod.containers.flatMap((container) =>
        plaintextUrlsIn(container).map(({ field, scheme, isPlain }) =>
          container.issueOn(
            field.violates(`must not connect by ${scheme} in plaintext`, allOf([isPlain, not(isInMesh)])),
          ),
        ),
      );
    }),
});
