import type { Cluster } from "../cluster";
import type { Field } from "../field";
import type { KubernetesObject } from "../object";
import { anyOf, type Truth, UNKNOWN } from "../value";
import { makesAdministrator } from "./iam-document";
import { type Named, namedByEdges, referringTo, sourcesOf } from "./links";

const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/policy:Policy";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const INLINE = "aws:iam/rolePolicy:RolePolicy";

/** Policies that AWS manages, and that give every right or the right to take every other. */
const ADMINISTRATOR_POLICY =
  /:policy\/(AdministratorAccess|IAMFullAccess|PowerUserAccess|job-function\/SystemAdministrator)$/;

/**
 * Whether a role is administrator of its account, by the policies that the program gives it. A permissions boundary
 * may take any of it away, so a role with one is none.
 *
 * Source: "AWS managed policies" and "Policies and permissions in IAM" in the documentation of AWS.
 */
export function isAdministrator(role: KubernetesObject, cloud: Cluster): Truth {
  if (!role.at("permissionsBoundary").isAbsent) return false;
  const attached = [
    ...role.at("managedPolicyArns").items(),
    ...role
      .at("managedPolicyAttachments")
      .items()
      .map((each) => each.key("policyArn")),
  ].map((arn) => isAdministratorPolicy(arn, role, cloud));
  const inline = [
    ...role
      .at("inlinePolicies")
      .items()
      .map((each) => each.key("policy")),
    ...referringTo(role, [INLINE], "role", cloud).map((each) => each.at("policy")),
  ].map(makesAdministrator);
  const attachments = referringTo(role, [ATTACHMENT], "role", cloud).map((each) =>
    isAdministratorPolicy(each.at("policyArn"), each, cloud),
  );
  return anyOf([...attached, ...inline, ...attachments]);
}

function isAdministratorPolicy(arn: Field, owner: KubernetesObject, cloud: Cluster): Truth {
  const text = arn.string();
  if (text !== UNKNOWN) return text !== undefined && ADMINISTRATOR_POLICY.test(text);
  const [only, ...others] = sourcesOf(owner, String(arn.steps[0]), cloud, [POLICY]);
  return only === undefined || others.length > 0 ? UNKNOWN : makesAdministrator(only.at("policy"));
}

/** The roles that a field with a role's ARN may name: those of its edges where it is not known. */
export function rolesNamedBy(arn: Field, cloud: Cluster): readonly Named[] {
  const text = arn.string();
  if (text === undefined) return [];
  if (text === UNKNOWN) return namedByEdges(arn, cloud, [ROLE]);
  return cloud.of(ROLE).flatMap((identity): Named[] => {
    const name = identity.at("name").string();
    if (name === UNKNOWN) return [{ identity, isNamed: UNKNOWN }];
    return name !== undefined && text.endsWith(`/${name}`) ? [{ identity, isNamed: true }] : [];
  });
}
