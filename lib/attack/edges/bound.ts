import type { Cluster } from "../../kubernetes/cluster";
import { identityOfSubject, keysOfIdentity, keysOfSubject } from "../../kubernetes/rbac/identity";
import { rbacOf } from "../../kubernetes/rbac/rbac";
import type { Field } from "../../model/field";
import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { identitiesOf } from "../identities";
import type { StepDraft } from "../step";
import type { Vertex } from "../vertex";
import { grantVertex, identityVertex, unknownSubjectVertex } from "../vertices";

export const bound: Edge = {
  id: "BOUND",
  title: "use what a binding gives",
  mitre: ["T1069.003"],
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "structural",

  *steps(cluster) {
    const subjects = new Map<string, Vertex>();
    const open = keysThatMayBe(cluster);
    for (const binding of rbacOf(cluster).bindings) {
      for (const { field, subject } of binding.subjects) {
        const to = grantVertex(binding);
        const fixes = [{ field, change: `remove ${field.path}`, cost: 2 }] as const;
        const because = `a subject of ${binding.object.title}`;
        const [exact, ...others] = keysOfSubject(subject);
        const identity = identityOfSubject(subject);
        if (identity !== undefined && exact !== undefined) {
          const from = identityVertex(cluster, identity);
          subjects.set(exact, from);
          yield { from: [from], to, holds: true, at: field, because, fixes };
        }
        for (const key of identity === undefined ? [exact, ...others] : others) {
          if (key === undefined || !open.has(key)) continue;
          const from = unknownSubjectVertex(cluster, key);
          yield { from: [from], to, holds: true, at: field, because, fixes };
        }
      }
    }
    yield* membershipSteps(cluster, subjects);
  },
};

/** The keys of subjects that an identity may turn out to be. */
function keysThatMayBe(cluster: Cluster): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const identity of identitiesOf(cluster)) {
    for (const [key, verdict] of keysOfIdentity(identity)) if (verdict === UNKNOWN) keys.add(key);
  }
  return keys;
}

/** From each identity to the groups that it is in, and to subjects of which nobody knows who they are. */
function* membershipSteps(cluster: Cluster, subjects: ReadonlyMap<string, Vertex>): Generator<StepDraft> {
  const rbac = rbacOf(cluster);
  for (const identity of identitiesOf(cluster)) {
    const from = identityVertex(cluster, identity);
    for (const [key, verdict] of keysOfIdentity(identity)) {
      const group = subjects.get(key);
      if (verdict === true && group !== undefined && group.id !== from.id)
        yield { from: [from], to: group, holds: true, because: `a member of ${group.title}` };
      const [first] = verdict === UNKNOWN ? rbac.subjectsAt(key) : [];
      if (first === undefined) continue;
      const to = unknownSubjectVertex(cluster, key);
      const because = "it may be the subject";
      yield { from: [from], to, holds: UNKNOWN, because, decides: decidedBy(first.subject) };
    }
  }
}

function decidedBy(subject: Field): Field[] {
  const parts = ["kind", "namespace", "name"].map((key) => subject.key(key));
  const unknown = parts.filter(({ value }) => value === UNKNOWN);
  return unknown.length > 0 ? unknown : [subject];
}
