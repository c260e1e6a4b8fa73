import type { ValueMap } from "../../lib/model/value";
import { noSharedClaims } from "../../policies/access-to-sensitive-data/no-shared-claims";
import { deployment, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const web = (persistentVolumeClaim: ValueMap, name = "shop/web") =>
  deployment(name, { volumes: [{ name: "data", persistentVolumeClaim }] });

testStackPolicy(noSharedClaims, {
  accepts: {
    "a claim for each": stack(web({ claimName: "web" }), web({ claimName: "orders" })),
    "claims with one name in two namespaces": stack(
      web({ claimName: "data" }),
      web({ claimName: "data" }, "other/web"),
    ),
    "two that only read": stack(
      web({ claimName: "data", readOnly: true }),
      web({ claimName: "data", readOnly: true }),
    ),
  },
  rejects: {
    "a claim that two write to": {
      given: stack(web({ claimName: "data" }, "shop/orders"), web({ claimName: "data" })),
      says: [
        'Deployment "shop/web" must not write to the claim of Deployment "shop/orders" (volume "data", spec.template.spec.volumes[0].persistentVolumeClaim.claimName)',
      ],
    },
  },
  undecided: {
    "a claim from an output": stack(web({ claimName: "data" }), web({ claimName: UNKNOWN })),
  },
});
