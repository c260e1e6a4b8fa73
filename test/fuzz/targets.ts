import { statementsOf } from "../../lib/cloud/aws/iam-document";
import { credentialIn } from "../../lib/credentials/credentials";
import { flagsIn, wordsOf } from "../../lib/kubernetes/components/command-line";
import { hereDocumentsIn, shellCommands, shellPipelines } from "../../lib/kubernetes/components/shell";
import { parseCalicoSelector } from "../../lib/kubernetes/network/calico-selector";
import { parseCidr } from "../../lib/kubernetes/network/cidr";
import { parseImage } from "../../lib/kubernetes/pods/image";
import { grants, ruleOf } from "../../lib/kubernetes/rbac/rule";
import { declaredBy } from "../../lib/model/declared-resource";
import { secondsIn } from "../../lib/model/duration";
import type { Field } from "../../lib/model/field";
import { parseQuantity } from "../../lib/model/quantity";
import type { Value, ValueMap } from "../../lib/model/value";
import { InputError } from "../../lib/program/input-error";
import { readManifests } from "../../lib/program/manifests";

/** What is fed with text: it may refuse text of the user by an InputError, and throws nothing else. */
export type Target = (text: string) => unknown;

export const TARGETS: Readonly<Record<string, Target>> = {
  yaml: (text) => {
    try {
      return readManifests(text, "a.yaml");
    } catch (thrown) {
      if (thrown instanceof InputError) return undefined;
      throw thrown;
    }
  },
  image: parseImage,
  quantity: (text) => [parseQuantity(text), secondsIn(text), parseCidr(text)],
  flags: (text) => shellCommands(text).map((command) => flagsIn(wordsOf(command, fieldOf(text)))),
  shell: (text) => [shellPipelines(text), hereDocumentsIn(text)],
  iam: (text) => statementsOf(fieldOf(text)),
  rbac: (text) => {
    const request = { verb: "get", group: "", resource: "secrets", namespace: "shop", name: "db" };
    return grants(ruleOf(fieldOf(jsonIn(text))), request);
  },
  selector: (text) => parseCalicoSelector(text)?.(() => text),
  credential: (text) => credentialIn(text),
};

function fieldOf(value: Value): Field {
  const properties: ValueMap = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" }, value };
  const [object] = declaredBy({ urn: null, type: "", properties });
  if (object === undefined) throw new Error("the object declares nothing");
  return object.root.key("value");
}

function jsonIn(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return text.split("\n");
  }
}
