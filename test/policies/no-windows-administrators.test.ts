import { noWindowsAdministrators } from "../../policies/privilege-escalation/no-windows-administrators";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const as = (runAsUserName: string) => pod({ "securityContext.windowsOptions": { runAsUserName } });

testPolicy(noWindowsAdministrators, {
  accepts: {
    "the ordinary user": as("ContainerUser"),
    "a pod that says nothing": pod(),
  },
  rejects: {
    "the administrator of the container": {
      given: as("ContainerAdministrator"),
      says: 'Pod "web" must not run as ContainerAdministrator (spec.securityContext.windowsOptions.runAsUserName)',
    },
    "the administrator in other letters": {
      given: pod({
        "containers[0].securityContext.windowsOptions": {
          runAsUserName: "User Manager\\containeradministrator",
        },
      }),
      says: 'Pod "web" must not run as User Manager\\containeradministrator (container "web", spec.containers[0].securityContext.windowsOptions.runAsUserName)',
    },
  },
  undecided: {
    "a user from an output": pod({ "securityContext.windowsOptions": { runAsUserName: UNKNOWN } }),
  },
});
