import { lateralPaths } from "../../lib/attack/lateral";
import { pathsOf } from "../../lib/attack/paths";
import { type ProgramResource, programOf } from "../../lib/program/clusters";
import { container, deployment, type Manifest, object, setAt } from "../../test/support/builders";
import { compare, type Ratio, ratioOf } from "./measure";
import { manifests } from "./programs";

/** What all attack paths of a program cost, from its resources on, and how that grows. */
export async function* attackRows(): AsyncGenerator<Ratio> {
  const [thousand, tenThousand, fiftyThousand] = [1000, 10_000, 50_000].map(weakProgram);
  if (thousand === undefined || tenThousand === undefined || fiftyThousand === undefined) return;
  yield await growth("10,000 resources / of 1,000", 11, [tenThousand, 1], [thousand, 10]);
  yield await growth("50,000 resources / of 10,000", 5.5, [fiftyThousand, 1], [tenThousand, 5]);
}

async function growth(
  what: string,
  budget: number,
  [large, once]: readonly [readonly ProgramResource[], number],
  [small, times]: readonly [readonly ProgramResource[], number],
): Promise<Ratio> {
  const run = (program: readonly ProgramResource[], count: number) => () => {
    for (let each = 0; each < count; each++) attack(program);
  };
  const [ofLarge, ofSmall] = await compare(3, run(large, once), run(small, times));
  return ratioOf(`attack paths of ${what}`, budget, [ofLarge, ofSmall / times]);
}

function attack(resources: readonly ProgramResource[]): number {
  const program = programOf(resources);
  return pathsOf(program).length + lateralPaths(program).length;
}

/** Applications that face the Internet with tokens, one in ten of which reads Secrets, and a few that hold much more. */
function weakProgram(count: number): ProgramResource[] {
  const all = [...manifests(count, [{ automountServiceAccountToken: true }]), ...strong()];
  return all.map((manifest) => ({
    name: "",
    declaration: { urn: null, type: "", properties: weakened(manifest) },
  }));
}

const ACCOUNT = ["spec", "template", "spec", "serviceAccountName"];

/** Each Deployment with an account of its own, and each tenth Role with Secrets. */
function weakened(manifest: Manifest): Manifest {
  const { name } = manifest["metadata"] as { readonly name: string };
  if (manifest.kind === "Deployment") return setAt(manifest, ACCOUNT, name) as Manifest;
  if (manifest.kind !== "Role" || !name.endsWith("0")) return manifest;
  return { ...manifest, rules: [{ apiGroups: [""], resources: ["secrets"], verbs: ["get", "list"] }] };
}

/** An operator with everything, an agent on every node, and a builder of pods. */
function strong(): Manifest[] {
  const privileged = container({ securityContext: { privileged: true, runAsUser: 0 } });
  const agent = deployment("system/agent", { hostUsers: undefined, containers: [privileged] });
  return [
    { ...agent, kind: "DaemonSet" },
    deployment("system/operator", { automountServiceAccountToken: true, serviceAccountName: "operator" }),
    object("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "operator", {
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
      subjects: [{ kind: "ServiceAccount", name: "operator", namespace: "system" }],
    }),
  ];
}
