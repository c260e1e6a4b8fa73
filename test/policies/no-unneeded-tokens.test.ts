import { noUnneededTokens } from "../../policies/malicious-code-execution/no-unneeded-tokens";
import { binding, deployment, object, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const mounting = deployment("shop/web", { automountServiceAccountToken: undefined });
const SAYS =
  'Deployment "shop/web" must not mount the token of an account without permissions (spec.template.spec.automountServiceAccountToken)';

testStackPolicy(noUnneededTokens, {
  accepts: {
    "a pod without a token": stack(deployment("shop/web")),
    "an account that mounts none": stack(
      mounting,
      object("v1", "ServiceAccount", "shop/web", { automountServiceAccountToken: false }),
    ),
    "a default account that mounts no token": stack(
      object("v1", "ServiceAccount", "shop/default", { automountServiceAccountToken: false }),
    ),
    "another account, which may have rights": stack(object("v1", "ServiceAccount", "shop/web")),
    "an account with rights": stack(
      mounting,
      binding("view", { kind: "ServiceAccount", name: "web", namespace: "shop" }),
    ),
  },
  rejects: {
    "a token that nobody gave rights": { given: stack(mounting), says: [SAYS] },
    "a default account that mounts its token into pods of others": {
      given: stack(object("v1", "ServiceAccount", "shop/default")),
      says: ['ServiceAccount "shop/default" must set automountServiceAccountToken=false'],
    },
    "rights of another account": {
      given: stack(mounting, binding("view", { kind: "ServiceAccount", name: "api", namespace: "shop" })),
      says: [SAYS],
    },
  },
  undecided: {
    "an account from an output": stack(
      deployment("shop/web", { automountServiceAccountToken: undefined, serviceAccountName: UNKNOWN }),
    ),
    "a subject from an output": stack(mounting, binding("view", UNKNOWN)),
  },
});
