import { noRemovedApiVersions } from "../../policies/denial-of-service/no-removed-api-versions";
import { deployment, object, stack } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const cronJob = object("batch/v1beta1", "CronJob", "shop/report", { spec: { schedule: "@daily" } });
const ingress = object("extensions/v1beta1", "Ingress", "shop/web", { spec: {} });

testStackPolicy(noRemovedApiVersions, {
  accepts: {
    "a version that is served": stack(deployment("shop/web")),
    "a version that an old cluster still serves": { given: stack(cronJob), options: { version: "1.24.3" } },
    "a kind of the same version that goes on": stack(
      object("networking.k8s.io/v1beta1", "IPAddress", "address", { spec: {} }),
    ),
  },
  rejects: {
    "a version that is gone": {
      given: stack(cronJob),
      says: [
        'CronJob "shop/report" must not use batch/v1beta1, which Kubernetes 1.25 no longer serves: use batch/v1 (apiVersion)',
      ],
    },
    "a group that is gone": {
      given: stack(ingress),
      says: [
        'Ingress "shop/web" must not use extensions/v1beta1, which Kubernetes 1.22 no longer serves: use networking.k8s.io/v1 (apiVersion)',
      ],
    },
    "a kind that has no successor": {
      given: stack(object("policy/v1beta1", "PodSecurityPolicy", "old", { spec: {} })),
      says: [
        'PodSecurityPolicy "old" must not use policy/v1beta1, which Kubernetes 1.25 no longer serves (apiVersion)',
      ],
    },
  },
});
