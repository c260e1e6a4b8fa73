import { containerPolicy } from "../../lib/policy/define";
import { adapt, adaptAll } from "../../lib/pulumi/adapter";
import { configure, configureFor } from "../../lib/pulumi/configured";
import { decodeOnce, restoreDecoding } from "../../lib/pulumi/decode-once";
import { unjudged } from "../../lib/pulumi/notices";
import { requireResourceQuota } from "../../policies/denial-of-service/require-resource-quota";
import { requireRunAsNonRoot } from "../../policies/malicious-code-execution/require-run-as-non-root";
import { noHostNamespaces } from "../../policies/privilege-escalation/no-host-namespaces";
import { noPrivilegeEscalationInContainers } from "../../policies/privilege-escalation/no-privilege-escalation-in-containers";
import { noPrivilegedContainers } from "../../policies/privilege-escalation/no-privileged-containers";
import {
  analyze,
  analyzeStack,
  type By,
  type Registered,
  remediate,
  secret,
  UNKNOWN_TEXT,
  urnOf,
} from "./support";

const broken = adapt(
  containerPolicy({
    ...noPrivilegedContainers,
    id: "no-working-policy",
    check: () => {
      throw new Error("a bug");
    },
  }),
);
// Policies beyond the profile `baseline` are off without a configuration.
const runAsNonRoot = { ...requireRunAsNonRoot, profile: "baseline" } as const;
const policies = [noPrivilegedContainers, noHostNamespaces, runAsNonRoot].map(adapt);

const podWith = (spec: Record<string, unknown>): Registered => ({
  type: "kubernetes:core/v1:Pod",
  name: "web",
  properties: { apiVersion: "v1", kind: "Pod", metadata: { name: "web" }, spec },
});
const vulnerable = podWith({
  hostPID: true,
  securityContext: { runAsNonRoot: true },
  containers: secret([{ name: "web", image: "nginx", securityContext: { privileged: true } }]),
});

describe.each<[string, By, () => void]>([
  ["judged by the pack's own handlers", "the pack", () => {}],
  ["judged by the SDK's, decoded once", "the SDK", () => void decodeOnce()],
  ["judged by the SDK's alone", "the SDK", () => restoreDecoding()],
])("a resource %s", (_name, by, prepare) => {
  beforeAll(prepare);

  test("is judged by each policy, with its title and the fact in the message", async () => {
    const { violations } = await analyze(policies, vulnerable, by);
    expect(violations.map(({ policy }) => policy)).toEqual([
      "no-privileged-containers",
      "no-host-namespaces",
    ]);
    expect(violations[1]?.message.split("\n").slice(0, 2)).toEqual([
      noHostNamespaces.title,
      'Pod "web" must not set spec.hostPID=true.',
    ]);
  });

  test("of a foreign type is not applicable, never a pass", async () => {
    const bucket = { type: "aws:s3/bucket:Bucket", name: "b", properties: { acl: "private" } };
    expect(await analyze(policies, bucket, by)).toEqual({
      violations: [],
      notApplicable: ["no-privileged-containers", "no-host-namespaces", "require-run-as-non-root"],
    });
  });

  test("that --target left out arrives empty and is not applicable", async () => {
    const empty = { type: "kubernetes:core/v1:Pod", name: "web", properties: {} };
    expect((await analyze(policies, empty, by)).notApplicable).toHaveLength(3);
  });

  test("with unknown values neither throws nor violates", async () => {
    const unknown = podWith({ hostPID: UNKNOWN_TEXT, containers: UNKNOWN_TEXT });
    expect((await analyze(policies, unknown, by)).violations).toEqual([]);
  });

  test("is repaired in place: secrets stay secret, and nothing else changes", async () => {
    expect(await remediate(policies, vulnerable)).toEqual({
      ...vulnerable.properties,
      spec: {
        securityContext: { runAsNonRoot: true },
        containers: secret([{ name: "web", image: "nginx", securityContext: { privileged: true } }]),
      },
    });
  });

  test("whose containers are one secret is repaired inside, and stays one secret", async () => {
    const given = podWith({
      securityContext: { runAsNonRoot: true },
      containers: secret([{ name: "web", securityContext: { runAsNonRoot: false } }]),
    });
    expect(await remediate(policies, given)).toEqual(
      podWith({
        securityContext: { runAsNonRoot: true },
        containers: secret([{ name: "web", securityContext: {} }]),
      }).properties,
    );
  });

  test("is left alone by the repairs where nothing is wrong", async () => {
    const fine = podWith({ securityContext: { runAsNonRoot: true }, containers: [{ name: "web" }] });
    expect(await remediate(policies, fine)).toBeUndefined();
  });

  test("on which a policy fails is judged by the others, and the failure becomes one notice", async () => {
    const { violations } = await analyze([broken, ...policies], vulnerable, by);
    expect(violations.map(({ policy }) => policy)).toEqual([
      "no-privileged-containers",
      "no-host-namespaces",
    ]);
    const notices = await analyzeStack([unjudged], [vulnerable], by);
    expect(notices.violations.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('no-working-policy could not judge Pod "web" and did not run: a bug'),
    );
  });

  test("whose finding cannot be told ends no run, and the failure becomes one notice", async () => {
    const policy = { ...noHostNamespaces, id: "no-words" };
    const untold = adapt(policy);
    Object.defineProperty(policy, "title", {
      get: () => {
        throw new Error("no title");
      },
    });
    expect((await analyze([untold], vulnerable, by)).violations).toEqual([]);
    const notices = await analyzeStack([unjudged], [vulnerable], by);
    expect(notices.violations.map(({ message }) => message)).toContainEqual(
      expect.stringContaining("no-words could not judge what it found and did not run: no title"),
    );
  });
});

describe("what is exempted by the configuration", () => {
  const entry = {
    policies: ["no-privilege-escalation-in-containers"],
    target: { container: "log" },
    reason: "a driver",
  };
  const escalating = (name: string) => ({ name, securityContext: { allowPrivilegeEscalation: true } });
  const given = podWith({ containers: [escalating("api"), escalating("log")] });
  const policy = { ...noPrivilegeEscalationInContainers, profile: "baseline" } as const;
  const served = [adapt(policy)];

  beforeAll(() => {
    configureFor([policy]);
    configure({ settings: { exemptions: [entry] } });
  });
  afterAll(() => {
    configureFor([]);
    configure({});
  });

  test("is no violation, and one line of the stack names it", async () => {
    const { violations } = await analyze(served, given);
    expect(violations.map(({ message }) => message.split("\n")[1])).toEqual([
      expect.stringContaining('container "api" must set securityContext.allowPrivilegeEscalation=false'),
    ]);
    const { violations: notices } = await analyzeStack([unjudged], [given]);
    expect(notices.map(({ message }) => message)).toContainEqual(
      expect.stringContaining(
        '1 finding is exempted: no-privilege-escalation-in-containers in Pod "web": a driver (configuration).',
      ),
    );
  });

  test("is not repaired", async () => {
    const repaired = { name: "api", securityContext: { allowPrivilegeEscalation: false } };
    expect(await remediate(served, given)).toMatchObject({
      spec: { containers: [repaired, escalating("log")] },
    });
  });
});

describe("a stack", () => {
  const provider = {
    urn: "urn:pulumi:dev::shop::pulumi:providers:kubernetes::shop",
    properties: { kubeconfig: UNKNOWN_TEXT },
  };
  const namespace: Registered = {
    type: "kubernetes:core/v1:Namespace",
    name: "shop",
    provider,
    properties: { apiVersion: "v1", kind: "Namespace", metadata: {} },
  };
  const web: Registered = {
    type: "kubernetes:apps/v1:Deployment",
    name: "web",
    provider,
    properties: {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { namespace: UNKNOWN_TEXT },
      spec: { template: {} },
    },
    propertyDependencies: { metadata: [urnOf(namespace)] },
  };
  const bare = (resource: Registered): Registered => ({ ...resource, properties: {} });
  const quota = [adapt(requireResourceQuota)];

  test("whose provider is unknown is judged on the inputs that were analyzed, and on the dependencies", async () => {
    for (const resource of [namespace, web]) await analyze(policies, resource);
    const { violations } = await analyzeStack(quota, [bare(web), bare(namespace)]);
    expect(violations.map(({ urn }) => urn)).toEqual([urnOf(namespace)]);
    expect(violations[0]?.message).toContain('Namespace "shop" must have a ResourceQuota or a LimitRange');
  });

  test("with a Release leaves open what the Release may bring, and says what it did not see", async () => {
    const release: Registered = {
      type: "kubernetes:helm.sh/v3:Release",
      name: "chart",
      provider,
      properties: { chart: "x" },
    };
    for (const resource of [namespace, web, release]) await analyze(policies, resource);
    const { violations } = await analyzeStack(
      [...quota, unjudged],
      [bare(web), bare(namespace), bare(release)],
    );
    expect(violations.filter(({ policy }) => policy === "require-resource-quota")).toEqual([]);
    expect(violations.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('Not seen: kubernetes:helm.sh/v3:Release "chart"'),
    );
  });

  test("that is split over two clusters keeps their namespaces apart", async () => {
    const other = { urn: "urn:other", properties: { kubeconfig: "b" } };
    const inFirst = { ...namespace, properties: { ...namespace.properties, metadata: { name: "shop" } } };
    const inSecond: Registered = {
      ...web,
      name: "elsewhere",
      provider: other,
      properties: { ...web.properties, metadata: { name: "web", namespace: "shop" } },
    };
    for (const resource of [inFirst, inSecond]) await analyze(policies, resource);
    expect((await analyzeStack(quota, [inFirst, inSecond])).violations).toEqual([]);
  });

  test("without resources is not applicable", async () => {
    const root = { type: "pulumi:pulumi:Stack", name: "shop-dev", properties: {} };
    expect((await analyzeStack(quota, [root])).notApplicable).toEqual(["require-resource-quota"]);
  });
});

test("the worst policies run first, the others in the order in which they came", () => {
  const served = adaptAll([
    requireResourceQuota,
    requireRunAsNonRoot,
    noHostNamespaces,
    noPrivilegedContainers,
  ]);
  expect(served.map(({ sdk }) => sdk.name)).toEqual([
    "no-privileged-containers",
    "no-host-namespaces",
    "require-resource-quota",
    "require-run-as-non-root",
  ]);
});
