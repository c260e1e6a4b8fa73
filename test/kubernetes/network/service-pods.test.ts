import { exposuresOf, podsBehind } from "../../../lib/kubernetes/network/exposure";
import { UNKNOWN, type Value, type ValueMap } from "../../../lib/model/value";
import { type Manifest, object } from "../../support/builders";
import { clusterOf, exposuresIn, service, shown, workload } from "./support";

const _aws = "service.beta.kubernetes.io/aws-load-balancer";
const web = workload("shop/web");
const _clusterIp = service();
const _toWeb = { service: { name: "web", port: { number: 80 } } };

describe("the pods behind a Service", () => {
  const balancer = service({ type: "LoadBalancer" });
  const exposed = (...manifests: Manifest[]) =>
    exposuresOf(clusterOf([...manifests, balancer])).map(
      ({ pod, verdict }) => `${String(pod.object.name)} ${shown(verdict)}`,
    );

  test("are those of its namespace only", () => {
    expect(exposed(web, workload("blog/other", { app: "web" }))).toEqual(["web true"]);
  });

  test("may be those of an unknown namespace", () => {
    const elsewhere = workload("web");
    const unknown = { ...elsewhere, metadata: { name: "web", namespace: UNKNOWN } };
    expect(exposed(unknown as Manifest)).toEqual(["web unknown"]);
  });

  test("may be those whose label is not known", () => {
    expect(exposed(workload("shop/a", { app: UNKNOWN }), workload("shop/b", UNKNOWN))).toEqual([
      "a unknown",
      "b unknown",
    ]);
  });

  test("are those of every kind of workload", () => {
    const pod = object("v1", "Pod", "shop/single", { metadata: { labels: { app: "web" } }, spec: {} });
    const template = { metadata: { labels: { app: "web" } }, spec: {} };
    const job = object("batch/v1", "CronJob", "shop/nightly", {
      spec: { jobTemplate: { spec: { template } } },
    });
    expect(exposed(pod, job)).toEqual(["single true", "nightly true"]);
  });

  test("may carry labels that a controller adds", () => {
    const one = object("v1", "Service", "shop/first", {
      spec: { type: "NodePort", selector: { "statefulset.kubernetes.io/pod-name": "db-0" } },
    });
    const template = { metadata: { labels: { app: "db" } }, spec: {} };
    const set = object("apps/v1", "StatefulSet", "shop/db", { spec: { template } });
    expect(exposuresIn([set, web, one])).toEqual(["db: node port, unknown, unknown (Service spec.type)"]);
  });

  test("have the labels of a Patch", () => {
    const patch = object("apps/v1", "Deployment", "shop/other", {
      spec: { template: { metadata: { labels: { app: "web" } } } },
    });
    const verdicts = (patches: Manifest[]) =>
      exposuresOf(clusterOf([workload("shop/other"), balancer], patches)).map(({ verdict }) => verdict);
    expect(verdicts([])).toEqual([]);
    expect(verdicts([patch])).toEqual([true]);
  });

  test("are known of every Service, exposed or not", () => {
    const cluster = clusterOf([web, workload("shop/db"), service()]);
    const [found] = cluster.of("Service").map((one) => podsBehind(cluster, one));
    expect(found?.map(({ group, verdict }) => [group.pods.length, verdict])).toEqual([[1, true]]);
  });

  test("of a Patch of a Service that is declared elsewhere may be any", () => {
    const patch = object("v1", "Service", "shop/elsewhere", { spec: { type: "LoadBalancer" } });
    expect(exposuresOf(clusterOf([web], [patch])).map(({ verdict }) => verdict)).toEqual([UNKNOWN]);
  });
});

describe("a port of the node", () => {
  type Case = [name: string, spec: ValueMap, expected: string[]];
  const path = "spec.template.spec";
  const withPort = (port: Value): ValueMap => ({ containers: [{ name: "web", ports: [port] }] });
  test.each<Case>([
    ["is not opened by a container port", withPort({ containerPort: 80 }), []],
    [
      "is opened by a host port",
      withPort({ containerPort: 80, hostPort: 8080 }),
      [`web: host port, true, unknown (Deployment ${path}.containers[0].ports[0].hostPort)`],
    ],
    ["is not opened by host port 0", withPort({ containerPort: 80, hostPort: 0 }), []],
    ["is not opened on the loopback address", withPort({ hostPort: 8080, hostIP: "127.0.0.1" }), []],
    [
      "is opened by a sidecar",
      { initContainers: [{ name: "proxy", restartPolicy: "Always", ports: [{ hostPort: 8080 }] }] },
      [`web: host port, true, unknown (Deployment ${path}.initContainers[0].ports[0].hostPort)`],
    ],
    [
      "may be opened by an unknown host port",
      withPort({ hostPort: UNKNOWN }),
      [`web: host port, unknown, unknown (Deployment ${path}.containers[0].ports[0].hostPort)`],
    ],
    [
      "is opened by the host network with declared ports",
      { ...withPort({ containerPort: 80, hostPort: 80 }), hostNetwork: true },
      [`web: host network, true, unknown (Deployment ${path}.hostNetwork)`],
    ],
    ["is not opened by the host network without declared ports", { containers: [{}], hostNetwork: true }, []],
    [
      "may be opened by an unknown host network",
      { ...withPort({ containerPort: 80 }), hostNetwork: UNKNOWN },
      [`web: host network, unknown, unknown (Deployment ${path}.hostNetwork)`],
    ],
  ])("%s", (_, spec, expected) => {
    expect(exposuresIn([workload("shop/web", undefined, spec)])).toEqual(expected);
  });
});
