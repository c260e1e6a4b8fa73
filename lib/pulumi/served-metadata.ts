import type { ResourceValidationPolicy } from "@pulumi/policy";
import { addressOf, split } from "../explanation/references";
import { THREAT_ROWS } from "../explanation/threat-rows";
import { defaultLevelOf } from "../policy/configuration";
import type { Option, Policy } from "../policy/define";
import { fixOf } from "../policy/evaluate";
import { manifest } from "./manifest";

/** What a policy tells the engine, and through it the catalogue of Pulumi Cloud, of itself. */
export function servedMetadata(
  policy: Policy,
  homepage = manifest().homepage,
): Omit<ResourceValidationPolicy, "validateResource"> {
  const url = homepage === undefined ? addressOf(policy.references) : pageOf(policy, homepage);
  return {
    name: policy.id,
    displayName: policy.title,
    description: `${policy.title}. ${policy.why}`,
    severity: policy.severity,
    enforcementLevel: defaultLevelOf(policy),
    remediationSteps: fixOf(policy),
    tags: tagsOf(policy),
    ...(url !== undefined && { url }),
    framework: {
      name: "Kubernetes threat model",
      version: "1",
      reference: policy.threats.join(", "),
      specification: specificationOf(policy),
    },
    configSchema: { properties: schemasOf(policy) },
  };
}

function pageOf({ id }: Policy, homepage: string): string {
  return `${homepage.replace(/\/$/, "")}/policies/${id}`;
}

/** What the threat model says in the rows that a policy serves. */
function specificationOf({ threats }: Policy): string {
  const rows = threats.flatMap((id) => THREAT_ROWS.filter((row) => row.id === id));
  return rows.map(({ title, summary }) => `${title}: ${summary}`).join(" ");
}

/** The tags under which Pulumi Cloud shows a policy. An address is none: its page lists them. */
function tagsOf(policy: Policy): string[] {
  return [
    `category:${policy.category}`,
    ...policy.threats.map((id) => `threat:${id}`),
    ...policy.boundaries.map((id) => `boundary:${id}`),
    ...policy.stride.map((letter) => `stride:${letter}`),
    ...policy.references.filter((reference) => split(reference).family !== "url"),
  ];
}

function schemasOf(policy: Policy) {
  return Object.fromEntries(Object.entries(policy.options).map(([name, option]) => [name, schemaOf(option)]));
}

function schemaOf({ type, description, default: value }: Option) {
  const schema = { description, type, default: Array.isArray(value) ? [...value] : value };
  return type === "array" ? { ...schema, items: { type: "string" as const } } : schema;
}
