import { resourcePolicy } from "../../lib/policy/define";

export const noUnverifiedApiServices = resourcePolicy({
  id: "no-unverified-api-services",
  category: "attacker-on-the-network",
  threats: ["N1", "P5", "F1", "P4"],
  boundaries: ["B1"],
  stride: ["S", "T"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "APIServices must verify the certificate of their API server",
  why: "Without verification an attacker on the path answers in place of the extension API server, and receives requests with the identities of users.",
  fix: "Set `caBundle` and remove `insecureSkipTLSVerify`.",
  references: ["mitre:T1557"],
  kinds: ["apiregistration.k8s.io/APIService"],

  check: (service) => service.at("spec.insecureSkipTLSVerify").mustNotBe(true),
});
