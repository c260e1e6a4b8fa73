import { podsOf } from "../../../lib/kubernetes/pods/workload";
import { hostFileOf } from "../../../lib/kubernetes/volumes/host-file";
import { declaredBy } from "../../../lib/model/declared-resource";
import { UNKNOWN, type Value, type ValueMap } from "../../../lib/model/value";
import { pod } from "../../support/builders";
import { declarationOf } from "../../support/declared";

function fileAt(path: string, mounts: Value, volumes: Value) {
  const [object] = declaredBy(declarationOf(pod({ "containers[0].volumeMounts": mounts, volumes })));
  const [container] = object === undefined ? [] : podsOf(object).flatMap(({ containers }) => containers);
  if (container === undefined) throw new Error("the case has no container");
  return hostFileOf(container, path);
}

const PKI = { name: "pki", hostPath: { path: "/etc/kubernetes/pki" } };
const ETCD = { name: "etcd", hostPath: { path: "/etc/etcd" } };
const at = (name: Value, mountPath: Value, rest: ValueMap = {}): ValueMap => ({ name, mountPath, ...rest });

test.each<[string, Value, Value, unknown]>([
  ["by the mount above it", [at("pki", "/pki")], [PKI], "/etc/kubernetes/pki/etcd/ca.crt"],
  ["by the deepest mount", [at("pki", "/pki"), at("etcd", "/pki/etcd")], [PKI, ETCD], "/etc/etcd/ca.crt"],
  ["by a subPath", [at("pki", "/pki", { subPath: "a" })], [PKI], "/etc/kubernetes/pki/a/etcd/ca.crt"],
  ["not in a Secret", [at("pki", "/pki")], [{ name: "pki", secret: { secretName: "pki" } }], undefined],
  ["not in the image", [], [PKI], undefined],
  ["not beside a mount", [at("pki", "/pkix")], [PKI], undefined],
  ["perhaps, where a mount is not known", [at("pki", UNKNOWN)], [PKI], UNKNOWN],
  ["perhaps, where the volume is not known", [at(UNKNOWN, "/pki")], [PKI], UNKNOWN],
  ["perhaps, where the volumes are not known", [at("pki", "/pki")], UNKNOWN, UNKNOWN],
])("a file is one of the node %s", (_, mounts, volumes, expected) => {
  expect(fileAt("/pki/etcd/ca.crt", mounts, volumes)).toBe(expected);
});
