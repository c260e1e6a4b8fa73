import type { Container } from "../kubernetes/pods/container";
import { allOf, not, type Truth, UNKNOWN } from "../model/value";

/** Whether a container runs as root on its node, and what is taken for granted where nothing says so. */
export interface Root {
  readonly verdict: Truth;
  readonly assumes?: string;
}

/**
 * Whether a container's user is root outside of it too. Where no field says, the image decides: most run as root.
 *
 * Source: Kubernetes documentation, "Configure a Security Context" and "User Namespaces".
 */
export function isRoot(container: Container): Root {
  const user = container.effective("runAsUser");
  const isOnHost = not(container.pod.hasUserNamespace);
  const asRoot = (verdict: Truth): Truth => {
    const both = allOf([verdict, isOnHost === false ? UNKNOWN : true]);
    return isOnHost === UNKNOWN && both === true ? UNKNOWN : both;
  };
  if (!user.isAbsent) return { verdict: asRoot(user.is(0)) };
  const isNonRoot = container.effective("runAsNonRoot").is(true);
  if (isNonRoot !== false) return { verdict: isNonRoot === true ? false : UNKNOWN };
  return { verdict: asRoot(true), assumes: "the image runs as root" };
}
