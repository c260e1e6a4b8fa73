import { anyOf } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

export const noTillerServices = resourcePolicy({
  id: "no-tiller-services",
  category: "persistence",
  threats: ["P4", "E4"],
  boundaries: ["B1", "B3"],
  stride: ["E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Services must not expose Tiller",
  why: "Tiller installs what any pod that reaches it asks for, with rights over the cluster.",
  fix: "Remove the Service and Tiller; Helm 3 needs no server.",
  references: ["owasp:2022/K10"],
  equivalents: ["checkov:CKV_K8S_44", "kics:tiller_service_is_not_deleted"],
  covers: ["tiller-service-present"],
  kinds: ["Service"],

  check(service) {
    const name = service.metadata.key("name");
    const selector = service.at("spec.selector");
    const selectsTiller = selector.key("name").is("tiller");
    return name.violates("must not lead to Tiller", anyOf([name.is("tiller-deploy"), selectsTiller]));
  },
});
