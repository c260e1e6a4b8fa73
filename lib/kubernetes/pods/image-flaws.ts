import type { Image } from "./image";

/** A component with power over a cluster or its nodes, by the repositories of its images. */
interface Component {
  readonly name: string;
  readonly repository: RegExp;
  /** The newest first: what fixes it fixes those below. */
  readonly flaws: readonly Flaw[];
}

/** A published flaw. */
interface Flaw {
  readonly id: string;
  /** The first version that has it; all before the fix where it is not given. */
  readonly since?: string;
  /** The first fixed version of each release line that got the fix; the lines before the last got none else. */
  readonly fixedIn: readonly string[];
}

/** Components of which every version is flawed: they are no longer maintained. */
const RETIRED: readonly (readonly [repository: RegExp, why: string])[] = [
  [/(^|\/)tiller$/, "Tiller takes commands from any pod and was retired in 2020; Helm 3 needs no server"],
];

/**
 * Published flaws of components with power over a cluster, as of 27 November 2026.
 *
 * Sources: the official CVE feed of Kubernetes for ingress-nginx, with the issues 131009, 136677, 136678, 136789, 137560
 * and 137893 of kubernetes/kubernetes; the security advisories of argoproj/argo-cd (GHSA-63qx-x74g-jcr7,
 * GHSA-786q-9hcg-v9ff), kyverno/kyverno (GHSA-8p9x-46gm-qfx2), grafana/grafana, cilium/cilium
 * (GHSA-8fg8-jh2h-f2hc) and projectcalico/calico.
 */
const COMPONENTS: readonly Component[] = [
  {
    name: "ingress-nginx",
    repository: /(^|\/)ingress-nginx\/controller(-chroot)?$/,
    flaws: [
      { id: "CVE-2026-4342", fixedIn: ["1.13.9", "1.14.5", "1.15.1"] },
      { id: "CVE-2026-3288", fixedIn: ["1.13.8", "1.14.4", "1.15.0"] },
      { id: "CVE-2026-24512", fixedIn: ["1.13.7", "1.14.3"] },
      { id: "CVE-2026-1580", fixedIn: ["1.13.7", "1.14.3"] },
      { id: "CVE-2025-15566", fixedIn: ["1.12.5", "1.13.1"] },
      { id: "CVE-2025-1974", fixedIn: ["1.11.5", "1.12.1"] },
    ],
  },
  {
    name: "Argo CD",
    repository: /(^|\/)argocd$/,
    flaws: [
      { id: "CVE-2025-55190", since: "2.2.0", fixedIn: ["2.13.9", "2.14.16", "3.0.14", "3.1.2"] },
      { id: "CVE-2022-24348", fixedIn: ["2.1.9", "2.2.4"] },
    ],
  },
  {
    name: "Kyverno",
    repository: /(^|\/)kyverno$/,
    flaws: [
      { id: "CVE-2026-22039", fixedIn: ["1.15.3", "1.16.3"] },
      { id: "CVE-2022-47633", since: "1.8.3", fixedIn: ["1.8.5"] },
    ],
  },
  {
    name: "Grafana",
    repository: /(^|\/)grafana$/,
    flaws: [{ id: "CVE-2022-39328", since: "9.2.0", fixedIn: ["9.2.4"] }],
  },
  {
    name: "Cilium",
    repository: /(^|\/)cilium\/cilium$/,
    flaws: [{ id: "CVE-2023-27593", fixedIn: ["1.11.15", "1.12.8", "1.13.1"] }],
  },
  {
    name: "Calico",
    repository: /(^|\/)calico\/cni$/,
    flaws: [{ id: "CVE-2024-33522", fixedIn: ["3.26.5", "3.27.3"] }],
  },
];

/** The published flaws of an image's version, in words; nothing where the tag is no version. */
export function knownFlaw({ repository, tag }: Image): string | undefined {
  const retired = RETIRED.find(([pattern]) => pattern.test(repository));
  if (retired !== undefined) return retired[1];
  const version = versionOf(tag);
  const component = COMPONENTS.find((each) => each.repository.test(repository));
  if (version === undefined || component === undefined) return undefined;
  const found = component.flaws.filter((flaw) => isAffected(flaw, version));
  const [newest] = found;
  if (newest === undefined) return undefined;
  const ids = found.map(({ id }) => id).join(", ");
  return `${ids} of ${component.name}, fixed in ${inWords(newest.fixedIn)}`;
}

type Version = readonly [number, number, number];

/** A version is fixed from the fix of its own release line on, and where its line is newer than all that needed one. */
function isAffected({ since, fixedIn }: Flaw, version: Version): boolean {
  const first = versionOf(since);
  if (first !== undefined && isBefore(version, first)) return false;
  const fixes = fixedIn.map(versionOf).filter((fix) => fix !== undefined);
  const own = fixes.find((fix) => fix[0] === version[0] && fix[1] === version[1]);
  return own === undefined ? fixes.some((fix) => isBefore(version, fix)) : isBefore(version, own);
}

function versionOf(text: string | undefined): Version | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(text ?? "");
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : undefined;
}

function isBefore(a: Version, b: Version): boolean {
  return a[0] < b[0] || (a[0] === b[0] && (a[1] < b[1] || (a[1] === b[1] && a[2] < b[2])));
}

function inWords(texts: readonly string[]): string {
  return [texts.slice(0, -1).join(", "), texts.at(-1)].filter((text) => text !== "").join(" and ");
}
