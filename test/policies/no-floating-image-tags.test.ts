import { noFloatingImageTags } from "../../policies/persistence/no-floating-image-tags";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const image = (reference: string) => pod({ "containers[0].image": reference });
const DIGEST = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

testPolicy(noFloatingImageTags, {
  accepts: {
    "a version with a digest": pod(),
    "a version": image("registry.example.com/shop/web:1.4.2"),
    "latest pinned by a digest, which decides": image(`nginx:latest@${DIGEST}`),
    "a registry with a port, and a version": image("localhost:5000/web:2"),
    "no image at all, which the API server refuses": pod({ "containers[0].image": undefined }),
  },
  rejects: {
    "no tag": {
      given: image("nginx"),
      says: 'Pod "web" must not use the image nginx, whose tag "latest" moves (container "web", spec.containers[0].image)',
    },
    "no tag behind a registry with a port": {
      given: image("localhost:5000/web"),
      says: 'Pod "web" must not use the image localhost:5000/web, whose tag "latest" moves (container "web", spec.containers[0].image)',
    },
    "a branch as the tag": {
      given: image("registry.example.com/web:main"),
      says: 'Pod "web" must not use the image registry.example.com/web:main, whose tag "main" moves (container "web", spec.containers[0].image)',
    },
    "a tag that the organization lists": {
      given: image("web:qa"),
      options: { floatingTags: ["qa"] },
      says: 'Pod "web" must not use the image web:qa, whose tag "qa" moves (container "web", spec.containers[0].image)',
    },
  },
  undecided: { "an image from an output": pod({ "containers[0].image": UNKNOWN }) },
});
