import { type NodeCredentials, nodeCredentials } from "../../cloud/aws/node-credentials";
import { managedClustersOf } from "../../cloud/managed-cluster";
import type { Cluster } from "../../kubernetes/cluster";
import { parseCidr } from "../../kubernetes/network/cidr";
import { networkOf } from "../../kubernetes/network/policy";
import type { Pod } from "../../kubernetes/pods/pod";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { areEnforced } from "../network";
import type { Fix, StepDraft } from "../step";
import { cloudIdentityVertex, containerVertex } from "../vertices";

export const netToImds: Edge = {
  id: "NET_TO_IMDS",
  title: "take the credentials of the node from its metadata service",
  mitre: ["T1552.005"],
  boundary: "B7",
  category: "access-to-sensitive-data",
  threats: ["S4", "E5"],
  effort: "request",

  *steps(cluster) {
    const nodes = nodeCredentials(cluster.cloud).filter(({ roles }) => roles.length > 0);
    if (nodes.length === 0) return;
    const isHere = anyOf(managedClustersOf(cluster).map(({ isHost }) => isHost));
    // Which of several groups a pod runs on is up to the scheduler.
    const certainty: Truth = nodes.length > 1 ? UNKNOWN : isHere;
    for (const pod of cluster.pods) {
      for (const each of nodes) yield* stepsOf(cluster, pod, each, certainty);
    }
  },
};

function* stepsOf(
  cluster: Cluster,
  pod: Pod,
  nodes: NodeCredentials,
  certainty: Truth,
): Generator<StepDraft> {
  const way = wayOf(cluster, pod, nodes);
  for (const { identity, isCertain } of nodes.roles) {
    const holds = allOf([way.holds, certainty, isCertain]);
    if (holds === false) continue;
    for (const container of pod.containers) {
      yield { ...way, from: [containerVertex(container)], to: cloudIdentityVertex(identity), holds };
    }
  }
}

type Way = Pick<StepDraft, "at" | "because" | "absence" | "decides" | "fixes"> & { readonly holds: Truth };

/** How a pod gets to the service: from the network of the node always, else where its nodes serve it and policies let it. */
function wayOf(cluster: Cluster, pod: Pod, { settings, isOff }: NodeCredentials): Way {
  const hostNetwork = pod.spec.key("hostNetwork");
  if (hostNetwork.is(true) === true) {
    const fix: Fix = { field: hostNetwork, change: `set ${hostNetwork.path} to false`, cost: 3 };
    return {
      holds: not(isOff),
      at: hostNetwork,
      because: "in the network of its node",
      // Nodes that serve all pods serve this one too, once it leaves their network.
      fixes: settings.length === 0 ? [fix] : [],
    };
  }
  const decisive = settings.find(({ isServed }) => isServed === true) ?? settings[0];
  if (decisive === undefined)
    return { holds: hostNetwork.is(true), at: hostNetwork, because: "perhaps in the network of its node" };
  const { field, isServed } = decisive;
  const egress = egressOf(cluster, pod);
  return {
    holds: allOf([not(isOff), isServed, egress.verdict]),
    at: field,
    because: `${field.path} ${field.shown}`,
    ...egress.details,
    fixes: settings.length === 1 ? [fixOf(decisive)] : [],
  };
}

function fixOf({ field }: NodeCredentials["settings"][number]): Fix {
  const values: Readonly<Record<string, string>> = {
    httpTokens: "required",
    httpPutResponseHopLimit: "1",
    amiType: "an image of Amazon Linux 2023 or Bottlerocket",
  };
  const value = values[String(field.steps.at(-1))] ?? "a stricter value";
  return { field, change: `set ${field.path} to ${value}`, cost: 1 };
}

const METADATA = parseCidr("169.254.169.254/32");

/** Whether policies let a pod send to the service; where none judges it, one of another program may forbid it. */
function egressOf(
  cluster: Cluster,
  pod: Pod,
): { readonly verdict: Truth; readonly details: Pick<StepDraft, "absence" | "decides"> } {
  const network = networkOf(cluster);
  const absence = { absence: "no NetworkPolicy here limits its egress" };
  if (METADATA === undefined || !areEnforced(cluster)) return { verdict: true, details: absence };
  const { verdict, witness } = network.reaches(pod, METADATA, { port: 80 });
  if (verdict === true && network.isIsolated(pod, "egress") !== true) return { verdict, details: absence };
  return { verdict, details: verdict === UNKNOWN && witness ? { decides: [witness.rule] } : {} };
}
