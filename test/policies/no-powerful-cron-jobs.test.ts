import { noPowerfulCronJobs } from "../../policies/persistence/no-powerful-cron-jobs";
import { type Manifest, object, pod, stack, type Tweaks, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const RBAC = "rbac.authorization.k8s.io";
const TOKEN = { automountServiceAccountToken: true };
const cronJob = (tweaks: Tweaks = {}): Manifest =>
  object("batch/v1", "CronJob", "shop/report", {
    spec: {
      schedule: "0 2 * * *",
      jobTemplate: { spec: { template: { spec: pod(tweaks)["spec"] as never } } },
    },
  });
const role = (...verbs: (string | typeof UNKNOWN)[]): Manifest =>
  object(`${RBAC}/v1`, "Role", "shop/web", { rules: [{ apiGroups: ["batch"], resources: ["jobs"], verbs }] });
const binding = (subject: object = {}): Manifest =>
  object(`${RBAC}/v1`, "RoleBinding", "shop/web", {
    roleRef: { apiGroup: RBAC, kind: "Role", name: "web" },
    subjects: [{ kind: "ServiceAccount", name: "web", namespace: "shop", ...subject }],
  });
const SAYS =
  'CronJob "shop/report" must not run with a token that may change the cluster by Role "web" through RoleBinding "shop/web" (spec.jobTemplate.spec.template.spec.serviceAccountName)';

testStackPolicy(noPowerfulCronJobs, {
  accepts: {
    "a job without a token": stack(cronJob(), role("create"), binding()),
    "a job whose account only reads": stack(cronJob(TOKEN), role("get", "list"), binding()),
    "rights of another account": stack(cronJob(TOKEN), role("create"), binding({ name: "other" })),
    "an account that mounts no token by itself": stack(
      cronJob({ automountServiceAccountToken: undefined }),
      object("v1", "ServiceAccount", "shop/web", { automountServiceAccountToken: false }),
      role("create"),
      binding(),
    ),
  },
  rejects: {
    "a job that may create jobs": { given: stack(cronJob(TOKEN), role("create"), binding()), says: [SAYS] },
    "a token that is mounted by default": {
      given: stack(cronJob({ automountServiceAccountToken: undefined }), role("*"), binding()),
      says: [SAYS],
    },
    "rights of all accounts of the namespace": {
      given: stack(
        cronJob(TOKEN),
        role("delete"),
        binding({ kind: "Group", name: "system:serviceaccounts:shop", namespace: undefined }),
      ),
      says: [SAYS],
    },
    "a token for the API's audience in a projected volume": {
      given: stack(
        cronJob({
          volumes: [{ name: "token", projected: { sources: [{ serviceAccountToken: { path: "token" } }] } }],
          "containers[0].volumeMounts": [{ name: "token", mountPath: "/var/run/token" }],
        }),
        role("create"),
        binding(),
      ),
      says: [SAYS],
    },
  },
  undecided: {
    "an account from an output": stack(
      cronJob({ ...TOKEN, serviceAccountName: UNKNOWN }),
      role("create"),
      binding(),
    ),
    "rights from an output": stack(cronJob(TOKEN), role(UNKNOWN), binding()),
    "a subject from an output": stack(cronJob(TOKEN), role("create"), binding({ name: UNKNOWN })),
  },
});
