import { concerning, flagIssue, type Issue } from "../../model/issue";
import { type Truth, UNKNOWN } from "../../model/value";
import type { CommandLine, Flag } from "./command-line";
import { shownFlag } from "./flag-setting";

/** Flags of the API server that name an authority which must not be that of clients. */
const APART = ["requestheader-client-ca-file", "etcd-cafile"];

/**
 * The issues on API servers whose clients are signed by the authority of the front proxy or of etcd; by the same file
 * is how it shows. An etcd that the same object configures is compared as well.
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
    flagIssue(isShared, other.field, "must not share the authority of clients by", shownFlag(name, other)),
  );
}
