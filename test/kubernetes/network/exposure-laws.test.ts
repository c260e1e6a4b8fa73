import { type Exposure, exposuresOf, exposuresOfPod } from "../../../lib/kubernetes/network/exposure";
import { UNKNOWN } from "../../../lib/model/value";
import { type Manifest, namespace, object } from "../../support/builders";
import { growthOf } from "../../support/steps";
import { clusterOf, ingress, podNamed, poisonings, service, workload } from "./support";

const aws = "service.beta.kubernetes.io/aws-load-balancer";
const web = workload("shop/web");
const clusterIp = service();
const toWeb = { service: { name: "web", port: { number: 80 } } };

test("the exposures of a pod are its own, and carry the Service", () => {
  const cluster = clusterOf([web, workload("shop/db"), service({ type: "NodePort" })]);
  expect(exposuresOfPod(cluster, podNamed(cluster, "web")).map((found) => found.service?.title)).toEqual([
    'Service "shop/web"',
  ]);
  expect(exposuresOfPod(cluster, podNamed(cluster, "db"))).toEqual([]);
});

describe("laws", () => {
  const gateway = object("gateway.networking.k8s.io/v1", "Gateway", "shop/edge", {
    spec: { listeners: [{ name: "web", port: 80, protocol: "HTTP", hostname: "*.example.com" }] },
  });
  const route = object("gateway.networking.k8s.io/v1", "HTTPRoute", "shop/web", {
    spec: {
      parentRefs: [{ name: "edge", sectionName: "web" }],
      hostnames: ["a.example.com"],
      rules: [{ backendRefs: [{ name: "web", port: 80, weight: 1 }] }],
    },
  });
  const programs: Record<string, Manifest[]> = {
    "a load balancer": [
      web,
      workload("shop/db"),
      service({ type: "LoadBalancer", externalIPs: ["10.0.0.1"] }, { [`${aws}-internal`]: "true" }),
    ],
    "a load balancer for listed addresses": [
      web,
      service({ type: "LoadBalancer", loadBalancerSourceRanges: ["10.0.0.0/8"] }),
    ],
    "an Ingress": [
      web,
      workload("blog/other"),
      clusterIp,
      ingress(
        { ingressClassName: "alb", defaultBackend: toWeb },
        { "alb.ingress.kubernetes.io/scheme": "internal" },
      ),
    ],
    "a route": [namespace("shop", { team: "a" }), web, clusterIp, gateway, route],
    "a host port": [
      workload("shop/web", undefined, { containers: [{ ports: [{ containerPort: 1, hostPort: 1 }] }] }),
    ],
    "the host network": [
      workload("shop/web", undefined, { hostNetwork: true, containers: [{ ports: [{ containerPort: 1 }] }] }),
    ],
  };

  test.each(Object.entries(programs))("an unknown anywhere flips nothing: %s", (_, program) => {
    const before = summary(program);
    for (const [place, poisoned] of poisonings(program)) {
      const after = summary(poisoned);
      for (const [key, reachabilities] of after) {
        const known = before.get(key);
        if (known === undefined) expect([place, key, reachabilities.certain]).toEqual([place, key, false]);
        for (const reachability of reachabilities.reachabilities)
          if (known !== undefined && reachability !== UNKNOWN)
            expect([place, ...known.reachabilities]).toContain(reachability);
      }
      for (const [key, { certain }] of before) if (certain) expect([place, ...after.keys()]).toContain(key);
    }
  });

  interface Summary {
    certain: boolean;
    readonly reachabilities: Set<Exposure["reachability"]>;
  }

  function summary(program: readonly Manifest[]): Map<string, Summary> {
    const cluster = clusterOf(program);
    const found = new Map<string, Summary>();
    for (const { pod, how, verdict, reachability } of exposuresOf(cluster)) {
      const key = `${cluster.pods.indexOf(pod)} ${how}`;
      const known = found.get(key) ?? { certain: false, reachabilities: new Set() };
      known.reachabilities.add(reachability);
      found.set(key, { ...known, certain: known.certain || verdict === true });
    }
    return found;
  }

  test("the work on Services grows with the workloads of their namespace, and not with their pairs", () => {
    const growth = growthOf(100, (count) => {
      const many = Array.from({ length: count }, (_, index) => [
        workload(`shop/web-${index}`),
        object("v1", "Service", `shop/web-${index}`, {
          spec: { type: "NodePort", selector: { app: `web-${index}`, tier: UNKNOWN } },
        }),
      ]);
      const cluster = clusterOf(many.flat());
      return () => expect(exposuresOf(cluster)).toHaveLength(count);
    });
    expect(growth).toBeLessThan(20);
  });
});
