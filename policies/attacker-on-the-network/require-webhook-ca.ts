import { mayBeChanged } from "../../lib/kubernetes/rbac/run-time-objects";
import { WEBHOOK_KINDS, webhookClientsOf } from "../../lib/kubernetes/webhook";
import type { DeclaredResource } from "../../lib/model/declared-resource";
import { onlyIf } from "../../lib/model/issue";
import { allOf, anyOf, not, UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

/** Annotations by which an operator fills the bundle in after the object was created. */
const INJECTED = [
  "cert-manager.io/inject-ca-from",
  "cert-manager.io/inject-ca-from-secret",
  "cert-manager.io/inject-apiserver-ca",
  "service.beta.openshift.io/inject-cabundle",
];

export const requireWebhookCa = stackPolicy({
  id: "require-webhook-ca",
  category: "attacker-on-the-network",
  threats: ["N1", "P5"],
  boundaries: ["B1"],
  stride: ["S", "T"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Webhooks must name the CA of their certificate",
  why: "Without `caBundle` the API server trusts every CA of its host: a certificate from any of them is enough to answer in place of the webhook.",
  fix: "Set `caBundle`, or let cert-manager inject it by its annotation.",
  references: [
    "url:https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/",
    "mitre:T1557",
  ],
  exceptions: "Webhooks whose own controller or a Job fills the bundle in at run time.",
  checkStack: (cluster) =>
    cluster.of(...WEBHOOK_KINDS).flatMap((configuration) => {
      const isInjected = anyOf(INJECTED.map((name) => configuration.annotation(name).isSet));
      // The webhook itself, or a Job, may fill the bundle in.
      const isFixed = mayBeChanged(cluster, configuration, resourceOf(configuration)) ? UNKNOWN : true;
      return webhookClientsOf(configuration).map((client) =>
        onlyIf(
          allOf([client.key("service").isSet, not(isInjected), isFixed]),
          client.key("caBundle").mustBeSet(),
        ),
      );
    }),
});

const resourceOf = ({ kind }: DeclaredResource) => `${kind.toLowerCase()}s`;
