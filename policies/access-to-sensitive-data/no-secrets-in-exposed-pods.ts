import { exposuresOfPod, facesOutside } from "../../lib/kubernetes/network/exposure";
import { environmentSourcesOf } from "../../lib/kubernetes/pods/environment";
import type { Pod } from "../../lib/kubernetes/pods/pod";
import { isServerCertificate } from "../../lib/kubernetes/server-certificate";
import type { Field } from "../../lib/model/field";
import { concerning } from "../../lib/model/issue";
import { allOf, anyOf, not } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const noSecretsInExposedPods = stackPolicy({
  id: "no-secrets-in-exposed-pods",
  category: "access-to-sensitive-data",
  threats: ["S1", "X3"],
  boundaries: ["B6"],
  stride: ["I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Exposed workloads must not hold Secrets",
  why: "Exposed workloads are attacked first: a flaw that reads a file or the environment discloses the Secret.",
  fix: "Move the credential to a workload that is not exposed, or take a short-lived one with the cloud identity of the pod.",
  references: ["owasp:2025/K03", "ms:MS-TA9025", "mitre:T1552.001"],
  exceptions: "Server certificates, and small applications of one workload.",

  *checkStack(cluster) {
    for (const pod of cluster.pods) {
      const held = [...mountedIn(pod), ...takenBy(pod)];
      if (held.length === 0) continue;
      const isOpen = anyOf(exposuresOfPod(cluster, pod).map(facesOutside));
      for (const { who, name } of held) {
        const demand = `must not hold the Secret ${name.shown} while it is exposed outside the cluster`;
        const isOther = not(isServerCertificate(cluster, name));
        yield concerning(who, name.violates(demand, allOf([isOpen, name.isSet, isOther])));
      }
    }
  },
});

interface Held {
  readonly who: string;
  readonly name: Field;
}

function mountedIn(pod: Pod): Held[] {
  return pod.volumes.flatMap((volume): Held[] => {
    const name = volume.at("secret.secretName");
    return name.isAbsent ? [] : [{ who: `volume "${volume.key("name").shown}"`, name }];
  });
}

function takenBy(pod: Pod): Held[] {
  const sources = environmentSourcesOf(pod).filter(({ type }) => type === "Secret");
  return sources.map(({ container, name }) => ({ who: container.title, name }));
}
