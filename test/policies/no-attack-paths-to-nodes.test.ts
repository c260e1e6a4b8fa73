import { noAttackPathsToNodes } from "../../policies/privilege-escalation/no-attack-paths-to-nodes";
import { container, deployment, object, stack, type Tweaks, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const labels = { "spec.template.metadata.labels": { app: "web" } };
const root: Tweaks = { runAsUser: 0, runAsNonRoot: undefined, allowPrivilegeEscalation: true };
const privileged = container({ securityContext: { ...root, privileged: true } });
const web = (spec: Tweaks) => deployment("shop/web", { hostUsers: undefined, ...spec }, labels);
const balancer = (type: string | typeof UNKNOWN) =>
  object("v1", "Service", "shop/web", { spec: { type, selector: { app: "web" }, ports: [{ port: 80 }] } });

testStackPolicy(noAttackPathsToNodes, {
  accepts: {
    "a privileged workload that nothing exposes": {
      given: stack(web({ containers: [privileged] }), balancer("ClusterIP")),
    },
    "an exposed workload that is not privileged": {
      given: stack(web({}), balancer("LoadBalancer")),
      example: true,
    },
    "an exposed workload with a privileged init container, which is over when the application runs": stack(
      web({ initContainers: [{ ...privileged, name: "setup" }] }),
      balancer("LoadBalancer"),
    ),
  },
  rejects: {
    "an exposed workload that is privileged": {
      given: stack(web({ containers: [privileged] }), balancer("LoadBalancer")),
      says: [
        'Deployment "shop/web" must not let an attacker from the Internet get root on a node, in 3 steps (spec.template.spec.containers[0].securityContext.privileged)',
      ],
      example: true,
    },
  },
  undecided: {
    "a Service whose type is not known": stack(web({ containers: [privileged] }), balancer(UNKNOWN)),
  },
});
