import { GKE } from "../../lib/model/cloud-types";
import { settingsCloudPolicy } from "../../lib/policy/define";

export const noExternalIps = settingsCloudPolicy({
  id: "no-external-ips",
  category: "attacker-on-the-network",
  threats: ["N1", "N4"],
  boundaries: ["B6", "B3"],
  stride: ["S", "I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Services must not claim external IPs",
  why: "The cluster sends traffic for such an address to the Service, even when the address belongs to another host: CVE-2020-8554.",
  fix: "Remove `externalIPs` and use a load balancer; on GKE, remove `serviceExternalIpsConfig`.",
  references: ["mitre:T1557", "cis:1.2.3"],
  equivalents: ["trivy:KSV-0108", "kyverno:restrict-service-external-ips"],
  covers: ["service-external-ips", "gke-service-external-ips"],
  settings: [
    { on: [GKE], path: "serviceExternalIpsConfig.enabled", unset: "false for new clusters", mustNotBe: true },
  ],

  checkStack: ({ clusters }) =>
    clusters
      .flatMap((cluster) => cluster.of("Service"))
      .flatMap((service) => service.at("spec.externalIPs").items())
      .map((address) => address.violates(`must not claim the address ${address.shown}`, address.isSet)),
});
