import { commandsOf } from "../../lib/kubernetes/pods/command";
import { openDebuggerIn } from "../../lib/kubernetes/pods/debuggers";
import type { Field } from "../../lib/model/field";
import { UNKNOWN, type Unknown } from "../../lib/model/value";
import { containerPolicy } from "../../lib/policy/define";

export const noOpenDebuggers = containerPolicy({
  id: "no-open-debuggers",
  category: "access-to-sensitive-data",
  threats: ["S3", "S4", "X1"],
  boundaries: ["B3", "B6"],
  stride: ["I", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Debuggers must not listen on the network",
  why: "A debugger reads the whole memory of the process and runs any code in it, without authentication.",
  fix: "Remove the option, or bind it to 127.0.0.1 and reach it by `kubectl port-forward`.",
  references: ["mitre:T1057", "mitre:T1552", "owasp:2025/K06"],
  exceptions: "A development cluster of one team, behind a default-deny NetworkPolicy.",

  *check(container) {
    for (const { field, text } of commandsOf(container)) yield issueOn(field, text);
    for (const variable of container.at("env").items()) {
      const value = variable.key("value");
      const text = value.string() ?? "";
      if (text !== UNKNOWN || mayHoldOptions(variable.key("name"))) yield issueOn(value, text);
    }
  },
});

function issueOn(field: Field, text: string | Unknown) {
  if (text === UNKNOWN) return field.undecided();
  const what = openDebuggerIn(text);
  return what === undefined ? undefined : field.violates(`must not open ${what} to the network`);
}

/** `JAVA_TOOL_OPTIONS`, `NODE_OPTIONS`, `CATALINA_OPTS`: what runtimes read options from. */
function mayHoldOptions(name: Field): boolean {
  const text = name.string();
  return text === UNKNOWN || /OPTS$|OPTIONS$|_ARGS$/.test(text ?? "");
}
