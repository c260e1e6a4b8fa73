import { policiesOf } from "../../lib/cloud/aws/aws-role";
import { addonsIn } from "../../lib/cloud/aws/eks-addon";
import { cloudAssignments, POD_IDENTITIES } from "../../lib/cloud/identity-assignment";
import type { DeclaredResource } from "../../lib/model/declared-resource";
import type { Issue } from "../../lib/model/issue";
import { lookup } from "../../lib/model/lookup";
import type { Resources } from "../../lib/model/resources";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../lib/model/value";

/**
 * Add-ons of EKS that call the cloud, with their service accounts in `kube-system`. Without an identity of their own
 * they act as the node. Source: "AWS add-ons" in the EKS documentation.
 */
const ACCOUNTS: Readonly<Record<string, string>> = {
  "vpc-cni": "aws-node",
  "aws-ebs-csi-driver": "ebs-csi-controller-sa",
  "aws-efs-csi-driver": "efs-csi-controller-sa",
  "amazon-cloudwatch-observability": "cloudwatch-agent",
  adot: "adot-collector",
};

/** The policies by which the network plugin changes interfaces: that for IPv6 has its documented name, in one's own account. */
const NETWORK_POLICIES = ["AmazonEKS_CNI_Policy", "AmazonEKS_CNI_IPv6_Policy"];

/** The issues on add-ons that act as their node, and on nodes that hold the rights of the network plugin. */
export function addonIdentityIssues(cloud: Resources): (Issue | undefined)[] {
  const addons = addonsIn(cloud).flatMap((addon) =>
    Object.keys(ACCOUNTS).map((name) => {
      const isIt = addon.at("addonName").is(name);
      if (isIt === false) return undefined;
      return addon
        .at("addonName")
        .violates(
          `must set an IAM role of its own for ${name}, instead of using the node role`,
          allOf([isIt, not(hasIdentity(addon)), not(isAssociated(name, cloud))]),
        );
    }),
  );
  return [...addons, ...nodesWithNetworkRights(cloud)];
}

function hasIdentity(addon: DeclaredResource): Truth {
  const associations = addon.at("podIdentityAssociations").items();
  return anyOf([addon.at("serviceAccountRoleArn").isSet, ...associations.map((each) => each.isSet)]);
}

function isAssociated(addon: string, cloud: Resources): Truth {
  const account = lookup(ACCOUNTS, addon) ?? "";
  return anyOf(
    cloud
      .of(...POD_IDENTITIES)
      .map((each) => allOf([each.at("serviceAccount").is(account), each.at("namespace").is("kube-system")])),
  );
}

function nodesWithNetworkRights(cloud: Resources): (Issue | undefined)[] {
  const addons = addonsIn(cloud).filter((addon) => addon.at("addonName").is("vpc-cni") !== false);
  const isApart = anyOf([
    ...addons.map((addon) => allOf([addon.at("addonName").is("vpc-cni"), hasIdentity(addon)])),
    isAssociated("vpc-cni", cloud),
  ]);
  const nodes = cloudAssignments(cloud).filter(({ actor }) => actor === "node");
  return nodes.flatMap(({ field, identity, isCertain }) => {
    if (identity === undefined) return [];
    return NETWORK_POLICIES.map((policy) =>
      field.violates(
        `must not act as ${identity.title}, which gives ${policy} to every pod of the node`,
        allOf([isCertain, not(isApart), holds(identity, policy, cloud)]),
      ),
    );
  });
}

function holds(role: DeclaredResource, policy: string, cloud: Resources): Truth {
  return anyOf(
    policiesOf(role, cloud).map(({ arn, document, verdict }) => {
      const isIt = arn === UNKNOWN ? UNKNOWN : arn?.endsWith(`:policy/${policy}`) === true;
      return allOf([verdict, document === undefined && isIt]);
    }),
  );
}
