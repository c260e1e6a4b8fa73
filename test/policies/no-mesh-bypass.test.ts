import type { Value } from "../../lib/model/value";
import { noMeshBypass } from "../../policies/attacker-on-the-network/no-mesh-bypass";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const annotated = (annotations: Value) => pod({}, { "metadata.annotations": annotations });

testPolicy(noMeshBypass, {
  accepts: {
    "a pod of the mesh": annotated({ "sidecar.istio.io/inject": "true" }),
    "no word of a mesh": pod(),
  },
  rejects: {
    "injection switched off": {
      given: annotated({ "sidecar.istio.io/inject": "false" }),
      says: 'Pod "web" must not set metadata.annotations["sidecar.istio.io/inject"]=false',
    },
    "ports that skip the proxy": {
      given: annotated({ "config.linkerd.io/skip-outbound-ports": "5432" }),
      says: 'Pod "web" must not set metadata.annotations["config.linkerd.io/skip-outbound-ports"]',
    },
  },
  undecided: { "annotations from an output": annotated(UNKNOWN) },
});
