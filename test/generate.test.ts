import { describeReference, faultOf, PEERS, SCHEMES } from "../lib/explanation/references";
import { examplesOf } from "../scripts/generate/examples";
import { leftOut } from "../scripts/generate/left-out";
import { statementOf } from "../scripts/generate/typescript";
import { container, namespace, object, pod, resource, type Stack, stack, UNKNOWN } from "./support/builders";
import type { Table } from "./support/policy-table";

describe("an example", () => {
  test("shows of a pod what differs, and once that the rest is left out", () => {
    const rejected = pod({ hostPID: true, "containers[0].securityContext.privileged": true });
    expect(statementOf(rejected, pod())).toBe(`new k8s.core.v1.Pod("web", {
  spec: {
    containers: [{ name: "web", securityContext: { privileged: true } }],
    hostPID: true,
    // …
  },
});`);
  });

  test("says what is missing where nothing else differs", () => {
    expect(statementOf(pod(), pod({ hostPID: true }))).toBe(`new k8s.core.v1.Pod("web", {
  spec: {
    // no hostPID
    // …
  },
});`);
  });

  test("shows only the containers that differ", () => {
    const both = (image: string) => pod({ containers: [container(), container({ name: "log", image })] });
    expect(statementOf(both("nginx"), both("nginx:1.29"))).toContain(
      'containers: [{ name: "log", image: "nginx" }],',
    );
  });

  test("shows an image in full where it is the point", () => {
    const text = statementOf(pod(), pod({ "containers[0].image": "nginx" }));
    expect(text).toMatch(/image: "registry\.example\.com\/shop\/web:1\.4\.2@sha256:[0-9a-f]{64}",/);
  });

  test("shows what both examples add to the minimal valid pod", () => {
    const volumes = [{ name: "host", hostPath: { path: "/etc" } }];
    const text = statementOf(pod({ volumes, hostPID: true }), pod({ volumes }));
    expect(text).toContain('volumes: [{ name: "host", hostPath: { path: "/etc" } }],');
  });

  test("compares a container that the other example lacks with the minimal valid one", () => {
    const initContainers = [container({ name: "setup", "securityContext.privileged": true })];
    expect(statementOf(pod({ initContainers }), pod())).toContain(
      '    initContainers: [{ name: "setup", securityContext: { privileged: true } }],',
    );
  });

  test("shows any other object in full, with the SDK's class for its API version", () => {
    const rules = [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }];
    expect(
      statementOf(object("rbac.authorization.k8s.io/v1", "ClusterRole", "all", { rules })),
    ).toBe(`new k8s.rbac.v1.ClusterRole("all", {
  rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }],
});`);
  });

  test("declares what the SDK has no class for as a custom resource, and unknowns as outputs", () => {
    const policy = object("security.istio.io/v1", "PeerAuthentication", "istio-system/default", {
      spec: { mtls: { mode: UNKNOWN } },
    });
    expect(statementOf(policy)).toBe(`new k8s.apiextensions.CustomResource("default", {
  apiVersion: "security.istio.io/v1",
  kind: "PeerAuthentication",
  metadata: { name: "default", namespace: "istio-system" },
  spec: { mtls: { mode: outputOfAnotherResource } },
});`);
  });

  test.each([
    ["aws:eks/cluster:Cluster", "aws.eks.Cluster"],
    ["aws-native:eks:Cluster", "aws_native.eks.Cluster"],
    ["digitalocean:index/kubernetesCluster:KubernetesCluster", "digitalocean.KubernetesCluster"],
    ["pulumi:providers:kubernetes", "k8s.Provider"],
  ])("names the class of %s", (token, className) => {
    const text = statementOf(resource(token, "prod", { version: "1.33" }));
    expect(text).toBe(`new ${className}("prod", { version: "1.33" });`);
  });
});

describe("the examples of a page", () => {
  const shop = namespace("shop");
  const rejects = { "a binding": { given: stack(shop, object("v1", "Binding", "shop/web")), says: ["…"] } };
  const codeOf = (accepts: Table<Stack, readonly string[]>["accepts"]) =>
    examplesOf({ table: { accepts, rejects } }).accepted?.code;

  test("show of the accepted one only what the rejected one has not", () => {
    expect(codeOf({ "a secret": stack(shop, object("v1", "Secret", "shop/web")) })).toBe(
      `new k8s.core.v1.Secret("web", { metadata: { name: "web", namespace: "shop" } });

// … and the rest as above, without Binding "web"`,
    );
    expect(codeOf({ "no binding": stack(shop) })).toBe('// the same as above, without Binding "web"');
  });

  test("are the first case, or the one that says it is an example", () => {
    const cases = { first: stack(), second: { given: stack(shop), example: true as const } };
    const { accepted } = examplesOf({ table: { accepts: cases, rejects } });
    expect(accepted?.name).toBe("second");
  });
});

describe("references", () => {
  test("every scheme and peer shows an id that it accepts", () => {
    const examples = [SCHEMES, PEERS].flatMap((families) =>
      Object.values(families).map(({ example }) => faultOf(example, families)),
    );
    expect(examples.filter((fault) => fault !== undefined)).toEqual([]);
  });

  test("the names of checks that are left out are well-formed", () => {
    const faults = leftOut().flatMap(({ equivalents }) => equivalents.map((each) => faultOf(each, PEERS)));
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });

  test("malformed ones are told how to be written", () => {
    expect(faultOf("T1611", SCHEMES)).toBe("T1611: use one of pss, cis, nsa, owasp, mitre, ms, url");
    expect(faultOf("mitre:1611", SCHEMES)).toBe("mitre:1611: write it as in mitre:T1611");
  });

  test.each([
    ["mitre:T1611", "MITRE ATT&CK T1611", "https://attack.mitre.org/techniques/T1611/"],
    ["mitre:T1053.007", "MITRE ATT&CK T1053.007", "https://attack.mitre.org/techniques/T1053/007/"],
    ["mitre:TA0004", "MITRE ATT&CK TA0004", "https://attack.mitre.org/tactics/TA0004/"],
    ["cis:5.2.2", "CIS Kubernetes Benchmark 5.2.2", undefined],
    ["cis:eks/5.4.1", "CIS EKS Benchmark 5.4.1", undefined],
    ["url:https://kubernetes.io/", "https://kubernetes.io/", "https://kubernetes.io/"],
  ])("%s is shown in words, with a link where one is certain", (reference, text, url) => {
    expect(describeReference(reference)).toEqual(url === undefined ? { text } : { text, url });
  });
});
