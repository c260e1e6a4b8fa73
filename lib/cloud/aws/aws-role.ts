import {
  AWS_IAM_POLICY,
  AWS_NATIVE_MANAGED_POLICY,
  AWS_NATIVE_ROLE,
  AWS_NATIVE_ROLE_POLICY,
  AWS_POLICY_ATTACHMENT,
  AWS_ROLE,
  AWS_ROLE_POLICY,
  AWS_ROLE_POLICY_ATTACHMENT,
  AWS_ROLE_POLICY_ATTACHMENTS_EXCLUSIVE,
  AWS_USER,
  AWS_USER_POLICY,
  AWS_USER_POLICY_ATTACHMENT,
} from "../../model/cloud-types";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { lookup } from "../../model/lookup";
import { addTo } from "../../model/multimap";
import type { Resources } from "../../model/resources";
import { allOf, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import { listed } from "../shared/document";
import { type Named, namedByEdges, referringTo, sourcesOf } from "../shared/links";

export const ROLES = [AWS_ROLE, AWS_NATIVE_ROLE];
const POLICIES: Readonly<Record<string, { readonly name: string; readonly document: string }>> = {
  [AWS_IAM_POLICY]: { name: "name", document: "policy" },
  [AWS_NATIVE_MANAGED_POLICY]: { name: "managedPolicyName", document: "policyDocument" },
};

/** Resources that give policies to roles: where they name the role, and the policies or the text of one. */
const ATTACHMENTS = [
  { type: AWS_ROLE_POLICY_ATTACHMENT, property: "role", policies: "policyArn" },
  { type: AWS_POLICY_ATTACHMENT, property: "roles", policies: "policyArn" },
  {
    type: AWS_ROLE_POLICY_ATTACHMENTS_EXCLUSIVE,
    property: "roleName",
    policies: "policyArns",
  },
  { type: AWS_ROLE_POLICY, property: "role", document: "policy" },
  { type: AWS_NATIVE_ROLE_POLICY, property: "roleName", document: "policyDocument" },
];

/** The same for users. */
const ATTACHMENTS_OF_USERS: typeof ATTACHMENTS = [
  { type: AWS_USER_POLICY_ATTACHMENT, property: "user", policies: "policyArn" },
  { type: AWS_POLICY_ATTACHMENT, property: "users", policies: "policyArn" },
  { type: AWS_USER_POLICY, property: "user", document: "policy" },
];

/** A policy of a role: its text, its ARN, or nothing where only another program knows. */
export interface RolePolicy {
  /** Where the program gives it to the role. */
  readonly field: Field;
  /** Whether it is the role's. */
  readonly verdict: Truth;
  readonly document?: Field;
  readonly arn?: string | Unknown;
}

/** The name that a program gives a role, where it does. */
function nameOfRole(role: DeclaredResource): string | Unknown | undefined {
  return role.at(role.type === AWS_NATIVE_ROLE ? "roleName" : "name").string();
}

/** The trust policy of a role. */
export function trustOfRole(role: DeclaredResource): Field {
  return role.at(role.type === AWS_ROLE ? "assumeRolePolicy" : "assumeRolePolicyDocument");
}

/**
 * The policies that a program gives a role, or a user, in every form: on the role itself, and by resources that name the role by
 * an edge or by its name.
 */
export function policiesOf(role: DeclaredResource, cloud: Resources): readonly RolePolicy[] {
  return [...ownPolicies(role, cloud), ...attachedPolicies(role, cloud)];
}

function ownPolicies(role: DeclaredResource, cloud: Resources): RolePolicy[] {
  const arns = [
    ...role.at("managedPolicyArns").items(),
    ...role
      .at("managedPolicyAttachments")
      .items()
      .map((each) => each.key("policyArn")),
  ];
  const [list, document] =
    role.type === AWS_ROLE ? ["inlinePolicies", "policy"] : ["policies", "policyDocument"];
  return [
    ...arns.map((arn) => policyAt(arn, true, cloud)),
    ...role
      .at(list as string)
      .items()
      .map((each) => each.key(document as string))
      .map((field): RolePolicy => ({ field, verdict: true, document: field })),
  ];
}

function attachedPolicies(role: DeclaredResource, cloud: Resources): RolePolicy[] {
  const attachments = role.type === AWS_USER ? ATTACHMENTS_OF_USERS : ATTACHMENTS;
  return attachments.flatMap(({ type, property, policies, document }) => {
    const { known, open } = referringTo(role, nameOfRole(role), { type, property }, cloud);
    const given = known.flatMap(({ resource, verdict }): RolePolicy[] => {
      if (document === undefined) {
        return listed(resource.at(policies ?? "")).map((arn) => policyAt(arn, verdict, cloud));
      }
      const field = resource.at(document);
      return [{ field, verdict, document: field }];
    });
    return open === undefined ? given : [...given, { field: open, verdict: UNKNOWN, arn: UNKNOWN }];
  });
}

/** A policy by its ARN: the text of the one that the program declares with this name, or that the ARN comes from. */
function policyAt(field: Field, verdict: Truth, cloud: Resources): RolePolicy {
  const arn = field.string() ?? "";
  const declared =
    arn === UNKNOWN ? policyByEdge(field, cloud) : policiesByName(cloud).get(arn.replace(/^.*\//, ""));
  const isManaged = arn !== UNKNOWN && /^arn:[^:]*:iam::aws:/.test(arn);
  const shape = declared === undefined || isManaged ? undefined : lookup(POLICIES, declared.type);
  const document = shape === undefined ? undefined : declared?.at(shape.document);
  return { field, verdict, arn, ...(document !== undefined && { document }) };
}

function policyByEdge(field: Field, cloud: Resources): DeclaredResource | undefined {
  const [only, ...others] = sourcesOf(field.owner, String(field.steps[0]), cloud, Object.keys(POLICIES));
  return others.length > 0 ? undefined : only;
}

function policiesByName(cloud: Resources): ReadonlyMap<string, DeclaredResource> {
  return cloud.remember("policies-by-name", () => {
    const byName = new Map<string, DeclaredResource>();
    for (const [type, { name }] of Object.entries(POLICIES)) {
      for (const policy of cloud.of(type)) {
        const text = policy.at(name).string();
        if (typeof text === "string") byName.set(text, policy);
      }
    }
    return byName;
  });
}

/**
 * The roles that a field with a role's ARN may name: those of its edges, or of that name. An edge to an attachment
 * stands for the role that it names: programs write `attachment.role` to wait for the rights.
 *
 * The name counts where it is known, so that previews after the first, which know the ARN, find the same role.
 */
export function rolesNamedBy(arn: Field, cloud: Resources): readonly Named[] {
  const text = arn.string();
  if (text === undefined) return [];
  if (text === UNKNOWN) return rolesByEdges(arn, cloud);
  const edges = rolesByEdges(arn, cloud);
  const name = text.replace(/^.*\//, "");
  const candidates = edges.length > 0 ? edges : rolesByName(name, cloud);
  return candidates
    .map(({ identity, isCertain }): Named => ({ identity, isCertain: isNamedBy(identity, text, isCertain) }))
    .filter((each) => each.isCertain !== false);
}

/**
 * Whether a role has the name, and the path, of an ARN, `arn:aws:iam::<account>:role/<path>/<name>`. A role whose name
 * Pulumi chooses is the one that an edge leads to.
 */
function isNamedBy(role: DeclaredResource, text: string, byEdge: Truth): Truth {
  const name = nameOfRole(role);
  const isSame =
    name === UNKNOWN ? UNKNOWN : name === undefined ? byEdge : text.replace(/^.*\//, "") === name;
  const path = role.at("path").string();
  if (path === undefined || !text.includes(":role/")) return isSame;
  const isThere =
    path === UNKNOWN ? UNKNOWN : text.slice(0, text.lastIndexOf("/") + 1).replace(/^.*:role/, "") === path;
  return allOf([isSame, isThere]);
}

function rolesByEdges(field: Field, cloud: Resources): readonly Named[] {
  const named = namedByEdges(field, cloud, ROLES);
  const direct = named.filter(({ isCertain }) => isCertain === true);
  if (direct.length > 0) return direct;
  const attachments = sourcesOf(
    field.owner,
    String(field.steps[0]),
    cloud,
    ATTACHMENTS.map(({ type }) => type),
  );
  const viaAttachments = attachments.flatMap((attachment) => {
    const place = ATTACHMENTS.find(({ type }) => type === attachment.type);
    const role = attachment.at(place?.property ?? "role");
    return rolesNamedBy(role, cloud);
  });
  const roles = [...new Map(viaAttachments.map((each) => [each.identity, each])).values()];
  if (named.length > 0 || roles.length > 1) {
    return [...named, ...roles].map(({ identity }) => ({ identity, isCertain: UNKNOWN }));
  }
  return roles;
}

/** The roles with a name, and those whose name an output gives. */
function rolesByName(name: string, cloud: Resources): readonly Named[] {
  const index = cloud.remember("roles-by-name", () => {
    const byName = new Map<string | Unknown, Named[]>();
    for (const identity of cloud.of(...ROLES)) {
      const known = nameOfRole(identity);
      if (known === undefined) continue;
      addTo(byName, known, { identity, isCertain: known === UNKNOWN ? UNKNOWN : true });
    }
    return byName;
  });
  return [...(index.get(name) ?? []), ...(index.get(UNKNOWN) ?? [])];
}
