import type { Cluster } from "../../lib/kubernetes/cluster";
import type { Issue } from "../../lib/model/issue";
import { allOf, anyOf, not, UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

const GROUP = "admissionregistration.k8s.io";

export const noUnenforcedAdmissionPolicies = stackPolicy({
  id: "no-unenforced-admission-policies",
  category: "persistence",
  threats: ["P5", "Pm", "Em"],
  boundaries: ["B1"],
  stride: ["T", "E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Admission policies must be bound, deny, and fail closed",
  why: "A policy that only warns, that nothing binds, or that is skipped where it fails or lacks its parameters, refuses nothing.",
  fix: "Bind the policy with the action `Deny`, fail closed, and deny where parameters are missing.",
  references: [
    "url:https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/",
    "owasp:2025/K04",
  ],
  exceptions: "Policies that are being tried out.",

  checkStack: (cluster) => [...onPolicies(cluster), ...onBindings(cluster)],
});

function* onPolicies(cluster: Cluster): Generator<Issue | undefined> {
  for (const kind of ["ValidatingAdmissionPolicy", "MutatingAdmissionPolicy"]) {
    const bindings = cluster.of(`${GROUP}/${kind}Binding`);
    const areSeen = cluster.sees([`${GROUP}/${kind}Binding`]);
    for (const policy of cluster.of(`${GROUP}/${kind}`)) {
      const failure = policy.at("spec.failurePolicy");
      yield failure.mustNotBe("Ignore");
      const { name } = policy;
      const isBound = anyOf(
        bindings.map((binding) => {
          const named = binding.at("spec.policyName");
          return name === UNKNOWN ? UNKNOWN : named.is(name);
        }),
      );
      yield policy
        .at("metadata.name")
        .violates("must be bound", allOf([not(isBound), areSeen, not(policy.isPatch)]));
    }
  }
}

function* onBindings(cluster: Cluster): Generator<Issue | undefined> {
  for (const binding of cluster.of(`${GROUP}/ValidatingAdmissionPolicyBinding`)) {
    const actions = binding.at("spec.validationActions");
    const denies = anyOf(actions.items().map((action) => action.is("Deny")));
    yield actions.violates("must deny", allOf([actions.isSet, not(denies)]));
  }
  for (const kind of ["ValidatingAdmissionPolicyBinding", "MutatingAdmissionPolicyBinding"]) {
    for (const binding of cluster.of(`${GROUP}/${kind}`)) {
      yield binding.at("spec.paramRef.parameterNotFoundAction").mustNotBe("Allow");
    }
  }
}
