import { DEFAULT_CAPABILITIES } from "../kubernetes/pods/capabilities";
import type { Container } from "../kubernetes/pods/container";
import type { Field } from "../model/field";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../model/value";

/** Whether a container has a power on its node, and what is taken for granted where nothing says so. */
export interface Root {
  readonly verdict: Truth;
  /** The field that decides it. */
  readonly field: Field;
  readonly assumes?: string;
}

/**
 * Whether a container's user is root outside of it too. Where no field says, the image decides: most run as root.
 *
 * Source: Kubernetes documentation, "Configure a Security Context" and "User Namespaces".
 */
export function isRoot(container: Container): Root {
  const user = container.effective("runAsUser");
  const hostUsers = container.pod.at("hostUsers");
  const isOnHost = not(container.pod.hasUserNamespace);
  const asRoot = (verdict: Truth): Truth => {
    const both = allOf([verdict, isOnHost === false ? UNKNOWN : true]);
    return isOnHost === UNKNOWN && both === true ? UNKNOWN : both;
  };
  if (!user.isAbsent) return { verdict: asRoot(user.is(0)), field: isOnHost === true ? user : hostUsers };
  const nonRoot = container.effective("runAsNonRoot");
  const isNonRoot = nonRoot.is(true);
  if (isNonRoot !== false) return { verdict: isNonRoot === true ? false : UNKNOWN, field: nonRoot };
  return {
    verdict: asRoot(true),
    field: isOnHost === true ? user : hostUsers,
    assumes: "the image runs as root",
  };
}

/** The same where another user may do it too, with more luck: by a program of the image that runs as root, say. */
export function isRootOrMay(container: Container): Root {
  const root = isRoot(container);
  return root.verdict === false ? { ...root, verdict: UNKNOWN } : root;
}

/**
 * Whether the processes of a container can use a capability on its node: those of root can, those of others by a
 * program that gains privileges, and in a user namespace it counts for nothing outside.
 */
export function canUse(container: Container, capability: string): Root {
  const { pod } = container;
  const isGiven = allOf([hasCapability(container, capability), not(pod.hasUserNamespace), pod.isLinux]);
  const root = isRoot(container);
  if (root.verdict === true) return { ...root, verdict: isGiven };
  const isGained = not(container.securityContext.key("allowPrivilegeEscalation").is(false));
  return { verdict: allOf([isGiven, isGained, UNKNOWN]), field: root.field };
}

/**
 * Whether a container gets a capability: single ones that it drops are gone whatever it adds, and those that it adds
 * stay whatever ALL drops.
 *
 * Source: the order in which containerd and CRI-O apply `capabilities`.
 */
export function hasCapability(container: Container, capability: string): Truth {
  const lists = (list: Container["addedCapabilities"], wanted: string): Truth =>
    anyOf(list.map(({ name }) => (name === UNKNOWN ? UNKNOWN : name === wanted)));
  const { addedCapabilities: added, droppedCapabilities: dropped } = container;
  const isDefault = DEFAULT_CAPABILITIES.includes(capability);
  return allOf([
    not(lists(dropped, capability)),
    anyOf([
      lists(added, capability),
      allOf([anyOf([lists(added, "ALL"), isDefault]), not(lists(dropped, "ALL"))]),
    ]),
  ]);
}

/** Where a container adds capabilities. */
export function addedField(container: Container): Field {
  return container.at("securityContext.capabilities.add");
}

/** The annotation that set the AppArmor profile of a container before Kubernetes 1.30; still read for pods that have it. */
const APP_ARMOR_ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";

/**
 * Whether no AppArmor profile confines a container. One that names none gets that of the runtime, where its node has
 * AppArmor at all.
 */
export function isUnconfined(container: Container): Truth {
  const annotation = container.pod.metadata
    .key("annotations")
    .key(`${APP_ARMOR_ANNOTATION}${String(container.at("name").value)}`);
  const type = container.effective("appArmorProfile").key("type");
  const isOff = anyOf([container.isPrivileged, type.is("Unconfined"), annotation.is("unconfined")]);
  return isOff === false && type.isAbsent && annotation.isAbsent ? UNKNOWN : isOff;
}
