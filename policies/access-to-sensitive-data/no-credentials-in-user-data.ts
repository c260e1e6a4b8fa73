import { nodeTemplatesIn, userDataOf } from "../../lib/cloud/aws/node-template";
import { onGkeNodes } from "../../lib/cloud/shared/types";
import {
  CREDENTIAL_OPTIONS,
  type CredentialNames,
  credentialEntries,
  credentialWords,
} from "../../lib/kubernetes/credential";
import { KARPENTER_NODE_CLASS } from "../../lib/model/cloud-types";
import type { Field } from "../../lib/model/field";
import { onlyIf } from "../../lib/model/issue";
import { fieldsAt } from "../../lib/model/setting";
import { cloudPolicy } from "../../lib/policy/define";

/** GKE hands the metadata of its nodes to their scripts. */
const METADATA = onGkeNodes("metadata", { unset: "none", mustNotBeSet: true });
const SCRIPTS = ["startup-script", "user-data"];
const sentence = (kind: string) => `must not hold ${kind}`;

const scriptIssues = (script: Field, options: CredentialNames) =>
  script.isAbsent ? [] : credentialWords([script], options, sentence);

export const noCredentialsInUserData = cloudPolicy({
  id: "no-credentials-in-user-data",
  category: "access-to-sensitive-data",
  threats: ["S1", "S4", "E5"],
  boundaries: ["B5", "B7"],
  stride: ["I", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "User data and metadata of nodes must not hold credentials",
  why: "Every process of the node, and every pod that reaches the metadata service, reads them without a credential; so does every identity that may describe instances in the account.",
  fix: "Fetch the value at start from a secret store with the identity of the node, and rotate the credential.",
  references: ["owasp:2025/K03", "ms:MS-TA9033", "mitre:T1552.001", "mitre:T1552.005"],
  equivalents: ["checkov:CKV_AWS_46"],
  covers: ["eks-node-userdata"],
  options: CREDENTIAL_OPTIONS,

  *checkStack({ cloud, clusters }, options) {
    for (const { data, isUsed } of nodeTemplatesIn(cloud)) {
      for (const issue of scriptIssues(userDataOf(data), options)) yield onlyIf(isUsed, issue);
    }
    for (const nodeClass of clusters.flatMap((cluster) => cluster.of(KARPENTER_NODE_CLASS)))
      yield* scriptIssues(nodeClass.at("spec.userData"), options);
    for (const { on, path } of METADATA) {
      for (const nodes of cloud.of(...on)) {
        for (const map of fieldsAt(nodes.root, path)) {
          yield* credentialEntries(map, options, sentence);
          for (const name of SCRIPTS) yield* scriptIssues(map.key(name), options);
        }
      }
    }
  },
});
