import { requirePullPolicyAlways } from "../../policies/persistence/require-pull-policy-always";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(requirePullPolicyAlways, {
  accepts: {
    Always: pod(),
    "an image that is pinned by digest": pod({
      "containers[0].imagePullPolicy": "IfNotPresent",
      "containers[0].image": `nginx:1.27@sha256:${"0a".repeat(32)}`,
    }),
    "no policy for an image that is pinned by digest": pod({
      "containers[0].imagePullPolicy": undefined,
      "containers[0].image": `nginx@sha256:${"0a".repeat(32)}`,
    }),
    "no policy for a tag that means latest: the API server fills in Always": pod({
      "containers[0].imagePullPolicy": undefined,
      "containers[0].image": "nginx",
    }),
  },
  rejects: {
    "IfNotPresent for a tag": {
      given: pod({ "containers[0].imagePullPolicy": "IfNotPresent", "containers[0].image": "nginx:1" }),
      says: 'Pod "web": container "web" must set imagePullPolicy=Always (spec.containers[0])',
      fixed: pod({ "containers[0].image": "nginx:1" }),
    },
    "IfNotPresent for what is no digest": {
      given: pod({
        "containers[0].imagePullPolicy": "IfNotPresent",
        "containers[0].image": "nginx@sha256:abc",
      }),
      says: 'Pod "web": container "web" must set imagePullPolicy=Always (spec.containers[0])',
      fixed: pod({ "containers[0].image": "nginx@sha256:abc" }),
    },
    "no policy for a version": {
      given: pod({ "containers[0].imagePullPolicy": undefined, "containers[0].image": "nginx:1" }),
      says: 'Pod "web": container "web" must set imagePullPolicy=Always (spec.containers[0])',
      fixed: pod({ "containers[0].image": "nginx:1" }),
    },
  },
  undecided: {
    "a policy from an output": pod({
      "containers[0].imagePullPolicy": UNKNOWN,
      "containers[0].image": "nginx:1",
    }),
    "IfNotPresent for an image from an output": pod({
      "containers[0].imagePullPolicy": "IfNotPresent",
      "containers[0].image": UNKNOWN,
    }),
    "no policy for an image from an output": pod({
      "containers[0].imagePullPolicy": undefined,
      "containers[0].image": UNKNOWN,
    }),
  },
});
