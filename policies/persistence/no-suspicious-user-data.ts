import { attackInNodeScript } from "../../lib/kubernetes/components/attack";
import { NODE_SCRIPT_KINDS, nodeScriptsOf } from "../../lib/kubernetes/components/node-scripts";
import { UNKNOWN } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

export const noSuspiciousUserData = resourcePolicy({
  id: "no-suspicious-user-data",
  category: "persistence",
  threats: ["P3", "P4", "E4"],
  boundaries: ["B2"],
  stride: ["T", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Node start scripts must not match known attack patterns",
  why: "Start scripts run as root on each new node, below everything that the cluster shows: code that an attacker plants there survives every replacement of the node.",
  fix: "Build what the script downloads into the node image, or check it against a digest, and remove what has no known purpose.",
  references: ["mitre:T1037", "mitre:T1098.004", "mitre:T1105", "mitre:T1059.004"],
  exceptions: "Installers that their publisher documents as a download for a shell.",
  kinds: NODE_SCRIPT_KINDS,

  *check(resource) {
    for (const { field, script } of nodeScriptsOf(resource)) {
      const attack = script === UNKNOWN ? undefined : attackInNodeScript(script);
      if (script === UNKNOWN) yield field.undecided();
      else if (attack !== undefined) yield field.violates(`must not ${attack}`);
    }
  },
});
