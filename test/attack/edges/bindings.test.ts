import { bound } from "../../../lib/attack/edges/bound";
import { grants } from "../../../lib/attack/edges/grants";
import { secretIsToken } from "../../../lib/attack/edges/secret-is-token";
import { strongAccount } from "../../../lib/attack/edges/strong-account";
import { webhookBackend } from "../../../lib/attack/edges/webhook-backend";
import { type Manifest, object, pod, setAt, UNKNOWN } from "../../support/builders";
import { rule, webMay } from "../../support/exposed";
import { stepsIn } from "../support";

describe("bindings and their rules", () => {
  const [role, binding] = webMay([rule(["list"], "", "secrets")]);

  test("a subject is bound, and others are not", () => {
    expect(stepsIn(bound, role, binding)).toEqual([
      'ServiceAccount "shop/web" -> ClusterRoleBinding "web": confirmed',
    ]);
  });
  test("a subject that is not known may be anyone", () => {
    const open = setAt(binding, ["subjects", 0, "name"], UNKNOWN) as Manifest;
    const account = object("v1", "ServiceAccount", "shop/jobs");
    expect(stepsIn(bound, role, open, account)).toEqual(
      expect.arrayContaining([
        'a subject whose name is not known -> ClusterRoleBinding "web": confirmed',
        'ServiceAccount "shop/jobs" -> a subject whose name is not known: possible',
      ]),
    );
  });
  test("each rule that gives a right is a step of its own", () => {
    const [twice] = webMay([rule(["list"], "", "secrets"), rule(["get"], "", "secrets")]);
    const reads = (given: Manifest) =>
      stepsIn(grants, given, binding).filter((step) => step.endsWith("read every Secret: confirmed"));
    expect(reads(role)).toHaveLength(1);
    expect(reads(twice)).toHaveLength(2);
  });
  test("a role of another program may give anything", () => {
    expect(stepsIn(grants, binding)).toContainEqual(
      expect.stringMatching(/the right to do everything.*: possible/),
    );
  });
});

describe("SECRET_IS_TOKEN", () => {
  const secret = (type: string) =>
    object("v1", "Secret", "bank/deployer", {
      type,
      metadata: { annotations: { "kubernetes.io/service-account.name": "deployer" } },
    });

  test("a Secret of the token type is its account", () => {
    expect(stepsIn(secretIsToken, secret("kubernetes.io/service-account-token"))).toEqual([
      'Secret "bank/deployer" -> ServiceAccount "bank/deployer": confirmed',
    ]);
    expect(stepsIn(secretIsToken, secret("Opaque"))).toEqual([]);
  });
});

describe("STRONG_ACCOUNT", () => {
  const account = object("v1", "ServiceAccount", "shop/web");

  test("an account that may do anything is a goal, and one that reads pods is none", () => {
    const strong = 'ServiceAccount "shop/web" -> a service account that can take over the cluster: confirmed';
    expect(stepsIn(strongAccount, account, ...webMay([rule(["*"], "*", "*")]))).toContain(strong);
    const weak = stepsIn(strongAccount, account, ...webMay([rule(["get"], "", "pods")]));
    expect(weak).not.toContainEqual(expect.stringMatching(/-> a service account that/));
  });
});

describe("WEBHOOK_BACKEND", () => {
  const backend = pod({}, { "metadata.namespace": "hooks", "metadata.labels": { app: "hook" } });
  const service = object("v1", "Service", "hooks/hook", {
    spec: { selector: { app: "hook" }, ports: [{ port: 443 }] },
  });
  const configuration = (resources: string[]) =>
    object("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", "hook", {
      webhooks: [
        {
          name: "hook.example.com",
          clientConfig: { service: { name: "hook", namespace: "hooks" } },
          rules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources }],
        },
      ],
    });

  test("the pod that answers about pods controls admission, one that answers about events does not", () => {
    expect(stepsIn(webhookBackend, backend, service, configuration(["pods"]))).toEqual([
      'Pod "hooks/web" -> admission control: confirmed',
    ]);
    expect(stepsIn(webhookBackend, backend, service, configuration(["events"]))).toEqual([]);
  });
});
