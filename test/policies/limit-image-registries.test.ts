import { limitImageRegistries } from "../../policies/persistence/limit-image-registries";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const image = (reference: string) => pod({ "containers[0].image": reference });

testPolicy(limitImageRegistries, {
  accepts: {
    "any registry that is not blocked, when none is listed": pod(),
    "a registry that is listed": {
      given: pod(),
      options: { allowedRegistries: ["registry.example.com/shop"] },
    },
    "Docker Hub by its short name": {
      given: image("nginx:1"),
      options: { allowedRegistries: ["docker.io/library"] },
    },
  },
  rejects: {
    "the frozen registry of Kubernetes": {
      given: image("k8s.gcr.io/pause:3.9"),
      says: 'Pod "web" must not use the image k8s.gcr.io/pause:3.9 of the registry k8s.gcr.io (container "web", spec.containers[0].image)',
    },
    "a registry that is not listed": {
      given: image("nginx:1"),
      options: { allowedRegistries: ["registry.example.com"] },
      says: 'Pod "web" must not use the image nginx:1 of the registry docker.io (container "web", spec.containers[0].image)',
    },
    "a host that only starts like a listed one": {
      given: image("registry.example.com.evil.io/web:1"),
      options: { allowedRegistries: ["registry.example.com"] },
      says: 'Pod "web" must not use the image registry.example.com.evil.io/web:1 of the registry registry.example.com.evil.io (container "web", spec.containers[0].image)',
    },
  },
  undecided: { "an image from an output": pod({ "containers[0].image": UNKNOWN }) },
});
