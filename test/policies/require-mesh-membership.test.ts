import type { ValueMap } from "../../lib/model/value";
import { requireMeshMembership } from "../../policies/attacker-on-the-network/require-mesh-membership";
import { deployment, namespace, object, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const mesh = object("security.istio.io/v1", "PeerAuthentication", "istio-system/default", {
  spec: { mtls: { mode: "STRICT" } },
});
const authorization = object("security.istio.io/v1", "AuthorizationPolicy", "shop/web", { spec: {} });
const shop = (labels: ValueMap) => namespace("shop", labels);
const web = deployment("shop/web");

testStackPolicy(requireMeshMembership, {
  accepts: {
    "a namespace of the mesh with a policy": stack(
      mesh,
      shop({ "istio-injection": "enabled" }),
      web,
      authorization,
    ),
    "a policy for the whole mesh": stack(
      mesh,
      object("security.istio.io/v1", "AuthorizationPolicy", "istio-system/deny", { spec: {} }),
      shop({ "istio-injection": "enabled" }),
      web,
    ),
    "pods that are in the mesh by themselves": stack(
      mesh,
      shop({}),
      deployment(
        "shop/web",
        {},
        {
          "spec.template.metadata": { labels: { "sidecar.istio.io/inject": "true" } },
        },
      ),
      authorization,
    ),
    "a program without a mesh": stack(shop({}), web),
  },
  rejects: {
    "a namespace outside of the mesh": {
      given: stack(mesh, shop({}), web, authorization),
      says: ['Namespace "shop" must be in the mesh (metadata.name)'],
    },
  },
  undecided: {
    "a label from an output": stack(mesh, shop({ "istio-injection": UNKNOWN }), web, authorization),
    "a namespace of another program": stack(mesh, web),
  },
});
