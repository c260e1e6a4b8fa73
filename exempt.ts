import { EXEMPT, MISREAD } from "./lib/policy/exemptions/annotation-form";
import type { PolicyId } from "./policies";

/** Why a finding is accepted. */
export interface ExemptionArgs {
  /** Why the risk is accepted. */
  readonly reason: string;
  /** The last day on which it holds, as YYYY-MM-DD. */
  readonly expires?: string;
  /** Where it was decided. */
  readonly ticket?: string;
  /** The one container that it is for; without it, the whole object. */
  readonly container?: string;
}

/**
 * The arguments of a resource with an exemption from one policy, as an annotation that the pack reads:
 * `new k8s.core.v1.Pod("agent", exempt({ metadata, spec }, "no-host-namespaces", { reason: "It reads /proc" }))`.
 * Metadata may be plain, a promise or an output. Throws an Error for a reason that is empty or reads as a setting.
 */
export function exempt<T extends { readonly metadata?: unknown }>(
  args: T,
  policy: PolicyId,
  exemption: ExemptionArgs,
): T {
  const [key, value] = annotationOf(policy, exemption);
  const metadata = changed(args.metadata, (known) => ({
    ...known,
    annotations: changed(known["annotations"], (annotations) => ({ ...annotations, [key]: value })),
  }));
  return { ...args, metadata };
}

/** The most characters that Kubernetes allows in a key after its slash. */
const LONGEST_NAME = 63;

function annotationOf(policy: PolicyId, exemption: ExemptionArgs): [key: string, value: string] {
  const { reason, expires, ticket, container } = exemption;
  if (reason.trim() === "") throw new Error(`an exemption from ${policy} must give a reason`);
  if (MISREAD.test(reason))
    throw new Error(`the reason of an exemption from ${policy} must not read as a setting: ${reason}`);
  const key = `${EXEMPT}${policy}`;
  const long = container === undefined ? key : `${key}.${container}`;
  const isFit = long.length - long.indexOf("/") - 1 <= LONGEST_NAME;
  const settings = { expires, ticket, ...(isFit ? {} : { container }) };
  const texts = Object.entries(settings).flatMap(([name, text]) =>
    text === undefined ? [] : [`${name}=${text}`],
  );
  return [isFit ? long : key, [reason, ...texts].join("; ")];
}

type Plain = Readonly<Record<string, unknown>>;
type Change = (known: Plain) => Plain;

/** What a change makes of a value that may come later: of an output an output, of a promise a promise. */
function changed(value: unknown, change: Change): unknown {
  if (isLater(value, "apply")) return value.apply((known) => change(known ?? {}));
  if (isLater(value, "then")) return value.then((known) => change(known ?? {}));
  return change((value ?? {}) as Plain);
}

function isLater<M extends "apply" | "then">(
  value: unknown,
  method: M,
): value is Record<M, (next: (known: Plain | undefined) => Plain) => unknown> {
  return typeof value === "object" && value !== null && typeof (value as Plain)[method] === "function";
}
