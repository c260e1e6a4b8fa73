import { requireApiServerAdmission } from "../../policies/privilege-escalation/require-api-server-admission";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "enable-admission-plugins": "NodeRestriction",
};
const component = (flags: Record<string, string | undefined>) =>
  running("kube-apiserver", { ...SAFE, ...flags });

testPolicy(requireApiServerAdmission, {
  accepts: {
    "safe flags": component({}),
    "another program": running("web", {}),
  },
  rejects: {
    "no NodeRestriction": {
      given: component({ "enable-admission-plugins": undefined }),
      says: 'Pod "web" must list NodeRestriction in --enable-admission-plugins (container "web")',
    },
    "everything admitted": {
      given: component({ "enable-admission-plugins": "NodeRestriction,AlwaysAdmit" }),
      says: 'Pod "web" must not list AlwaysAdmit in --enable-admission-plugins=NodeRestriction,AlwaysAdmit (container "web")',
    },
    "Pod Security switched off": {
      given: component({ "disable-admission-plugins": "PodSecurity" }),
      says: 'Pod "web" must not list PodSecurity in --disable-admission-plugins=PodSecurity (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-apiserver", {}, UNKNOWN) },
});
