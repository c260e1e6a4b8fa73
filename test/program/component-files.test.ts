import { settingsOf } from "../../lib/policy/configuration";
import { judge } from "../../lib/program/judge";
import { readManifests } from "../../lib/program/manifests";
import { policies } from "../../policies";

/** What the pack says of a file: policy and message, and what it names as not seen. */
function saysOf(text: string) {
  const { resources } = readManifests(text, "node.yaml");
  const { findings, faults, notSeen, judged } = judge(
    policies,
    resources,
    settingsOf(policies, { all: "advisory" }),
  );
  expect(faults).toEqual([]);
  const violated = findings.filter(({ verdict }) => verdict === "violated");
  return {
    ids: [...new Set(violated.map(({ policy }) => policy.id))].sort(),
    messages: violated.map(({ message }) => message),
    notSeen: notSeen.map(({ type, reason }) => `${type}: ${reason}`),
    judged: judged.resources,
  };
}

/** The same text as a file in a ConfigMap. */
const wrapped = (text: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: files, namespace: kube-system}\ndata:\n  file: |\n${text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n")}\n`;

const FILES = {
  "a KubeletConfiguration":
    "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nauthentication: {anonymous: {enabled: yes}}\nreadOnlyPort: 10255\n",
  "a ClusterConfiguration":
    "apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\napiServer: {extraArgs: [{name: authorization-mode, value: AlwaysAllow}]}\n",
  "an InitConfiguration":
    "apiVersion: kubeadm.k8s.io/v1beta3\nkind: InitConfiguration\nnodeRegistration: {kubeletExtraArgs: {read-only-port: '10255'}}\n",
  "a JoinConfiguration":
    "apiVersion: kubeadm.k8s.io/v1beta3\nkind: JoinConfiguration\nnodeRegistration: {kubeletExtraArgs: {read-only-port: '10255'}}\n",
  "an EncryptionConfiguration":
    "apiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\nresources: [{resources: [secrets], providers: [{identity: {}}]}]\n",
  "an audit policy": "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: None}]\n",
  "an AdmissionConfiguration":
    "apiVersion: apiserver.config.k8s.io/v1\nkind: AdmissionConfiguration\nplugins: [{name: PodSecurity, configuration: {kind: PodSecurityConfiguration, defaults: {enforce: privileged}}}]\n",
  "an AuthenticationConfiguration":
    "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthenticationConfiguration\njwt: []\nanonymous: {enabled: true}\n",
  "an AuthorizationConfiguration":
    "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthorizationConfiguration\nauthorizers: [{type: AlwaysAllow, name: a}]\n",
  "a KubeProxyConfiguration":
    "apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nmetricsBindAddress: 0.0.0.0:10249\n",
  "a KubeSchedulerConfiguration":
    "apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\nenableProfiling: true\n",
};

test.each(Object.entries(FILES))("%s, given as it is, is judged as in a ConfigMap", (_name, text) => {
  const given = saysOf(text);
  expect(given.ids).not.toEqual([]);
  expect(saysOf(wrapped(text)).ids).toEqual(expect.arrayContaining(given.ids));
  expect(given.ids).toEqual(expect.arrayContaining(saysOf(wrapped(text)).ids));
  expect(given).toMatchObject({ notSeen: [], judged: 1 });
});

test("messages name the file and the place in it", () => {
  expect(saysOf(FILES["a KubeletConfiguration"]).messages).toContain(
    'KubeletConfiguration "node.yaml" must not set authentication.anonymous.enabled=true',
  );
});

test("a kubelet beside a cluster of kubeadm has what kubeadm sets, as in one ConfigMap", () => {
  const kubelet = "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n";
  const cluster = "apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\n";
  const onKubelet = (text: string) =>
    saysOf(text).messages.filter((message) => /^Kubelet.*rotateCertificates/.test(message));
  expect(onKubelet(kubelet)).toHaveLength(1);
  expect(onKubelet(`${cluster}---\n${kubelet}`)).toEqual([]);
});

const KIND = "apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\n";

test("the patches of a cluster of kind are judged, those of JSON too", () => {
  const text = `${KIND}kubeadmConfigPatches:
  - |
    kind: ClusterConfiguration
    apiServer:
      extraArgs:
        authorization-mode: AlwaysAllow
nodes:
  - role: worker
    kubeadmConfigPatchesJSON6902:
      - group: kubelet.config.k8s.io
        version: v1beta1
        kind: KubeletConfiguration
        patch: |
          - {op: add, path: /readOnlyPort, value: 10255}
`;
  const { messages, judged } = saysOf(text);
  expect(judged).toBe(1);
  expect(messages.join("\n")).toContain("--authorization-mode=AlwaysAllow (kube-apiserver)");
  expect(messages.join("\n")).toContain("readOnlyPort");
});

test.each([
  ["a cluster of kind without patches", KIND, "kind.x-k8s.io/Cluster"],
  [
    "a configuration of which no policy reads anything",
    "apiVersion: apiserver.config.k8s.io/v1\nkind: TracingConfiguration\n",
    "apiserver.config.k8s.io/TracingConfiguration",
  ],
])("%s does not count as judged", (_name, text, type) => {
  expect(saysOf(text)).toMatchObject({
    ids: [],
    judged: 0,
    notSeen: [`${type}: no policy that is on is about its kind`],
  });
});

test.each([
  ["Config Connector", "container.cnrm.cloud.google.com/v1beta1", "ContainerCluster"],
  ["Crossplane", "eks.aws.upbound.io/v1beta1", "Cluster"],
  ["AWS Controllers for Kubernetes", "eks.services.k8s.aws/v1alpha1", "Cluster"],
  ["Azure Service Operator", "containerservice.azure.com/v1api20231001", "ManagedCluster"],
])("a cloud resource of %s is named as not judged", (operator, apiVersion, kind) => {
  const type = `${apiVersion.replace(/\/.*/, "")}/${kind}`;
  expect(saysOf(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: prod }\n`)).toMatchObject({
    judged: 0,
    notSeen: [`${type}: ${operator} makes a cloud resource of it, and it is not judged as one`],
  });
});
