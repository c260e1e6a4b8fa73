import type { Resource } from "../kubernetes/rbac/support";
import { type Manifest, type Stack, stack } from "./builders";

export {
  account,
  clusterRole,
  clusterRoleBinding,
  role,
  roleBinding,
  rule,
  toClusterRole,
  toRole,
} from "../kubernetes/rbac/support";

/** The stack of some roles and bindings. */
export function stackOf(...resources: Resource[]): Stack {
  return stack(...resources.map(({ properties }) => properties as Manifest));
}
