import { noUnconfinedAppArmor } from "../../policies/malicious-code-execution/no-unconfined-app-armor";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const annotated = (profile: string) =>
  pod({}, { "metadata.annotations": { "container.apparmor.security.beta.kubernetes.io/web": profile } });

testPolicy(noUnconfinedAppArmor, {
  accepts: {
    "the runtime's profile": pod(),
    "no profile, which means the runtime's": pod({ "securityContext.appArmorProfile": undefined }),
    "a profile of the node": pod({
      "securityContext.appArmorProfile": { type: "Localhost", localhostProfile: "web" },
    }),
    "a profile on a container": pod({
      "containers[0].securityContext.appArmorProfile": { type: "RuntimeDefault" },
    }),
    "the old annotation with a profile of the node": annotated("localhost/web"),
    "the old annotation with the runtime's profile": annotated("runtime/default"),
    "the old annotation without a value": annotated(""),
    "another annotation": pod({}, { "metadata.annotations": { "example.com/profile": "unconfined" } }),
  },
  rejects: {
    "Unconfined on the pod": {
      given: pod({ "securityContext.appArmorProfile": { type: "Unconfined" } }),
      says: 'Pod "web" must not set spec.securityContext.appArmorProfile.type=Unconfined',
    },
    "Unconfined on a container": {
      given: pod({ "containers[0].securityContext.appArmorProfile": { type: "Unconfined" } }),
      says: 'Pod "web": container "web" must not set securityContext.appArmorProfile.type=Unconfined (spec.containers[0])',
    },
    "the old annotation": {
      given: annotated("unconfined"),
      says: 'Pod "web" must not set metadata.annotations["container.apparmor.security.beta.kubernetes.io/web"]=unconfined',
    },
    "the old annotation with a profile that is not of the node": {
      given: annotated("localhost"),
      says: 'Pod "web" must not set metadata.annotations["container.apparmor.security.beta.kubernetes.io/web"]=localhost',
    },
  },
  undecided: {
    "a profile from an output": pod({ "securityContext.appArmorProfile": UNKNOWN }),
    "annotations from an output": pod({}, { "metadata.annotations": UNKNOWN }),
  },
});
