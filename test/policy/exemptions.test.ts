import { type PackConfig, settingsOf } from "../../lib/policy/configuration";
import { isStackPolicy, type Policy } from "../../lib/policy/define";
import { evaluate } from "../../lib/policy/evaluate";
import { EXEMPT } from "../../lib/policy/exemptions/annotation-form";
import { exemptionText } from "../../lib/policy/exemptions/exemption";
import { Exemptions } from "../../lib/policy/exemptions/exemptions";
import { packSettingsOf } from "../../lib/policy/pack-settings";
import { policies } from "../../policies";
import { container, deployment, type Manifest, pod, type Tweaks } from "../support/builders";
import { programIn } from "../support/declared";

const TODAY = "2026-11-27";

/** What a policy says of an object under settings: what stands, what is exempted, and what is wrong with exemptions. */
function judged(id: string, given: Manifest, settings: object, levels: PackConfig = {}) {
  const policy = policies.find((each) => each.id === id) as Policy;
  if (isStackPolicy(policy)) throw new Error(`${id} judges stacks`);
  const exemptions = new Exemptions({
    policies,
    rules: packSettingsOf(settings),
    levelOf: settingsOf(policies, levels).levelOf,
    today: TODAY,
  });
  const program = programIn({ objects: [given], notSeen: [] });
  const objects = program.clusters.flatMap((cluster) => cluster.objects).filter(policy.appliesTo);
  const findings = objects
    .flatMap((object) => evaluate(policy, object).findings)
    .flatMap((finding) => exemptions.apply(finding));
  return {
    stands: findings.filter(({ exempted }) => exempted === undefined).map(({ message }) => message),
    exempted: findings.flatMap(({ exempted }) => (exempted === undefined ? [] : [exemptionText(exempted)])),
    wrong: [...exemptions.issues(program)].flatMap((issue) =>
      issue === undefined ? [] : [`${issue.field.owner.title} ${issue.demand}`],
    ),
  };
}

const PID = "no-host-namespaces";
const onHost = (metadata: Tweaks = {}) =>
  pod({ hostPID: true }, { "metadata.namespace": "shop", ...metadata });
const standing = ['Pod "shop/web" must not set spec.hostPID=true'];
const accepted = { policies: [PID], target: { name: "web" }, reason: "a debugger" };
const configured = (...exemptions: object[]) => judged(PID, onHost(), { exemptions });

describe("an exemption of the configuration", () => {
  test.each([
    ["an id and a name", {}],
    ["a category", { policies: ["privilege-escalation"] }],
    ["a threat row", { policies: ["E2"] }],
    ["a kind", { target: { kind: "Pod" } }],
    ["a namespace by a glob", { target: { namespace: "sh*" } }],
    ["its last day", { expires: TODAY }],
  ])("by %s covers the finding", (_name, change) => {
    expect(configured({ ...accepted, ...change })).toMatchObject({ stands: [], wrong: [] });
  });

  test("says why, by whom it is asked for and until when", () => {
    expect(configured({ ...accepted, expires: "2027-01-01", ticket: "OPS-7" }).exempted).toEqual([
      "a debugger (configuration, OPS-7, until 2027-01-01)",
    ]);
  });

  test.each([
    ["without a reason", { reason: undefined }, "must give a reason"],
    ["with an empty reason", { reason: " " }, "must give a reason"],
    ["of yesterday", { expires: "2026-11-26" }, "must be renewed or removed: it ended on 2026-11-26"],
    [
      "until no day",
      { expires: "2026-02-30" },
      'must end on a day that is written as YYYY-MM-DD, not "2026-02-30"',
    ],
    [
      "from a misspelt policy",
      { policies: [PID, "no-host-pids"] },
      'must name policies, categories or threat rows that exist, not "no-host-pids"',
    ],
    [
      "from a policy everywhere",
      { target: {} },
      "must name a target; to switch a policy off, set its level to disabled",
    ],
    [
      "of something else",
      { target: { name: "api" } },
      "must be corrected or removed: its target matches nothing",
    ],
    [
      "from what does not befall it",
      { policies: ["no-privileged-containers"] },
      "must be removed: it matches no finding",
    ],
  ])("%s covers nothing, and is itself a finding", (_name, change, flaw) => {
    const entry = { ...accepted, ...change };
    const subject = `Exemption "1: ${entry.policies.join(", ")}"`;
    expect(configured(entry)).toEqual({ stands: standing, exempted: [], wrong: [`${subject} ${flaw}`] });
  });

  test("of another stack is no matter of this one", () => {
    expect(configured({ ...accepted, target: { urn: "urn:pulumi:prod::shop::*" } }).wrong).toEqual([]);
  });

  test("from a policy that is off is no finding", () => {
    const entry = { ...accepted, policies: ["no-privileged-containers"] };
    expect(
      judged(PID, onHost(), { exemptions: [entry] }, { "no-privileged-containers": "disabled" }).wrong,
    ).toEqual([]);
  });
});

const PRIVILEGED = "no-privileged-containers";
const both = deployment("web", {
  containers: ["api", "log"].map((name) => container({ name, "securityContext.privileged": true })),
});

describe("an exemption of one container", () => {
  const rest =
    'Deployment "web": container "api" must not set securityContext.privileged=true (spec.template.spec.containers[0])';

  test("of the configuration leaves the others", () => {
    const entry = { policies: [PRIVILEGED], target: { container: "log" }, reason: "reads kernel logs" };
    expect(judged(PRIVILEGED, both, { exemptions: [entry] })).toEqual({
      stands: [rest],
      exempted: ["reads kernel logs (configuration)"],
      wrong: [],
    });
  });

  test.each([
    ["in the key", `${EXEMPT}${PRIVILEGED}.log`, "reads kernel logs"],
    ["in the value", `${EXEMPT}${PRIVILEGED}`, "reads kernel logs; container=log"],
  ])("by an annotation of the pod template, %s, leaves the others", (_name, key, value) => {
    const spec = both["spec"] as { template: object };
    const given = {
      ...both,
      spec: { ...spec, template: { ...spec.template, metadata: { annotations: { [key]: value } } } },
    };
    expect(judged(PRIVILEGED, given, { annotationExemptions: "all" })).toEqual({
      stands: [rest],
      exempted: ["reads kernel logs (annotation)"],
      wrong: [],
    });
  });
});

describe("an annotation", () => {
  const annotated = (value: string, key = PID) =>
    onHost({ "metadata.annotations": { [`${EXEMPT}${key}`]: value } });

  test("exempts from an advisory policy by default", () => {
    const { stands, exempted } = judged(
      PID,
      annotated("reads /proc; ticket=OPS-7; expires=2027-01-01"),
      {},
      { [PID]: "advisory" },
    );
    expect({ stands, exempted }).toEqual({
      stands: [],
      exempted: ["reads /proc (annotation, OPS-7, until 2027-01-01)"],
    });
  });

  test.each([
    ["a mandatory policy by default", {}, "mandatory"],
    ["an advisory policy where none is allowed", { annotationExemptions: "none" }, "advisory"],
  ] as const)("does not exempt from %s, and says so", (_name, settings, level) => {
    const { stands, wrong } = judged(PID, annotated("reads /proc"), settings, { [PID]: level });
    expect(stands).toEqual(standing);
    expect(wrong).toEqual([
      expect.stringContaining('Pod "shop/web" has an exemption that must move to the configuration'),
    ]);
  });

  test.each([
    ["", PID, "must give a reason"],
    ["; expires=2027-01-01", PID, "must give a reason"],
    ["x; expires=2026-01-01", PID, "must be renewed or removed"],
    ["x; expires=soon", PID, "must end on a day"],
    ["x; expire=2027-01-01", PID, 'must write expires, ticket or container, not "expire"'],
    ["x", "no-host-pids", "must name policies"],
    ["x", "no-privileged-containers", "must be removed: it matches no finding"],
    ["x", `${PID}.sidecar`, "must be removed: it matches no finding"],
  ])("of %j for %s exempts from nothing", (value, key, flaw) => {
    const { stands, wrong } = judged(PID, annotated(value, key), { annotationExemptions: "all" });
    expect(stands).toEqual(standing);
    expect(wrong).toEqual([expect.stringContaining(flaw)]);
  });

  test("has a key that Kubernetes takes, for every policy", () => {
    const [, start = ""] = EXEMPT.split("/");
    expect(policies.filter(({ id }) => `${start}${id}`.length > 63)).toEqual([]);
  });
});

describe("an annotation for another tool", () => {
  const given = (annotations: Tweaks) =>
    pod(
      { containers: [container({ "securityContext.privileged": true })] },
      { "metadata.annotations": annotations as Manifest },
    );
  const settings = { annotationExemptions: "all", peerExemptions: true };

  test.each([
    [{ "ignore-check.kube-linter.io/privileged-container": "a driver" }, "a driver (kube-linter)"],
    [{ "kube-linter.io/ignore-all": "" }, "none is given for kube-linter (kube-linter)"],
    [{ "checkov.io/skip1": "CKV_K8S_16=a driver" }, "a driver (checkov)"],
    [
      { "kube-score/ignore": "pod-probes, container-security-context-privileged" },
      "none is given for kube-score (kube-score)",
    ],
    [{ "kube-score/skip": "true" }, "none is given for kube-score (kube-score)"],
  ])("%j exempts from the policy that checks the same, where it is switched on", (annotations, text) => {
    expect(judged(PRIVILEGED, given(annotations), settings)).toEqual({
      stands: [],
      exempted: [text],
      wrong: [],
    });
    expect(judged(PRIVILEGED, given(annotations), { annotationExemptions: "all" }).exempted).toEqual([]);
  });

  test("exempts from nothing else, and its misuse is no finding of ours", () => {
    const annotations = { "checkov.io/skip1": "CKV_K8S_20=a driver", "kube-score/ignore": "nothing" };
    expect(judged(PRIVILEGED, given(annotations), settings)).toMatchObject({ exempted: [], wrong: [] });
  });
});

test("settings exempt whole namespaces, and one without findings is no mistake", () => {
  expect(judged(PID, onHost(), { exemptNamespaces: ["sh*", "other"] })).toEqual({
    stands: [],
    exempted: ["its namespace is exempt (configuration)"],
    wrong: [],
  });
});
