import { lookup } from "../../model/lookup";
import { NO_RIGHTS, type Rights } from "../shared/identity-rights";

const ADMINISTRATOR: Partial<Rights> = { administrator: true };
const BROAD: Partial<Rights> = { broad: true };
const READS: Partial<Rights> = { readsSecrets: true };

/**
 * Policies that AWS manages and that give much, by what follows `:policy/` in their ARN. Those that this table lacks
 * give little.
 *
 * Source: "AWS managed policies" in the AWS Managed Policy Reference Guide.
 */
const MANAGED: Readonly<Record<string, Partial<Rights>>> = {
  AdministratorAccess: ADMINISTRATOR,
  IAMFullAccess: ADMINISTRATOR,
  PowerUserAccess: {
    ...BROAD,
    changesClusters: true,
    readsSecrets: true,
    scalesNodes: true,
    commandsNodes: true,
    pushesImages: true,
  },
  "job-function/SystemAdministrator": BROAD,
  AmazonEC2FullAccess: { ...BROAD, scalesNodes: true },
  AutoScalingFullAccess: { scalesNodes: true },
  AWSLambda_FullAccess: BROAD,
  AmazonECS_FullAccess: BROAD,
  AWSCloudFormationFullAccess: BROAD,
  AmazonEC2ContainerRegistryFullAccess: { ...BROAD, pushesImages: true },
  AmazonEC2ContainerRegistryPowerUser: { ...BROAD, pushesImages: true },
  AmazonS3FullAccess: READS,
  AmazonS3ReadOnlyAccess: READS,
  AmazonSSMFullAccess: { ...READS, commandsNodes: true },
  AmazonSSMReadOnlyAccess: READS,
  ReadOnlyAccess: READS,
  SecretsManagerReadWrite: READS,
};

/** What a policy that AWS manages gives; `undefined` for the ARN of any other policy. */
export function managedRights(arn: string): Rights | undefined {
  const [, name] = /^arn:[^:]*:iam::aws:policy\/(.+)$/.exec(arn) ?? [];
  if (name === undefined) return undefined;
  return { ...NO_RIGHTS, ...lookup(MANAGED, name) };
}
