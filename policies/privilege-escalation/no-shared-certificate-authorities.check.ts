import type { Cluster } from "../../lib/kubernetes/cluster";
import {
  type CommandLine,
  type Component,
  commandLineOf,
  type Flag,
} from "../../lib/kubernetes/components/command-line";
import { shownFlag } from "../../lib/kubernetes/components/flag-setting";
import type { Container } from "../../lib/kubernetes/pods/container";
import type { Pod } from "../../lib/kubernetes/pods/pod";
import { hostFileOf } from "../../lib/kubernetes/volumes/host-file";
import { concerning, flagIssue, type Issue } from "../../lib/model/issue";
import { anyOf, type Truth, UNKNOWN, type Unknown } from "../../lib/model/value";

/** Flags of the API server that name a CA which is not to be the client CA. */
const APART = ["requestheader-client-ca-file", "etcd-cafile"];

/**
 * The issues on API servers whose client CA is also the front-proxy CA or the etcd CA, shown by the same
 * file. An etcd that the same object configures is compared as well.
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

/** The issues on etcd in a pod of its own whose clients are signed by the client CA of an API server: the same file of the node. */
export function authoritiesAcrossPods({ pods }: Cluster): (Issue | undefined)[] {
  const ofClients = filesOf(pods, "kube-apiserver", "client-ca-file");
  return filesOf(pods, "etcd", "trusted-ca-file").map(({ container, flag, file }) => {
    const others = ofClients.filter((each) => each.container.pod.object !== container.pod.object);
    const isShared = anyOf(others.map((each) => isSame(each.file, file)));
    const shown = shownFlag("trusted-ca-file", flag);
    return concerning(
      container.title,
      flagIssue(isShared, flag.field, "must not reuse the client CA of the API server as", shown),
    );
  });
}

interface AuthorityFile {
  readonly container: Container;
  readonly flag: Flag;
  readonly file: string | Unknown;
}

/** The files of the node that a flag of a component names, in every pod that runs it. */
function filesOf(pods: readonly Pod[], component: Component, name: string): AuthorityFile[] {
  return pods
    .flatMap(({ containers }) => containers)
    .flatMap((container): AuthorityFile[] => {
      const line = commandLineOf(container);
      if (line === undefined || line === UNKNOWN || line.component !== component) return [];
      const open: Flag | undefined =
        line.isWhole === UNKNOWN ? { field: line.place, value: UNKNOWN } : undefined;
      const flag = line.flags.get(name)?.at(-1) ?? open;
      if (flag === undefined) return [];
      const file = flag.value === UNKNOWN ? UNKNOWN : hostFileOf(container, flag.value);
      return file === undefined ? [] : [{ container, flag, file }];
    });
}

function isSame(a: string | Unknown, b: string | Unknown): Truth {
  return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : a === b;
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
