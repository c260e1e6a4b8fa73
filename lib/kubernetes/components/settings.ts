import type { Issue } from "../../model/issue";
import { issuesIn, type Setting } from "../../model/setting";
import { type FlagSetting, flagIssues } from "./flag-setting";
import { BOTTLEROCKET, type Components, NO_COMPONENTS, type Unread } from "./text-components";

/** The issues that flags and fields make on components; open where something that is not known may hold either. */
export function* issuesOnComponents(
  components: Components,
  flags: readonly FlagSetting[],
  fields: readonly Setting[],
): Generator<Issue | undefined> {
  if (components === NO_COMPONENTS) return;
  for (const line of components.lines) yield* flagIssues(line, flags);
  for (const { kind, document } of components.documents) yield* issuesIn(document, kind, fields);
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
