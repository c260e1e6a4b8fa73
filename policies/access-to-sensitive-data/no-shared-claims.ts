import type { Pod } from "../../lib/kubernetes/pods/pod";
import { concerning } from "../../lib/model/issue";
import { inOrderOfTitles } from "../../lib/model/order";
import { not, UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const noSharedClaims = stackPolicy({
  id: "no-shared-claims",
  category: "access-to-sensitive-data",
  threats: ["S2", "X3"],
  boundaries: ["B3"],
  stride: ["I", "T"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Workloads must not share writable PersistentVolumeClaims",
  why: "An attacker in one workload reads the data of the other, and leaves files that it runs or parses.",
  fix: "Give each workload its own claim, or set `persistentVolumeClaim.readOnly: true` in all but one.",
  references: ["owasp:2025/K03", "mitre:T1080", "mitre:T1530"],
  exceptions: "Parts of one application that work on the same files.",

  *checkStack(cluster) {
    const first = new Map<string, Pod>();
    for (const pod of inOrderOfTitles(cluster.pods, ({ object }) => object)) {
      const namespace = cluster.namespaceOf(pod.object);
      for (const volume of pod.volumes) {
        const claim = volume.at("persistentVolumeClaim.claimName");
        const name = claim.string();
        if (name === undefined) continue;
        const who = `volume "${volume.key("name").shown}"`;
        const isReadOnly = volume.at("persistentVolumeClaim.readOnly").is(true);
        if (name === UNKNOWN || namespace === UNKNOWN) {
          if (cluster.pods.length > 1) yield concerning(who, claim.undecided());
          continue;
        }
        const other = first.get(`${namespace}/${name}`);
        if (other === undefined) first.set(`${namespace}/${name}`, pod);
        else if (other.object !== pod.object) {
          const demand = `must not write to the claim of ${other.object.title}`;
          yield concerning(who, claim.violates(demand, not(isReadOnly)));
        }
      }
    }
  },
});
