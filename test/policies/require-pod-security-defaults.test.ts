import { requirePodSecurityDefaults } from "../../policies/malicious-code-execution/require-pod-security-defaults";
import { UNKNOWN } from "../support/builders";
import { carrying, configured } from "../support/components";
import { testPolicy } from "../support/policy-table";

const plugins = (...lines: string[]) => configured("AdmissionConfiguration", "plugins:", ...lines);
const podSecurity = (settings: string) =>
  plugins("- name: PodSecurity", `  configuration: { kind: PodSecurityConfiguration, ${settings} }`);
const says = (demand: string) => `ConfigMap "kube-system/settings" ${demand}`;

testPolicy(requirePodSecurityDefaults, {
  accepts: {
    "a level for namespaces that say nothing": podSecurity("defaults: { enforce: baseline }"),
    "a document of its own": configured("PodSecurityConfiguration", "defaults: { enforce: restricted }"),
    "a plugin with its configuration in a file": plugins("- name: PodSecurity", "  path: pod-security.yaml"),
    "another plugin": plugins("- name: EventRateLimit", "  configuration: { limits: [] }"),
    "an exempt namespace": podSecurity(
      "defaults: { enforce: baseline }, exemptions: { namespaces: [kube-system] }",
    ),
  },
  rejects: {
    "no level": {
      given: podSecurity("defaults: { audit: restricted }"),
      says: says("must set data.config.plugins[0].configuration.defaults.enforce=baseline or restricted"),
    },
    "the level that limits nothing": {
      given: configured("PodSecurityConfiguration", "defaults: { enforce: privileged }"),
      says: says("must set data.config.defaults.enforce=baseline or restricted"),
    },
    "a controller that is exempt": {
      given: podSecurity(
        "defaults: { enforce: baseline }, exemptions: { usernames: ['system:serviceaccount:kube-system:replicaset-controller'] }",
      ),
      says: says(
        "must not exempt system:serviceaccount:kube-system:replicaset-controller (data.config.plugins[0].configuration.exemptions.usernames[0])",
      ),
    },
  },
  undecided: { "a document from an output": carrying(UNKNOWN) },
});
