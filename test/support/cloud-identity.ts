import type { Value, ValueMap } from "../../lib/model/value";
import { dependingOn, type Manifest, object, resource, UNKNOWN } from "./builders";

export const ADMINISTRATOR_ACCESS = "arn:aws:iam::aws:policy/AdministratorAccess";
const ACCOUNT = "111122223333";

/** The ARN of a role of the account of the examples. */
export function roleArn(name: string): string {
  return `arn:aws:iam::${ACCOUNT}:role/${name}`;
}

/** A role of AWS. */
export function role(inputs: ValueMap, name = "orders"): Manifest {
  return resource("aws:iam/role:Role", name, { path: "/", ...inputs });
}

/** A role whose one inline policy allows actions, on everything where it does not say otherwise. */
export function roleWith(Action: Value, statement: ValueMap = {}, inputs: ValueMap = {}): Manifest {
  const Statement = [{ Effect: "Allow", Action, Resource: "*", ...statement }];
  return role({ inlinePolicies: [{ name: "a", policy: JSON.stringify({ Statement }) }], ...inputs });
}

/** The service account `shop/orders`, with annotations. */
export function annotated(annotations: Value): Manifest {
  return object("v1", "ServiceAccount", "shop/orders", { metadata: { annotations } });
}

/** The service account `shop/orders`, which acts as a role whose ARN is not known before deployment. */
export function actingAs(of: Manifest): Manifest {
  const account = { ...annotated({ "eks.amazonaws.com/role-arn": UNKNOWN }), $name: "orders" };
  return dependingOn(account, { metadata: [of] });
}

/** Where `actingAs` names the role. */
export const ROLE_ANNOTATION = 'metadata.annotations["eks.amazonaws.com/role-arn"]';

/** A pod identity of the service account `shop/orders`. */
export function podIdentity(of: Manifest, inputs: ValueMap = {}): Manifest {
  const association = resource("aws:eks/podIdentityAssociation:PodIdentityAssociation", "orders", {
    clusterName: "prod",
    namespace: "shop",
    serviceAccount: "orders",
    roleArn: UNKNOWN,
    ...inputs,
  });
  return dependingOn(association, { roleArn: [of] });
}

/** Nodes of EKS that act as a role. */
export function nodesOf(of: Manifest): Manifest {
  return dependingOn(resource("aws:eks/nodeGroup:NodeGroup", "workers", { nodeRoleArn: UNKNOWN }), {
    nodeRoleArn: [of],
  });
}

/** An identity of Azure, with the credential that ties it to `shop/orders`. */
export const azureIdentity = resource("azure-native:managedidentity:UserAssignedIdentity", "orders", {
  location: "west",
});
export const azureCredential = dependingOn(
  resource("azure-native:managedidentity:FederatedIdentityCredential", "orders", {
    resourceName: UNKNOWN,
    subject: "system:serviceaccount:shop:orders",
  }),
  { resourceName: [azureIdentity] },
);

/** An assignment of a built-in role of Azure to that identity. */
export function azureAssignment(id: string, scope: string, inputs: ValueMap = {}): Manifest {
  return dependingOn(
    resource("azure-native:authorization:RoleAssignment", "orders", {
      principalId: UNKNOWN,
      roleDefinitionId: `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${id}`,
      scope,
      ...inputs,
    }),
    { principalId: [azureIdentity] },
  );
}

/** An account of Google, what it is granted on its project, and the service account that acts as it. */
export const googleAccount = resource("gcp:serviceaccount/account:Account", "orders", {
  accountId: "orders",
});
export const onGoogle = annotated({
  "iam.gke.io/gcp-service-account": "orders@shop.iam.gserviceaccount.com",
});
export function googleGrant(to: string, inputs: ValueMap = {}): Manifest {
  return resource("gcp:projects/iAMMember:IAMMember", "orders", {
    role: to,
    member: "serviceAccount:orders@shop.iam.gserviceaccount.com",
    ...inputs,
  });
}

/** The issuer of the tokens of a cluster of EKS. */
export const ISSUER = "oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF";

/** A role that trusts service accounts of that cluster under a condition. */
export function trustingPods(
  Condition: Value | undefined,
  Federated: Value = `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}`,
): Manifest {
  const Statement: ValueMap = {
    Effect: "Allow",
    Principal: { Federated },
    Action: "sts:AssumeRoleWithWebIdentity",
    ...(Condition !== undefined && { Condition }),
  };
  return resource("aws:iam/role:Role", "orders", {
    assumeRolePolicy: { Version: "2012-10-17", Statement: [Statement] },
  });
}
