import { gzipSync } from "node:zlib";
import type { CommandLine } from "../../../lib/kubernetes/components/command-line";
import { componentsOf } from "../../../lib/kubernetes/components/components";
import { declaredBy } from "../../../lib/model/declared-resource";
import { UNKNOWN, type ValueMap } from "../../../lib/model/value";
import { type Manifest, object, resource } from "../../support/builders";
import { declarationOf } from "../../support/declared";

/** What an object configures: flags by component, and what its documents hold by kind. */
function configuredBy(manifest: Manifest) {
  const [declared] = declaredBy(declarationOf(manifest));
  if (declared === undefined) throw new Error("the case is no object");
  const { lines, documents, unread } = componentsOf(declared);
  return {
    flags: Object.fromEntries(
      lines.map(({ component }) => [
        component,
        flagsOf(lines.filter((line) => line.component === component)),
      ]),
    ),
    isWhole: Object.fromEntries(lines.map(({ component, isWhole }) => [component, isWhole])),
    documents: Object.fromEntries(documents.map(({ kind, document }) => [kind, document.value])),
    unread: unread.map(({ field, mayBe }) => `${field.path}: ${mayBe}`),
  };
}

function flagsOf(lines: readonly CommandLine[]) {
  const given = lines.flatMap(({ flags }) => [...flags]);
  return Object.fromEntries(
    given.map(([name, values]) => [name, values.map(({ value }) => value).join(",")]),
  );
}

const base64 = (text: string) => Buffer.from(text).toString("base64");
const configMap = (data: ValueMap) => object("v1", "ConfigMap", "kube-system/settings", { data });
const userData = (text: string) =>
  resource("aws:ec2/launchTemplate:LaunchTemplate", "workers", { userData: base64(text) });
const KUBELET =
  "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nreadOnlyPort: 10255\n";
const CLOUD_CONFIG = [
  "#cloud-config",
  "write_files:",
  "  - path: /etc/kubelet.yaml",
  "    encoding: b64",
  `    content: ${base64(KUBELET)}`,
].join("\n");
const MIME = [
  'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="//"\n',
  `--//\nContent-Type: text/cloud-config\n\n${CLOUD_CONFIG}\n`,
  "--//--",
].join("\n");
const PACKED = `#cloud-config\nwrite_files:\n  - { encoding: gz+b64, content: ${gzipSync(KUBELET).toString("base64")} }`;

describe("documents", () => {
  test.each<[string, Manifest]>([
    ["a ConfigMap", configMap({ kubelet: KUBELET })],
    ["one of several documents", configMap({ all: `kind: Other\n---\n${KUBELET}` })],
    ["JSON", configMap({ kubelet: JSON.stringify({ kind: "KubeletConfiguration", readOnlyPort: 10255 }) })],
    [
      "the bytes of a ConfigMap",
      object("v1", "ConfigMap", "x", { binaryData: { kubelet: base64(KUBELET) } }),
    ],
    ["a Secret", object("v1", "Secret", "x", { data: { kubelet: base64(KUBELET) } })],
    ["a Secret in clear", object("v1", "Secret", "x", { stringData: { kubelet: KUBELET } })],
    ["a file of cloud-init", userData(CLOUD_CONFIG)],
    ["a packed file of cloud-init", userData(PACKED)],
    ["a part of a MIME message", userData(MIME)],
    ["a here-document of a script", userData(`#!/bin/sh\ncat <<EOF >/etc/kubelet.yaml\n${KUBELET}EOF\n`)],
  ])("are found in %s", (_name, manifest) => {
    const { documents } = configuredBy(manifest);
    expect(documents["KubeletConfiguration"]).toMatchObject({ readOnlyPort: 10255 });
  });

  test("of a node of EKS keep what its images set", () => {
    const config =
      "apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: { kubelet: { config: { readOnlyPort: 1 }, flags: [--a=b] } }";
    expect(configuredBy(userData(config))).toMatchObject({
      flags: { kubelet: { a: "b" } },
      documents: { KubeletConfiguration: { readOnlyPort: 1, serverTLSBootstrap: true } },
    });
  });

  test("of Bottlerocket are settings of the kubelet", () => {
    const { documents } = configuredBy(
      userData('[settings.kubernetes]\npod-pids-limit = 5\n\n[settings.kernel]\nlockdown = "none"\n'),
    );
    expect(documents).toMatchObject({
      Bottlerocket: { settings: { kernel: { lockdown: "none" } } },
      KubeletConfiguration: { podPidsLimit: 5 },
    });
  });

  test("of kubelets beside those of kubeadm have its defaults", () => {
    const text = `kind: ClusterConfiguration\n---\n${KUBELET}`;
    expect(configuredBy(configMap({ config: text })).documents["KubeletConfiguration"]).toMatchObject({
      rotateCertificates: true,
    });
  });
});

describe("command lines", () => {
  const SAFE = { "authorization-mode": "Node,RBAC", "enable-admission-plugins": "NodeRestriction" };

  test.each<[string, string]>([
    ["as a map", "apiServer: { extraArgs: { profiling: 'false' } }"],
    ["as a list", "apiServer: { extraArgs: [{ name: profiling, value: 'false' }] }"],
  ])("of kubeadm hold its own flags and extra ones, %s", (_name, text) => {
    const { flags, isWhole } = configuredBy(
      configMap({ ClusterConfiguration: `kind: ClusterConfiguration\n${text}` }),
    );
    expect(flags["kube-apiserver"]).toMatchObject({ ...SAFE, profiling: "false" });
    expect(flags["etcd"]).toMatchObject({ "client-cert-auth": "true" });
    expect(isWhole).toMatchObject({ "kube-apiserver": true, etcd: true });
  });

  test("of kubeadm have no etcd where it is elsewhere, and its files for the API server", () => {
    const text = "kind: ClusterConfiguration\netcd: { external: { endpoints: [http://a, http://b] } }";
    const { flags } = configuredBy(configMap({ ClusterConfiguration: text }));
    expect(flags["etcd"]).toBeUndefined();
    expect(flags["kube-apiserver"]).toMatchObject({ "etcd-servers": "http://a,http://b" });
    expect(flags["kube-apiserver"]).not.toHaveProperty("etcd-cafile");
  });

  test("of Cluster API hold extra arguments, and files that it writes", () => {
    const manifest = object("controlplane.cluster.x-k8s.io/v1beta1", "KubeadmControlPlane", "prod", {
      spec: {
        kubeadmConfigSpec: {
          clusterConfiguration: { apiServer: { extraArgs: { "anonymous-auth": "false" } } },
          initConfiguration: { nodeRegistration: { kubeletExtraArgs: { "read-only-port": "10255" } } },
          files: [{ path: "/etc/kubelet.yaml", content: KUBELET }, { content: UNKNOWN }],
        },
      },
    });
    expect(configuredBy(manifest)).toMatchObject({
      flags: { "kube-apiserver": { ...SAFE, "anonymous-auth": "false" } },
      documents: { KubeletConfiguration: { readOnlyPort: 10255 } },
      unread: ["spec.kubeadmConfigSpec.files[1].content: configuration"],
    });
  });

  const CLUSTER = { apiServer: { extraArgs: { "anonymous-auth": "true" } } };
  const JOIN = { nodeRegistration: { kubeletExtraArgs: { v: "2" } } };
  const template = (spec: ValueMap) =>
    object("bootstrap.cluster.x-k8s.io/v1beta1", "KubeadmConfigTemplate", "workers", {
      spec: { template: { spec } },
    });
  test.each<[string, Manifest, boolean]>([
    [
      "workers of Cluster API have no",
      template({ clusterConfiguration: CLUSTER, joinConfiguration: JOIN }),
      false,
    ],
    [
      "machines that may start a cluster have a",
      template({ clusterConfiguration: CLUSTER, initConfiguration: {} }),
      true,
    ],
    ["machines that say nothing of joining have a", template({ clusterConfiguration: CLUSTER }), true],
    [
      "a file for joining has no",
      configMap({ config: "kind: JoinConfiguration\n---\nkind: ClusterConfiguration\napiServer: {}" }),
      false,
    ],
    [
      "a file for both has a",
      configMap({
        config:
          "kind: JoinConfiguration\n---\nkind: InitConfiguration\n---\nkind: ClusterConfiguration\napiServer: {}",
      }),
      true,
    ],
  ])("%s control plane", (_, manifest, isThere) => {
    expect("kube-apiserver" in configuredBy(manifest).flags).toBe(isThere);
  });

  test("are open where an extra argument is not known", () => {
    const manifest = object("controlplane.cluster.x-k8s.io/v1beta1", "KubeadmControlPlane", "prod", {
      spec: { kubeadmConfigSpec: { clusterConfiguration: { apiServer: { extraArgs: UNKNOWN } } } },
    });
    expect(configuredBy(manifest).isWhole["kube-apiserver"]).toBe(UNKNOWN);
  });

  test.each<[string, string, object]>([
    [
      "a bootstrap script of EKS",
      "#!/bin/sh\n/etc/eks/bootstrap.sh prod --kubelet-extra-args '--a=b --c=d'",
      { kubelet: { a: "b", c: "d" } },
    ],
    ["a file of variables", "#!/bin/sh\nexport KUBELET_EXTRA_ARGS='--a=b'\n", { kubelet: { a: "b" } }],
    [
      "lines that a script adds to the one of EKS",
      "#!/bin/bash\ncat <<'END' >> /etc/eks/bootstrap.sh\nexport KUBELET_EXTRA_ARGS=\"$KUBELET_EXTRA_ARGS --a=b\"\nEND\n",
      { kubelet: { a: "b" } },
    ],
    ["a script that starts it", "#!/bin/sh\nkube-apiserver --a=b &\n", { "kube-apiserver": { a: "b" } }],
    ["a command of cloud-init", "#cloud-config\nruncmd:\n  - [kubelet, --a=b]", { kubelet: { a: "b" } }],
    [
      "a unit of systemd",
      "#cloud-config\nwrite_files:\n  - content: |\n      [Service]\n      ExecStart=/usr/local/bin/etcd \\\n        --a=b",
      { etcd: { a: "b" } },
    ],
    [
      "the installer of K3s",
      "#!/bin/sh\ncurl -sfL https://get.k3s.io | INSTALL_K3S_EXEC='server --kubelet-arg=a=b --kubelet-arg c=d' sh -",
      { k3s: { "kubelet-arg": "a=b,c=d" }, kubelet: { a: "b", c: "d" } },
    ],
    [
      "a configuration file of RKE2",
      "#cloud-config\nwrite_files:\n  - content: |\n      write-kubeconfig-mode: '644'\n      kube-apiserver-arg: [a=b]",
      { k3s: { "write-kubeconfig-mode": "644" }, "kube-apiserver": { a: "b" } },
    ],
    [
      "a configuration file of etcd",
      "#cloud-config\nwrite_files:\n  - content: |\n      peer-transport-security: { auto-tls: true }\n      listen-client-urls: http://0.0.0.0:2379",
      { etcd: { "peer-auto-tls": "true", "listen-client-urls": "http://0.0.0.0:2379" } },
    ],
  ])("are found in %s", (_name, text, flags) => {
    expect(configuredBy(userData(text)).flags).toMatchObject(flags);
  });

  test("are found in commands that a program runs on a machine", () => {
    const command = resource("command:remote:Command", "join", { create: "kubelet --a=b" });
    expect(configuredBy(command).flags).toEqual({ kubelet: { a: "b" } });
  });

  test("are found in the inputs of node groups of EKS", () => {
    const nodes = resource("eks:index:NodeGroupV2", "workers", {
      kubeletExtraArgs: "--a=b",
      bootstrapExtraArgs: "--kubelet-extra-args '--c=d'",
    });
    expect(configuredBy(nodes).flags["kubelet"]).toEqual({ a: "b", c: "d" });
  });
});

describe("what is not known", () => {
  test.each<[string, Manifest, string[]]>([
    ["a value of the cluster's own", configMap({ kubelet: UNKNOWN }), ["data.kubelet: configuration"]],
    ["a value of a team", object("v1", "ConfigMap", "shop/web", { data: { kubelet: UNKNOWN } }), []],
    [
      "user data of nodes",
      resource("aws:ec2/launchTemplate:LaunchTemplate", "workers", { userData: UNKNOWN }),
      ["userData: node configuration"],
    ],
    ["user data of any machine", resource("aws:ec2/instance:Instance", "db", { userData: UNKNOWN }), []],
  ])("is told of %s", (_name, manifest, unread) => {
    expect(configuredBy(manifest).unread).toEqual(unread);
  });
});

describe("hostile texts", () => {
  test.each<[string, string]>([
    ["no YAML", "kind: KubeletConfiguration\n\t- ["],
    ["aliases without end", `kind: KubeletConfiguration\na: &a [${"*a,".repeat(10)}]`],
    ["here-documents that never end", `#!/bin/sh\n# kubelet\n${"cat <<EOF\n".repeat(2000)}`],
    ["quotes that never end", `#!/bin/sh\nkubelet ${"'\"$(`".repeat(2000)}`],
    ["variables that never end", `#!/bin/sh\nkubelet ${"${".repeat(2000)}`],
    ["a flag again and again", `#!/bin/sh\nkubelet ${"--a=b ".repeat(20_000)}`],
    ["a dashboard", JSON.stringify({ panels: [{ expr: 'up{job="kubelet"}' }] })],
    ["messages in messages", `MIME-Version: 1.0 kubelet\n\n`.repeat(200)],
  ])("hold nothing, and stop nothing: %s", (_name, text) => {
    expect(configuredBy(userData(text)).documents).toEqual({});
    expect(configuredBy(configMap({ text })).documents).toEqual({});
  });
});
