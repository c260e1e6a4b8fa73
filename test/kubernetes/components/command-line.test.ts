import fc from "fast-check";
import { commandLineOf } from "../../../lib/kubernetes/components/command-line";
import { podsOf } from "../../../lib/kubernetes/pods/workload";
import { declaredBy } from "../../../lib/model/declared-resource";
import { UNKNOWN, type Value } from "../../../lib/model/value";
import { pod, type Tweaks } from "../../support/builders";
import { declarationOf } from "../../support/declared";

function lineOf(container: { command?: Value; args?: Value; image?: string; env?: Value }) {
  const tweaks: Tweaks = Object.fromEntries(
    Object.entries(container).map(([name, value]) => [`containers[0].${name}`, value]),
  );
  const [object] = declaredBy(declarationOf(pod(tweaks)));
  const [first] = object === undefined ? [] : podsOf(object).flatMap(({ containers }) => containers);
  const line = first && commandLineOf(first);
  if (line === UNKNOWN) return { component: UNKNOWN, isWhole: false, flags: {} };
  const flags = [...(line?.flags ?? [])].map(([name, given]) => [name, given.map(({ value }) => value)]);
  return { component: line?.component, isWhole: line?.isWhole, flags: Object.fromEntries(flags) };
}

test.each([
  [["kube-apiserver", "--a=b", "--c", "d", "--e", "--f-g"]],
  [["/usr/local/bin/kube-apiserver", "-a=b", "-c", "d", "-e", "--f_g"]],
  [["sh", "-c", "exec kube-apiserver --a=b --c d --e \\\n  --f-g"]],
  [["/bin/sh", "-c", "kube-apiserver --a='b' --c \"d\" --e --f-g"]],
])("reads %j", (command) => {
  expect(lineOf({ command })).toEqual({
    component: "kube-apiserver",
    isWhole: true,
    flags: { a: ["b"], c: ["d"], e: ["true"], "f-g": ["true"] },
  });
});

test("flags may follow in args, and count each time that they are there", () => {
  expect(lineOf({ command: ["etcd", "--a=1"], args: ["--a=2"] }).flags).toEqual({ a: ["1", "2"] });
});

test("the program of the image runs where there is no command", () => {
  const image = "registry.k8s.io/kube-proxy:v1.34.0";
  expect(lineOf({ image, args: ["--v=2"] })).toEqual({
    component: "kube-proxy",
    isWhole: true,
    flags: { v: ["2"] },
  });
});

test.each<[string, { image?: string; command?: Value; args?: Value }]>([
  ["a flag that ends with the name of a component", { args: ["--kubelet-service=kube-system/kubelet"] }],
  ["a flag with a folder of its name", { args: ["--source=/var/lib/etcd"] }],
  ["such a flag as the command itself", { command: ["--data=/var/lib/etcd"] }],
  ["a user of its name, for whom another program runs", { command: ["sudo", "-u", "etcd", "backup"] }],
])("%s is no program", (_, container) => {
  expect(lineOf(container).component).toBeUndefined();
});

test.each<[string, { image?: string; command?: Value; args?: Value }, string]>([
  [
    "the image decides over the first argument",
    { image: "registry.k8s.io/kube-proxy:v1.34.0", args: ["kubelet"] },
    "kube-proxy",
  ],
  [
    "its own program may be the first argument",
    { image: "quay.io/coreos/etcd:v3.6.0", args: ["etcd", "--a=b"] },
    "etcd",
  ],
  [
    "a shell may start it",
    { image: "quay.io/coreos/etcd:v3.6.0", args: ["sh", "-c", "exec etcd --a=b"] },
    "etcd",
  ],
  [
    "the first argument counts where the image says nothing",
    { image: "busybox:1.37", args: ["kubelet", "--a=b"] },
    "kubelet",
  ],
  [
    "a wrapper's options are passed over",
    { command: ["nice", "-n", "5", "sudo", "-n", "kubelet"] },
    "kubelet",
  ],
])("%s", (_, container, component) => {
  expect(lineOf(container).component).toBe(component);
});

test("what is not known makes the line incomplete, and hides no flag", () => {
  const line = lineOf({ command: ["kubelet", UNKNOWN, "--a=b", "--c=$(POD_IP)"] });
  expect(line).toEqual({ component: "kubelet", isWhole: UNKNOWN, flags: { a: ["b"], c: [UNKNOWN] } });
});

test("a value that is not known leaves the other flags as they are", () => {
  const line = lineOf({ command: ["sh", "-ec", 'exec etcd --a="https://$POD_IP:2379" --b'] });
  expect(line).toEqual({ component: "etcd", isWhole: true, flags: { a: [UNKNOWN], b: ["true"] } });
});

test("variables of the container stand for their values, and etcd takes flags from them", () => {
  const env = [
    { name: "PORT", value: "2379" },
    { name: "ETCD_AUTO_TLS", value: "true" },
    { name: "ETCD_CERT_FILE", value: "/pki/a.crt" },
  ];
  const line = lineOf({ command: ["etcd", "--a=:$(PORT)", "--cert-file=/pki/b.crt"], env });
  expect(line.flags).toEqual({ a: [":2379"], "auto-tls": ["true"], "cert-file": ["/pki/b.crt"] });
});

test.each([
  [["/usr/bin/tini", "--", "kubelet", "--a=b"]],
  [["/go-runner", "--log-file=/var/log/kubelet.log", "/usr/bin/kubelet", "--a=b"]],
  [["hyperkube", "kubelet", "--a=b"]],
  [["sh", "-c", "mkdir -p /x && HOME=/root exec kubelet --a=b 2>&1 | tee /var/log/kubelet.log"]],
])("finds the program behind what wraps it: %j", (command) => {
  expect(lineOf({ command })).toMatchObject({ component: "kubelet", flags: { a: ["b"] } });
});

test("a component with a configuration file says the rest there", () => {
  expect(lineOf({ command: ["kubelet", "--config=/etc/kubelet.yaml"] }).isWhole).toBe(false);
});

test("a program that is not known may be any of them", () => {
  expect(lineOf({ command: [UNKNOWN, "--a=b"] }).component).toBe(UNKNOWN);
  expect(lineOf({ command: ["web", UNKNOWN] }).component).toBeUndefined();
});

test("programs that only name a component are none", () => {
  expect(lineOf({ command: ["pgrep", "kubelet"] }).component).toBeUndefined();
  expect(lineOf({ command: ["sh", "-c", "systemctl restart kubelet; echo etcd"] }).component).toBeUndefined();
  expect(lineOf({ command: ["/bin/etcd-exporter", "--a=b"] }).component).toBeUndefined();
  expect(lineOf({ command: ["etcdctl", "snapshot"] }).component).toBeUndefined();
});

test("a line that is written is the line that is read", () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5})?$/);
  const value = fc.stringMatching(/^[A-Za-z0-9/:.,]{1,12}$/);
  fc.assert(
    fc.property(fc.dictionary(name, value), fc.boolean(), (flags, isSeparate) => {
      const words = Object.entries(flags).flatMap(([flag, given]) =>
        isSeparate ? [`--${flag}`, given] : [`--${flag}=${given}`],
      );
      const read = lineOf({ command: ["kube-scheduler", ...words] }).flags;
      expect(read).toEqual(Object.fromEntries(Object.entries(flags).map(([flag, given]) => [flag, [given]])));
    }),
  );
});
