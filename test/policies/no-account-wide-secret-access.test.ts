import { noAccountWideSecretAccess } from "../../policies/access-to-sensitive-data/no-account-wide-secret-access";
import { testStackPolicy } from "../support/policy-table";
import { tableOfRight } from "../support/right-table";

testStackPolicy(
  noAccountWideSecretAccess,
  tableOfRight({
    who: "which can read all secrets, parameters, keys or buckets of a kind",
    action: "secretsmanager:GetSecretValue",
    harmlessAction: "secretsmanager:ListSecrets",
    googleRole: "roles/secretmanager.secretAccessor",
    harmlessGoogleRole: "roles/secretmanager.viewer",
  }),
);
