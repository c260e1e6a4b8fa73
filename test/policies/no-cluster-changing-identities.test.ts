import { noClusterChangingIdentities } from "../../policies/privilege-escalation/no-cluster-changing-identities";
import { testStackPolicy } from "../support/policy-table";
import { tableOfRight } from "../support/right-table";

testStackPolicy(
  noClusterChangingIdentities,
  tableOfRight({
    who: "which can change clusters",
    action: "eks:*",
    harmlessAction: "eks:DescribeCluster",
    googleRole: "roles/container.admin",
    harmlessGoogleRole: "roles/container.viewer",
  }),
);
