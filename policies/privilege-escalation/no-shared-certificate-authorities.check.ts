import type { CommandLine, Flag } from "../../lib/kubernetes/components/command-line";
import { shownFlag } from "../../lib/kubernetes/components/flag-setting";
import { concerning, flagIssue, type Issue } from "../../lib/model/issue";
import { type Truth, UNKNOWN } from "../../lib/model/value";

/** Flags of the API server that name a CA which is not to be the client CA. */
const APART = ["requestheader-client-ca-file", "etcd-cafile"];

/**
 * The issues on API servers whose client CA is also the front-proxy CA or the etcd CA, shown by the same file. An etcd that the same object configures is compared as well.
 *
 * Source: CIS 2.7, and "CA reusage and conflicts" in the documentation of the aggregation layer.
 */
export function sharedAuthorities(lines: readonly CommandLine[]): (Issue | undefined)[] {
  const servers = lines.filter(({ component }) => component === "kube-apiserver");
  const stores = lines.filter(({ component }) => component === "etcd");
  return servers.flatMap((server) => {
    const ofClients = server.flags.get("client-ca-file")?.at(-1);
    // A part of the line that is not known may name any of the files.
    if (server.isWhole === UNKNOWN) return [server.place.undecided()];
    if (ofClients === undefined) return [];
    return [
      ...APART.map((name) => sharedWith(ofClients, server, name)),
      ...stores.map((store) => sharedWith(ofClients, store, "trusted-ca-file")),
    ];
  });
}

function sharedWith(ofClients: Flag, line: CommandLine, name: string): Issue | undefined {
  const other = line.flags.get(name)?.at(-1);
  if (other === undefined) return undefined;
  const isKnown = ofClients.value !== UNKNOWN && other.value !== UNKNOWN;
  const isShared: Truth = isKnown ? ofClients.value === other.value : UNKNOWN;
  return concerning(
    line.title,
    flagIssue(isShared, other.field, "must not reuse the client CA as", shownFlag(name, other)),
  );
}
