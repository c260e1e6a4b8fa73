import type { Image } from "./image";

interface Flaw {
  /** The last part of the repository's path. */
  readonly name: string;
  /** Versions from `since` on and before `fixedIn` have the flaw; all have it where neither is given. */
  readonly since?: string;
  readonly fixedIn?: string;
  readonly flaw: string;
}

const CILIUM = "CVE-2023-27593 of Cilium, fixed in 1.11.15, 1.12.8 and 1.13.1";
const CALICO = "CVE-2024-33522 of Calico, fixed in 3.26.5 and 3.27.3";

/** Published flaws of components with power over a cluster. Source: the advisories of the projects. */
const FLAWS: readonly Flaw[] = [
  {
    name: "tiller",
    flaw: "Tiller takes commands from any pod and was retired in 2020; Helm 3 needs no server",
  },
  { name: "argocd", fixedIn: "2.1.9", flaw: "CVE-2022-24348, fixed in 2.1.9 and 2.2.4" },
  { name: "argocd", since: "2.2.0", fixedIn: "2.2.4", flaw: "CVE-2022-24348, fixed in 2.1.9 and 2.2.4" },
  { name: "grafana", since: "9.2.0", fixedIn: "9.2.4", flaw: "CVE-2022-39328, fixed in 9.2.4" },
  { name: "kyverno", since: "1.8.3", fixedIn: "1.8.5", flaw: "CVE-2022-47633, fixed in 1.8.5" },
  {
    name: "controller",
    fixedIn: "1.11.5",
    flaw: "CVE-2025-1974 of ingress-nginx, fixed in 1.11.5 and 1.12.1",
  },
  {
    name: "controller",
    since: "1.12.0",
    fixedIn: "1.12.1",
    flaw: "CVE-2025-1974 of ingress-nginx, fixed in 1.12.1",
  },
  { name: "cilium", fixedIn: "1.11.15", flaw: CILIUM },
  { name: "cilium", since: "1.12.0", fixedIn: "1.12.8", flaw: CILIUM },
  { name: "cilium", since: "1.13.0", fixedIn: "1.13.1", flaw: CILIUM },
  { name: "cni", fixedIn: "3.26.5", flaw: CALICO },
  { name: "cni", since: "3.27.0", fixedIn: "3.27.3", flaw: CALICO },
];

/** Where the name of an image alone could be anybody's, the repository it must be in. */
const REPOSITORIES: Readonly<Record<string, RegExp>> = {
  controller: /(^|\/)ingress-nginx\/controller$/,
  cilium: /(^|\/)cilium\/cilium$/,
  cni: /(^|\/)calico\/cni$/,
};

/** The published flaw of an image's version, in words; nothing where the tag is no version. */
export function knownFlaw({ repository, tag }: Image): string | undefined {
  const name = repository.split("/").at(-1) ?? "";
  if (REPOSITORIES[name]?.test(repository) === false) return undefined;
  const version = versionOf(tag);
  return FLAWS.find((flaw) => flaw.name === name && isAffected(flaw, version))?.flaw;
}

type Version = readonly [number, number, number];

function isAffected({ since, fixedIn }: Flaw, version: Version | undefined): boolean {
  if (fixedIn === undefined) return true;
  const [from, to] = [versionOf(since), versionOf(fixedIn)];
  if (version === undefined || to === undefined) return false;
  return isBefore(version, to) && (from === undefined || !isBefore(version, from));
}

function versionOf(text: string | undefined): Version | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(text ?? "");
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : undefined;
}

function isBefore(a: Version, b: Version): boolean {
  return a[0] - b[0] < 0 || (a[0] === b[0] && (a[1] < b[1] || (a[1] === b[1] && a[2] < b[2])));
}
