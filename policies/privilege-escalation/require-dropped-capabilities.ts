import { DEFAULT_CAPABILITIES } from "../../lib/kubernetes/pods/capabilities";
import { onlyIf, settingIssue } from "../../lib/model/issue";
import { anyOf, isList, isMap, not, type ValueMap } from "../../lib/model/value";
import { containerPolicy } from "../../lib/policy/define";
import { setting } from "../../lib/policy/repairs";

/** Capabilities beyond these are reported by limit-added-capabilities. */
const FORBIDDEN = DEFAULT_CAPABILITIES.filter((name) => name !== "NET_BIND_SERVICE");

function addsNothing({ securityContext }: ValueMap): boolean {
  if (!isMap(securityContext)) return securityContext === undefined || securityContext === null;
  const { capabilities } = securityContext;
  const add = isMap(capabilities) ? capabilities["add"] : undefined;
  return add === undefined || add === null || (isList(add) && add.length === 0);
}

export const requireDroppedCapabilities = containerPolicy({
  id: "require-dropped-capabilities",
  category: "privilege-escalation",
  threats: ["E2", "X2", "N4", "Em"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Containers must drop all capabilities and add none but NET_BIND_SERVICE",
  why: "The default set still lets root in the container forge packets, change owners and create device files.",
  fix: "Set `capabilities.drop: [ALL]`, and add back NET_BIND_SERVICE only.",
  references: ["pss:restricted/capabilities_restricted", "cis:5.2.9", "mitre:T1611"],
  equivalents: [
    "trivy:KSV-0003",
    "trivy:KSV-0106",
    "checkov:CKV_K8S_37",
    "kyverno:require-drop-all",
    "kyverno:disallow-capabilities-strict",
    "polaris:insecureCapabilities",
    "kubesec:CapDropAll",
    "kics:no_drop_capabilities_for_containers",
    "psa:capabilities_restricted",
    "trivy:KSV-0004",
    "kubesec:CapDropAny",
    "polaris:linuxHardening",
    "kube-linter:drop-net-raw-capability",
    "checkov:CKV_K8S_28",
    "trivy:KSV-0119",
    "kyverno:require-drop-cap-net-raw",
    "kics:net_raw_capabilities_not_being_dropped",
    "kubescape:C-0199",
    "kubescape:C-0211",
    "checkov:CKV_K8S_25",
    "kyverno:restrict-adding-capabilities",
    "kics:containers_with_added_capabilities",
  ],
  covers: [
    "capabilities-drop-all",
    "capabilities-drop-any",
    "capabilities-drop-net-raw",
    "capabilities-added-any",
  ],
  allowed: [
    { fields: ["spec.containers[*].securityContext.capabilities.drop"], values: ["with ALL"] },
    { fields: ["spec.containers[*].securityContext.capabilities.add[*]"], values: ["NET_BIND_SERVICE"] },
  ],

  impliedByPrivileged: true,
  *check(container) {
    const { isLinux } = container.pod;
    const drop = container.at("securityContext.capabilities.drop");
    const dropsAll = anyOf(drop.items().map((dropped) => dropped.is("ALL")));
    const says = drop.isAbsent && container.pod.object.isPatch ? false : not(dropsAll);
    yield onlyIf(isLinux, settingIssue(says, drop, "must set", '["ALL"]'));
    for (const added of container.at("securityContext.capabilities.add").items()) {
      const isForbidden = added.isOneOf(FORBIDDEN);
      yield onlyIf(isLinux, settingIssue(isForbidden, added, "must not set", added.shown));
    }
  },
  remediate: (container) =>
    addsNothing(container) ? setting("securityContext.capabilities.drop", ["ALL"])(container) : container,
});
