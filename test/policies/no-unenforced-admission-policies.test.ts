import type { Value, ValueMap } from "../../lib/model/value";
import { noUnenforcedAdmissionPolicies } from "../../policies/persistence/no-unenforced-admission-policies";
import { object, stack, UNKNOWN, withRelease } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const policy = (spec: ValueMap = {}) =>
  object("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy", "guard", { spec });
const binding = (validationActions: Value, spec: ValueMap = {}, policyName: Value = "guard") =>
  object("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicyBinding", "guard", {
    spec: { policyName, validationActions, ...spec },
  });

testStackPolicy(noUnenforcedAdmissionPolicies, {
  accepts: {
    "a policy that denies": stack(policy(), binding(["Deny"])),
    "a policy that denies and audits": stack(policy({ failurePolicy: "Fail" }), binding(["Deny", "Audit"])),
  },
  rejects: {
    "a policy that only warns": {
      given: stack(policy(), binding(["Warn"])),
      says: ['ValidatingAdmissionPolicyBinding "guard" must deny (spec.validationActions)'],
    },
    "a policy that nothing binds": {
      given: stack(policy()),
      says: ['ValidatingAdmissionPolicy "guard" must be bound (metadata.name)'],
    },
    "a policy that is passed over where it fails": {
      given: stack(policy({ failurePolicy: "Ignore" }), binding(["Deny"])),
      says: ['ValidatingAdmissionPolicy "guard" must not set spec.failurePolicy=Ignore'],
    },
    "a policy that needs parameters and goes without": {
      given: stack(
        policy(),
        binding(["Deny"], { paramRef: { name: "limits", parameterNotFoundAction: "Allow" } }),
      ),
      says: [
        'ValidatingAdmissionPolicyBinding "guard" must not set spec.paramRef.parameterNotFoundAction=Allow',
      ],
    },
  },
  undecided: {
    "actions from an output": stack(policy(), binding(UNKNOWN)),
    "a binding whose policy is an output": stack(policy(), binding(["Deny"], {}, UNKNOWN)),
    "a Release that may bind it": withRelease(stack(policy())),
  },
});
