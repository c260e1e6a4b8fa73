import { noUnboundedNodeScaling } from "../../policies/denial-of-service/no-unbounded-node-scaling";
import { testStackPolicy } from "../support/policy-table";
import { tableOfRight } from "../support/right-table";

testStackPolicy(
  noUnboundedNodeScaling,
  tableOfRight({
    who: "which can start or stop any machine",
    action: "autoscaling:SetDesiredCapacity",
    harmlessAction: "autoscaling:DescribeAutoScalingGroups",
    googleRole: "roles/compute.instanceAdmin.v1",
    harmlessGoogleRole: "roles/compute.viewer",
  }),
);
