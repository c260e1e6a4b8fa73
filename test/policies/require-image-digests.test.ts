import { requireImageDigests } from "../../policies/persistence/require-image-digests";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const image = (reference: string) => pod({ "containers[0].image": reference });
const DIGEST = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

testPolicy(requireImageDigests, {
  accepts: {
    "a tag with a digest": pod(),
    "a digest alone": image(`nginx@${DIGEST}`),
    "a container that leaves its image to others": pod({ "containers[0].image": undefined }),
    "a registry whose tags cannot be pushed again": {
      given: image("registry.example.com/shop/web:1.4.2"),
      options: { exemptRegistries: ["registry.example.com/shop"] },
    },
  },
  rejects: {
    "a version without a digest": {
      given: image("nginx:1.29.3"),
      says: 'Pod "web" must pin the image nginx:1.29.3 by digest (container "web", spec.containers[0].image)',
    },
    "what is no digest": {
      given: image("nginx@sha256:abc"),
      says: 'Pod "web" must pin the image nginx@sha256:abc by digest (container "web", spec.containers[0].image)',
    },
    "what is no digest behind a tag": {
      given: image("nginx:1.29.3@sha256:0123"),
      says: 'Pod "web" must pin the image nginx:1.29.3@sha256:0123 by digest (container "web", spec.containers[0].image)',
    },
    "a neighbour of an exempt repository": {
      given: image("registry.example.com/shop-evil/web:1"),
      options: { exemptRegistries: ["registry.example.com/shop"] },
      says: 'Pod "web" must pin the image registry.example.com/shop-evil/web:1 by digest (container "web", spec.containers[0].image)',
    },
  },
  undecided: { "an image from an output": pod({ "containers[0].image": UNKNOWN }) },
});
