import { AKS, AKS_CLASSIC } from "../../lib/model/cloud-types";
import { lookup } from "../../lib/model/lookup";
import { isList, UNKNOWN } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

/** Where each type lists its groups of administrators. */
const GROUPS: Readonly<Record<string, string>> = {
  [AKS]: "aadProfile.adminGroupObjectIDs",
  [AKS_CLASSIC]: "azureActiveDirectoryRoleBasedAccessControl.adminGroupObjectIds",
};

export const limitAksAdminGroups = resourcePolicy({
  id: "limit-aks-admin-groups",
  category: "privilege-escalation",
  threats: ["E1", "F1"],
  boundaries: ["B1", "B6"],
  stride: ["E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "AKS clusters must have few admin groups",
  why: "Every member of an admin group is administrator of the whole cluster, and each further group is one more place where an attacker can add an account.",
  fix: "Keep {maxGroups} admin groups or fewer in `adminGroupObjectIDs`, and bind other groups to the Roles that they need.",
  references: ["cis:aks/4.1.1", "owasp:2025/K02", "mitre:T1098"],
  covers: ["aks-admin-groups"],
  kinds: Object.keys(GROUPS),
  options: {
    maxGroups: {
      type: "number",
      default: 2,
      description: "How many groups of administrators a cluster may have.",
    },
  },

  check(cluster, { maxGroups }) {
    const groups = cluster.at(lookup(GROUPS, cluster.type) ?? "");
    const items = groups.items();
    const isKnown = groups.isAbsent || isList(groups.value);
    const isTooMany = isKnown ? items.length > maxGroups : UNKNOWN;
    return groups.violates(
      `must have at most ${maxGroups} groups of administrators, and has ${items.length}`,
      isTooMany,
    );
  },
});
