import { noVulnerableImages } from "../../policies/persistence/no-vulnerable-images";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const image = (reference: string) => pod({ "containers[0].image": reference });

testPolicy(noVulnerableImages, {
  accepts: {
    "an application": pod(),
    "ingress-nginx with the fix": image("registry.k8s.io/ingress-nginx/controller:v1.12.1"),
    "another controller with the same last name": image("registry.example.com/shop/controller:v1.0.0"),
    "Cilium with the fix": image("quay.io/cilium/cilium:v1.16.4"),
    "Calico of the release line that got the fix first": image("docker.io/calico/cni:v3.26.5"),
    "Argo CD without a version in its tag": image("quay.io/argoproj/argocd:stable"),
  },
  rejects: {
    "ingress-nginx that runs commands of anybody in the cluster": {
      given: image("registry.k8s.io/ingress-nginx/controller:v1.12.0"),
      says: 'Pod "web" must not use the image registry.k8s.io/ingress-nginx/controller:v1.12.0: CVE-2025-1974 of ingress-nginx, fixed in 1.12.1 (container "web", spec.containers[0].image)',
    },
    "an old Argo CD": {
      given: image("quay.io/argoproj/argocd:v2.2.3"),
      says: 'Pod "web" must not use the image quay.io/argoproj/argocd:v2.2.3: CVE-2022-24348, fixed in 2.1.9 and 2.2.4 (container "web", spec.containers[0].image)',
    },
    "a Cilium whose pods may change the plugins of their node": {
      given: image("quay.io/cilium/cilium:v1.12.7"),
      says: 'Pod "web" must not use the image quay.io/cilium/cilium:v1.12.7: CVE-2023-27593 of Cilium, fixed in 1.11.15, 1.12.8 and 1.13.1 (container "web", spec.containers[0].image)',
    },
    "a Calico that makes root of whoever is on the node": {
      given: image("docker.io/calico/cni:v3.27.2"),
      says: 'Pod "web" must not use the image docker.io/calico/cni:v3.27.2: CVE-2024-33522 of Calico, fixed in 3.26.5 and 3.27.3 (container "web", spec.containers[0].image)',
    },
    "Tiller of any version": {
      given: image("ghcr.io/helm/tiller:v2.17.0"),
      says: 'Pod "web" must not use the image ghcr.io/helm/tiller:v2.17.0: Tiller takes commands from any pod and was retired in 2020; Helm 3 needs no server (container "web", spec.containers[0].image)',
    },
  },
  undecided: { "an image from an output": pod({ "containers[0].image": UNKNOWN }) },
});
