import { allOf, UNKNOWN } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

const LOCAL =
  /^(localhost|.*\.localhost|127\.[\d.]+|0\.0\.0\.0|::1|169\.254\.[\d.]+|metadata\.google\.internal)\.?$/i;

export const noLoopbackExternalNames = resourcePolicy({
  id: "no-loopback-external-names",
  category: "attacker-on-the-network",
  threats: ["N4", "F6"],
  boundaries: ["B6", "B3"],
  stride: ["S", "I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "ExternalName Services must not point to loopback or the metadata service",
  why: "Ingress controllers and proxies that follow the name reach servers that listen on the node only, or the credentials of the cloud instance.",
  fix: "Set `externalName` to the real host, or remove the Service.",
  references: ["mitre:T1557"],
  equivalents: ["kyverno:disallow-localhost-services"],
  covers: ["service-externalname-localhost"],
  kinds: ["Service"],

  check(service) {
    const name = service.at("spec.externalName");
    const isExternal = service.at("spec.type").is("ExternalName");
    const text = name.string();
    const isLocal = text === UNKNOWN ? UNKNOWN : LOCAL.test(text ?? "");
    return name.violates(`must not point to ${name.shown}`, allOf([isExternal, isLocal]));
  },
});
