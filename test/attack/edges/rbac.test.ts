import type { EDGES } from "../../../lib/attack/edges";
import { adminPower } from "../../../lib/attack/edges/admin-power";
import { admissionCtrl } from "../../../lib/attack/edges/admission-ctrl";
import { anyNode } from "../../../lib/attack/edges/any-node";
import { attach } from "../../../lib/attack/edges/attach";
import { awsAuth } from "../../../lib/attack/edges/aws-auth";
import { bindRole } from "../../../lib/attack/edges/bind-role";
import { clusterAdmin } from "../../../lib/attack/edges/cluster-admin";
import { controllerCrd } from "../../../lib/attack/edges/controller-crd";
import { createWorkload } from "../../../lib/attack/edges/create-workload";
import { createWorkloadEscape } from "../../../lib/attack/edges/create-workload-escape";
import { csr } from "../../../lib/attack/edges/csr";
import { debugPod } from "../../../lib/attack/edges/debug-pod";
import { escalateRole } from "../../../lib/attack/edges/escalate-role";
import { exec } from "../../../lib/attack/edges/exec";
import { forgeTokenSecret } from "../../../lib/attack/edges/forge-token-secret";
import { hubAccounts } from "../../../lib/attack/edges/hub-accounts";
import { hubPods } from "../../../lib/attack/edges/hub-pods";
import { hubSecrets } from "../../../lib/attack/edges/hub-secrets";
import { impersonate } from "../../../lib/attack/edges/impersonate";
import { mintToken } from "../../../lib/attack/edges/mint-token";
import { nodeProxy } from "../../../lib/attack/edges/node-proxy";
import { nsAdmin } from "../../../lib/attack/edges/ns-admin";
import { nsPatch } from "../../../lib/attack/edges/ns-patch";
import { patchWorkload } from "../../../lib/attack/edges/patch-workload";
import { portForward } from "../../../lib/attack/edges/port-forward";
import { proxyPod } from "../../../lib/attack/edges/proxy-pod";
import { pvHostpath } from "../../../lib/attack/edges/pv-hostpath";
import { readSecrets } from "../../../lib/attack/edges/read-secrets";
import { replaceImage } from "../../../lib/attack/edges/replace-image";
import type { ValueMap } from "../../../lib/model/value";
import { type Manifest, namespace, object, pod } from "../../support/builders";
import { rule, webMay } from "../../support/exposed";
import { stepsIn } from "../support";

const RBAC = "rbac.authorization.k8s.io";

/** The steps that need a right or an account of the program. */
function toGoal(edge: (typeof EDGES)[number], ...objects: readonly Manifest[]): string[] {
  return stepsIn(edge, ...objects).filter(
    (step) => !/^(Group|any Service|the labels of all|pods of)/.test(step),
  );
}

describe("a right leads to what it gives, where it is given", () => {
  type Case = [edge: (typeof EDGES)[number], gives: ValueMap, to: string, not: ValueMap];
  test.each<Case>([
    [clusterAdmin, rule(["*"], "*", "*"), "cluster-admin", rule(["*"], "", "*")],
    [
      readSecrets,
      rule(["list"], "", "secrets"),
      "every Secret of all namespaces",
      rule(["create"], "", "secrets"),
    ],
    [
      mintToken,
      rule(["create"], "", "serviceaccounts/token"),
      "any ServiceAccount of all namespaces",
      rule(["create"], "", "serviceaccounts"),
    ],
    [
      forgeTokenSecret,
      rule(["create", "get"], "", "secrets"),
      "any ServiceAccount of all namespaces",
      rule(["create"], "", "secrets"),
    ],
    [
      createWorkload,
      rule(["create"], "batch", "jobs"),
      "pods of the attacker's own in all namespaces",
      rule(["create"], "", "jobs"),
    ],
    [
      patchWorkload,
      rule(["patch"], "apps", "deployments"),
      "pods of the attacker's own in all namespaces",
      rule(["patch"], "apps", "deployments/scale"),
    ],
    [replaceImage, rule(["update"], "", "pods"), "every pod of all namespaces", rule(["delete"], "", "pods")],
    [
      exec,
      rule(["create"], "", "pods/exec"),
      "every pod of all namespaces",
      rule(["create"], "", "pods/eviction"),
    ],
    [
      portForward,
      rule(["create"], "", "pods/portforward"),
      "every port of the pods of all namespaces",
      rule(["create"], "", "pods/eviction"),
    ],
    [
      proxyPod,
      rule(["get"], "", "services/proxy"),
      "every port of the pods of all namespaces",
      rule(["get"], "", "services"),
    ],
    [
      debugPod,
      rule(["patch"], "", "pods/ephemeralcontainers"),
      "every pod of all namespaces",
      rule(["get"], "", "pods/ephemeralcontainers"),
    ],
    [
      nodeProxy,
      rule(["get"], "", "nodes/proxy"),
      "every pod of all namespaces",
      rule(["get"], "", "nodes/metrics"),
    ],
    [impersonate, rule(["impersonate"], "", "users"), "cluster-admin", rule(["impersonate"], "", "groups")],
    [awsAuth, rule(["update"], "", "configmaps"), "cluster-admin", rule(["get"], "", "configmaps")],
    [
      admissionCtrl,
      rule(["create"], "admissionregistration.k8s.io", "mutatingwebhookconfigurations"),
      "admission control",
      rule(["get"], "admissionregistration.k8s.io", "mutatingwebhookconfigurations"),
    ],
    [
      controllerCrd,
      rule(["create"], "argoproj.io", "workflows"),
      "pods of the attacker's own in all namespaces",
      rule(["get"], "argoproj.io", "workflows"),
    ],
  ])("$id", (edge, gives, to, not) => {
    const fromRights = (rules: ValueMap) =>
      stepsIn(edge, ...webMay([rules])).filter((step) => step.startsWith("the right to"));
    expect(fromRights(gives)).toContainEqual(expect.stringContaining(`-> ${to}: `));
    expect(fromRights(not)).toEqual([]);
  });
});

describe("a right in one namespace leads to what is in it", () => {
  test.each<[edge: (typeof EDGES)[number], gives: ValueMap, to: string]>([
    [nsAdmin, rule(["*"], "*", "*"), 'everything in namespace "bank"'],
    [readSecrets, rule(["list"], "", "secrets"), 'every Secret of namespace "bank"'],
    [mintToken, rule(["create"], "", "serviceaccounts/token"), 'any ServiceAccount of namespace "bank"'],
    [exec, rule(["create"], "", "pods/exec"), 'every pod of namespace "bank"'],
    [createWorkload, rule(["create"], "", "pods"), `pods of the attacker's own in namespace "bank"`],
  ])("$id", (edge, gives, to) => {
    expect(stepsIn(edge, ...webMay([gives], "bank"))).toContainEqual(
      expect.stringContaining(`-> ${to}: confirmed`),
    );
  });

  test("one on what belongs to no namespace gives nothing there", () => {
    expect(stepsIn(nodeProxy, ...webMay([rule(["get"], "", "nodes/proxy")], "bank"))).toEqual([]);
    expect(toGoal(clusterAdmin, ...webMay([rule(["*"], "*", "*")], "bank"))).toEqual([]);
  });
});

describe("a right on named objects leads to those", () => {
  const onlyOn = (name: string, of: ValueMap): ValueMap => ({ ...of, resourceNames: [name] });

  test("one Secret", () => {
    const rules = onlyOn("db", rule(["get"], "", "secrets"));
    expect(stepsIn(readSecrets, ...webMay([rules], "bank"))).toEqual([
      'the right to read some Secrets -> Secret "bank/db": confirmed',
    ]);
  });
  test("the token of one account", () => {
    const rules = onlyOn("ledger", rule(["create"], "", "serviceaccounts/token"));
    expect(stepsIn(mintToken, ...webMay([rules], "bank"))).toEqual([
      'the right to create tokens of service accounts -> ServiceAccount "bank/ledger": confirmed',
    ]);
  });
  test("one Pod, which is entered", () => {
    const rules = onlyOn("web", rule(["create"], "", "pods/exec"));
    const there = pod({}, { "metadata.namespace": "bank" });
    expect(stepsIn(exec, there, ...webMay([rules], "bank"))).toEqual([
      'the right to run commands in pods -> Pod "bank/web": confirmed',
    ]);
    expect(stepsIn(exec, there, ...webMay([onlyOn("other", rules)], "bank"))).toEqual([]);
  });
});

describe("rights that several roles give together", () => {
  const binds = rule(["bind"], RBAC, "clusterroles");
  const writes = rule(["create"], RBAC, "clusterrolebindings");

  test("bind and bindings give the cluster", () => {
    expect(stepsIn(bindRole, ...webMay([binds, writes]))).toContainEqual(
      expect.stringMatching(/ and .* -> cluster-admin: confirmed/),
    );
    expect(stepsIn(bindRole, ...webMay([binds]))).toEqual([]);
  });
  test("escalate and a role to write give the cluster", () => {
    expect(
      stepsIn(escalateRole, ...webMay([rule(["escalate", "update"], RBAC, "clusterroles")])),
    ).toContainEqual(expect.stringContaining("-> cluster-admin: confirmed"));
    expect(stepsIn(escalateRole, ...webMay([rule(["update"], RBAC, "clusterroles")]))).toEqual([]);
  });
  test("requests, approval and the signer give any user", () => {
    const certificates = "certificates.k8s.io";
    const all = [
      rule(["create"], certificates, "certificatesigningrequests"),
      rule(["update"], certificates, "certificatesigningrequests/approval"),
      rule(["approve"], certificates, "signers"),
    ];
    expect(stepsIn(csr, ...webMay(all))).toContainEqual(expect.stringContaining("-> cluster-admin: "));
    expect(stepsIn(csr, ...webMay(all.slice(1)))).toEqual([]);
  });
  test("changing a namespace and pods in it give a node, whatever its level", () => {
    const rules = [rule(["patch"], "", "namespaces"), rule(["create"], "", "pods")];
    const guarded = namespace("bank", { "pod-security.kubernetes.io/enforce": "restricted" });
    expect(stepsIn(nsPatch, guarded, ...webMay(rules))).toEqual(
      expect.arrayContaining([
        "the right to change namespaces -> the labels of all namespaces: confirmed",
        'the labels of all namespaces -> the labels of namespace "bank": confirmed',
        `the labels of namespace "bank" and containers of the attacker's choice in namespace "bank" -> root on any node: confirmed`,
      ]),
    );
    const withoutThem = stepsIn(nsPatch, guarded, ...webMay([rules[1] as ValueMap]));
    expect(withoutThem).not.toContainEqual(expect.stringMatching(/^the right to/));
  });
  test("a namespace without a level needs no change", () => {
    const rules = [rule(["patch"], "", "namespaces"), rule(["create"], "", "pods")];
    const steps = stepsIn(nsPatch, namespace("bank"), ...webMay(rules));
    expect(steps).not.toContainEqual(expect.stringContaining("root on any node"));
  });
  test("persistent volumes and pods give the files of a node", () => {
    expect(toGoal(pvHostpath, ...webMay([rule(["create"], "", "persistentvolumes")]))).toEqual([
      "the right to create persistent volumes and pods of the attacker's own -> root on any node: confirmed, assuming a pod of the attacker's runs as root",
    ]);
    expect(toGoal(pvHostpath, ...webMay([rule(["get"], "", "persistentvolumes")]))).toEqual([]);
  });
});

describe("CREATE_WORKLOAD_ESCAPE", () => {
  const escapes = (...objects: Manifest[]) =>
    stepsIn(createWorkloadEscape, ...objects).filter((step) =>
      /^containers .* namespace "bank" ->/.test(step),
    );
  const level = (value: string) => namespace("bank", { "pod-security.kubernetes.io/enforce": value });

  test.each([
    ["a namespace without a level", namespace("bank"), ["confirmed"]],
    ["a namespace that admits everything", level("privileged"), ["confirmed"]],
    ["a namespace that refuses privileged pods", level("baseline"), []],
  ])("%s", (_, object, certainties) => {
    expect(escapes(object)).toEqual(
      certainties.map((each) => expect.stringContaining(`-> root on any node: ${each}`)),
    );
  });
  test("a namespace that another program declares", () => {
    expect(escapes(object("v1", "ServiceAccount", "bank/web"))).toEqual([expect.stringContaining(": open")]);
  });
});

describe("hubs", () => {
  const account = object("v1", "ServiceAccount", "bank/ledger");
  const secret = object("v1", "Secret", "bank/db", {});

  test("accounts of a namespace", () => {
    expect(stepsIn(hubAccounts, account)).toContain(
      'any ServiceAccount of namespace "bank" -> ServiceAccount "bank/ledger": confirmed',
    );
    expect(stepsIn(hubAccounts, account)).not.toContainEqual(expect.stringMatching(/namespace "shop"/));
  });
  test("Secrets of a namespace", () => {
    expect(stepsIn(hubSecrets, secret)).toContain(
      'every Secret of namespace "bank" -> Secret "bank/db": confirmed',
    );
    expect(stepsIn(hubSecrets, account)).not.toContainEqual(expect.stringMatching(/-> Secret/));
  });
  test("pods of a namespace", () => {
    const there = pod({}, { "metadata.namespace": "bank" });
    expect(stepsIn(hubPods, there)).toContain('every pod of namespace "bank" -> Pod "bank/web": confirmed');
    expect(stepsIn(hubPods, account)).not.toContainEqual(expect.stringMatching(/-> Pod/));
  });
  test("any node is each node with pods on it, and perhaps one of the control plane", () => {
    expect(stepsIn(anyNode, pod())).toContainEqual(
      expect.stringContaining("root on any node -> every pod of all namespaces: confirmed"),
    );
    expect(stepsIn(anyNode, pod())).toContainEqual(
      expect.stringContaining("files of the control plane: possible"),
    );
  });
  test("cluster-admin has everything", () => {
    expect(stepsIn(adminPower, account)).toContain(
      "cluster-admin -> everything in all namespaces: confirmed",
    );
    expect(stepsIn(adminPower, account)).not.toContainEqual(expect.stringContaining("cloud"));
  });
});

describe("ATTACH", () => {
  const rights = webMay([rule(["create"], "", "pods/attach")]);

  test("a container that reads what one types, and one that does not", () => {
    const there = (stdin: boolean) => pod({ "containers[0].stdin": stdin });
    expect(stepsIn(attach, there(true), ...rights)).toEqual([
      'the right to attach to pods -> Pod "web": possible',
    ]);
    expect(stepsIn(attach, there(false), ...rights)).toEqual([]);
  });
});
