import type { Claim } from "../claim";
import { claimsIn, type Setting } from "../cloud/setting";
import { type FlagSetting, flagClaims } from "./flag-setting";
import { BOTTLEROCKET, type Components, NONE, type Unread } from "./text-components";

/** The claims that flags and fields make on components; open where something that is not known may hold either. */
export function* claimsOnComponents(
  components: Components,
  flags: readonly FlagSetting[],
  fields: readonly Setting[],
): Generator<Claim | undefined> {
  if (components === NONE) return;
  for (const line of components.lines) yield* flagClaims(line, flags);
  for (const { kind, document } of components.documents) yield* claimsIn(document, kind, fields);
  for (const each of components.unread) if (concerns(each, flags, fields)) yield each.field.undecided();
}

/** What runs on nodes, and the documents that configure it. */
const OF_NODES = [
  "kubelet",
  "kube-proxy",
  "k3s",
  "KubeletConfiguration",
  "KubeProxyConfiguration",
  BOTTLEROCKET,
];

function concerns({ mayBe }: Unread, flags: readonly FlagSetting[], fields: readonly Setting[]): boolean {
  if (mayBe === "configuration") return true;
  if (mayBe === "program") return flags.length > 0;
  const judged = [...flags.map(({ component }) => component), ...fields.flatMap(({ on }) => on)];
  return judged.some((each) => OF_NODES.includes(each));
}
