import { noDisabledControllers } from "../../policies/privilege-escalation/no-disabled-controllers";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const manager = (controllers: string) => running("kube-controller-manager", { controllers });

testPolicy(noDisabledControllers, {
  accepts: {
    "the controllers of the default": running("kube-controller-manager", {}),
    "more controllers": manager("*,bootstrapsigner,tokencleaner"),
    "a controller that the cloud brings": manager("*,-cloud-node-lifecycle"),
  },
  rejects: {
    "tokens that outlive their date": {
      given: manager("*,-tokencleaner"),
      says: 'Pod "web" must not list -tokencleaner in --controllers=*,-tokencleaner (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-controller-manager", {}, UNKNOWN) },
});
