import { noCredentialsInMetadata } from "../../policies/access-to-sensitive-data/no-credentials-in-metadata";
import { deployment, object, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const service = (metadata: Parameters<typeof object>[3] = {}) =>
  stack(object("v1", "Service", "shop/web", { metadata }));
const secret = (annotations: Parameters<typeof object>[3]) =>
  stack(object("v1", "Secret", "shop/db", { metadata: { annotations } }));
const DIGEST = "3f9a7c1e5b8d2046f1a3c5e7092b4d6f8e0a1c3b5d7f9e2046a8c0e1b3d5f792";

testStackPolicy(noCredentialsInMetadata, {
  accepts: {
    "ordinary labels and annotations": service({
      labels: { app: "web" },
      annotations: { "prometheus.io/scrape": "true", description: "Password reset of the shop" },
    }),
    "no metadata but a name": service(),
    "the digest of a Secret": service({ annotations: { "checksum/secret": DIGEST } }),
    "the name of a Secret": service({
      annotations: { "nginx.ingress.kubernetes.io/auth-secret": "web-users" },
    }),
    "a reference into a store": service({
      annotations: { "vault.hashicorp.com/agent-inject-secret-password": "vault:secret/data/shop#password" },
    }),
    "the role of an account": service({
      annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/shop" },
    }),
    "a Secret with an annotation": secret({ owner: "team-shop" }),
    "a credential under a name that is allowed": {
      given: service({ annotations: { "example.org/demo-password": "hunter22" } }),
      options: { allowedNames: ["*demo-password"] },
    },
  },
  rejects: {
    "passwords in annotations, by name and within settings": {
      given: service({
        annotations: {
          "proxy-password": "hunter22",
          "ad.datadoghq.com/web.instances": '[{"user":"dd","password":"hunter22"}]',
        },
      }),
      says: [
        'Service "shop/web" must not hold a password (metadata.annotations.proxy-password, metadata.annotations["ad.datadoghq.com/web.instances"])',
      ],
    },
    "a token in a label": {
      given: service({ labels: { "api-token": "q8Zt2VwYc6Lk4Rx0" } }),
      says: ['Service "shop/web" must not hold a secret value (metadata.labels.api-token)'],
    },
    "a password in the annotations of a pod template": {
      given: stack(
        deployment(
          "shop/web",
          {},
          { "spec.template.metadata.annotations": { "proxy-password": "hunter22" } },
        ),
      ),
      says: [
        'Deployment "shop/web" must not hold a password (spec.template.metadata.annotations.proxy-password)',
      ],
    },
    "a Secret that repeats its data": {
      given: secret({ "kubectl.kubernetes.io/last-applied-configuration": '{"data":{"a":"eA=="}}' }),
      says: [
        'Secret "shop/db" must not repeat its data in an annotation (metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"])',
      ],
    },
    "a credential by a name of the organization": {
      given: service({ annotations: { "shop-pin": "4711-lima" } }),
      options: { credentialNames: ["*-pin"] },
      says: ['Service "shop/web" must not hold a password (metadata.annotations.shop-pin)'],
    },
  },
  undecided: {
    "annotations from an output": service({ annotations: UNKNOWN }),
    "a password from an output": service({ annotations: { "proxy-password": UNKNOWN } }),
  },
});
