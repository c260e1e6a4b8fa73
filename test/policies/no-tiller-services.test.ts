import { noTillerServices } from "../../policies/persistence/no-tiller-services";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const service = (name: string, selector: object = { app: "web" }) =>
  object("v1", "Service", name, { spec: { selector: selector as never, ports: [{ port: 80 }] } });

testPolicy(noTillerServices, {
  accepts: {
    "a Service of an application": service("web"),
    "a Service of something else that Helm installed": service("web", { app: "helm", name: "web" }),
  },
  rejects: {
    "the Service that Helm 2 made": {
      given: service("tiller-deploy"),
      says: 'Service "tiller-deploy" must not lead to Tiller (metadata.name)',
    },
    "another name for the same pods": {
      given: service("helm", { app: "helm", name: "tiller" }),
      says: 'Service "helm" must not lead to Tiller (metadata.name)',
    },
  },
  undecided: { "a selector from an output": service("web", UNKNOWN as never) },
});
