import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { allOf, isList, type Truth, UNKNOWN } from "../../model/value";
import { readYaml } from "../../yaml/documents";

/** The ConfigMap by which EKS maps identities of AWS to users and groups; its values are YAML. */
export interface AwsAuth {
  /** Whether the ConfigMap is that one. */
  readonly verdict: Truth;
  readonly mappings: readonly AwsAuthMapping[];
  readonly accounts: Field;
  readonly hasAccounts: Truth;
}

/** One entry of the roles or of the users; unknown as a whole where its text is. */
interface AwsAuthMapping {
  /** The text that holds it. */
  readonly text: Field;
  readonly entry: Field;
  readonly principal: Field;
}

/**
 * What a ConfigMap maps as EKS reads it; `undefined` where it is another one.
 *
 * Source: "Grant IAM users access to Kubernetes with a ConfigMap" in the EKS documentation.
 */
export function awsAuthIn(configMap: DeclaredResource): AwsAuth | undefined {
  const verdict = allOf([
    configMap.metadata.key("name").is("aws-auth"),
    configMap.namespace === UNKNOWN ? UNKNOWN : configMap.namespace === "kube-system",
  ]);
  if (verdict === false) return undefined;
  const data = configMap.root.key("data");
  const accounts = data.key("mapAccounts");
  const listed = entriesIn(accounts);
  return {
    verdict,
    mappings: [
      ...mappingsIn(data.key("mapRoles"), "rolearn"),
      ...mappingsIn(data.key("mapUsers"), "userarn"),
    ],
    accounts,
    hasAccounts: listed.some(({ value }) => value === UNKNOWN) ? UNKNOWN : listed.length > 0,
  };
}

function mappingsIn(text: Field, principal: string): AwsAuthMapping[] {
  return entriesIn(text).map((entry) => ({ text, entry, principal: entry.key(principal) }));
}

/** The entries of a list in YAML: one unknown entry where the text is unknown, none where it is no list. */
function entriesIn(text: Field): readonly Field[] {
  const yaml = text.string();
  if (yaml === UNKNOWN) return [text.withValue(UNKNOWN)];
  try {
    const value = readYaml(yaml ?? "", "last")[0]?.value;
    return isList(value) ? text.withValue(value).items() : [];
  } catch {
    return [];
  }
}
