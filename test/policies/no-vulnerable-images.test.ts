import { noVulnerableImages } from "../../policies/persistence/no-vulnerable-images";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const image = (reference: string) => pod({ "containers[0].image": reference });

testPolicy(noVulnerableImages, {
  accepts: {
    "an application": pod(),
    "ingress-nginx with every fix": image("registry.k8s.io/ingress-nginx/controller:v1.15.1"),
    "ingress-nginx of a line that got the fixes too": image(
      "registry.k8s.io/ingress-nginx/controller:v1.13.9",
    ),
    "ingress-nginx of a later line": image("registry.k8s.io/ingress-nginx/controller:v1.16.0"),
    "another controller with the same last name": image("registry.example.com/shop/controller:v1.0.0"),
    "Cilium with the fix": image("quay.io/cilium/cilium:v1.16.4"),
    "Calico of the release line that got the fix first": image("docker.io/calico/cni:v3.26.5"),
    "an Argo CD with the fixes": image("quay.io/argoproj/argocd:v3.1.2"),
    "a Kyverno with the fix": image("ghcr.io/kyverno/kyverno:v1.15.3"),
    "Argo CD without a version in its tag": image("quay.io/argoproj/argocd:stable"),
  },
  rejects: {
    "ingress-nginx that runs commands of any pod of the cluster": {
      given: image("registry.k8s.io/ingress-nginx/controller:v1.12.0"),
      says: 'Pod "web" must not use the image registry.k8s.io/ingress-nginx/controller:v1.12.0: CVE-2026-4342, CVE-2026-3288, CVE-2026-24512, CVE-2026-1580, CVE-2025-15566, CVE-2025-1974 of ingress-nginx, fixed in 1.13.9, 1.14.5 and 1.15.1 (container "web", spec.containers[0].image)',
    },
    "ingress-nginx that lacks the last fixes": {
      given: image("registry.k8s.io/ingress-nginx/controller:v1.14.3"),
      says: 'Pod "web" must not use the image registry.k8s.io/ingress-nginx/controller:v1.14.3: CVE-2026-4342, CVE-2026-3288 of ingress-nginx, fixed in 1.13.9, 1.14.5 and 1.15.1 (container "web", spec.containers[0].image)',
    },
    "ingress-nginx in a chroot": {
      given: image("registry.k8s.io/ingress-nginx/controller-chroot:v1.15.0"),
      says: 'Pod "web" must not use the image registry.k8s.io/ingress-nginx/controller-chroot:v1.15.0: CVE-2026-4342 of ingress-nginx, fixed in 1.13.9, 1.14.5 and 1.15.1 (container "web", spec.containers[0].image)',
    },
    "a Kyverno whose policies of one namespace reach all others": {
      given: image("ghcr.io/kyverno/kyverno:v1.16.2"),
      says: 'Pod "web" must not use the image ghcr.io/kyverno/kyverno:v1.16.2: CVE-2026-22039 of Kyverno, fixed in 1.15.3 and 1.16.3 (container "web", spec.containers[0].image)',
    },
    "an old Argo CD": {
      given: image("quay.io/argoproj/argocd:v2.2.3"),
      says: 'Pod "web" must not use the image quay.io/argoproj/argocd:v2.2.3: CVE-2025-55190, CVE-2022-24348 of Argo CD, fixed in 2.13.9, 2.14.16, 3.0.14 and 3.1.2 (container "web", spec.containers[0].image)',
    },
    "a Cilium whose pods may change the plugins of their node": {
      given: image("quay.io/cilium/cilium:v1.12.7"),
      says: 'Pod "web" must not use the image quay.io/cilium/cilium:v1.12.7: CVE-2023-27593 of Cilium, fixed in 1.11.15, 1.12.8 and 1.13.1 (container "web", spec.containers[0].image)',
    },
    "a Calico that lets any user of the node become root": {
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
