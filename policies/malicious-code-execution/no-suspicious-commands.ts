import { attackInWords } from "../../lib/kubernetes/components/attack";
import { commandsOf, imageCommandOf } from "../../lib/kubernetes/pods/command";
import { UNKNOWN } from "../../lib/model/value";
import { containerPolicy } from "../../lib/policy/define";

export const noSuspiciousCommands = containerPolicy({
  id: "no-suspicious-commands",
  category: "malicious-code-execution",
  threats: ["X1", "P1", "P2", "P3"],
  boundaries: ["B5", "B6"],
  stride: ["T", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Commands and hooks must not match known attack patterns",
  why: "A download that is piped to a shell, a reverse shell, a decoder or a miner in a command runs unreviewed code at each start of the pod.",
  fix: "Build what the command fetches into the image, and remove what has no explanation.",
  references: ["mitre:T1059", "mitre:T1105", "mitre:T1496", "ms:MS-TA9006"],
  exceptions:
    "Agents that manage nodes may enter their namespaces on purpose: allow it in their namespace only.",

  *check(container) {
    const byImage = imageCommandOf(container);
    for (const { field, text, words } of [...commandsOf(container), ...(byImage ? [byImage] : [])]) {
      const attack = attackInWords(words);
      if (text === UNKNOWN) yield field.undecided();
      else if (attack !== undefined) yield field.violates(`must not ${attack}`);
    }
  },
});
