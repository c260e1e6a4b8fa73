import type { Value } from "../../lib/model/value";
import { noLoopbackExternalNames } from "../../policies/attacker-on-the-network/no-loopback-external-names";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const service = (externalName: Value) =>
  object("v1", "Service", "shop/web", { spec: { type: "ExternalName", externalName } });

testPolicy(noLoopbackExternalNames, {
  accepts: {
    "a host elsewhere": service("db.example.com"),
    "a host whose name only starts like localhost": service("localhost.example.com"),
  },
  rejects: {
    localhost: {
      given: service("localhost"),
      says: 'Service "shop/web" must not point to localhost (spec.externalName)',
    },
    "the metadata service": {
      given: service("169.254.169.254"),
      says: 'Service "shop/web" must not point to 169.254.169.254 (spec.externalName)',
    },
  },
  undecided: { "a name from an output": service(UNKNOWN) },
});
