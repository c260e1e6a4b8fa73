import { lookup } from "../model/lookup";
/** A text, and the public address that it stands for where one is known. */
export interface Named {
  readonly text: string;
  readonly url?: string;
}

/** A family of references: how its ids look, and how a page names them. */
interface Scheme {
  readonly id: RegExp;
  readonly example: string;
  readonly describe: (id: string) => Named;
  /** Where the whole is published, where its parts have no address of their own. */
  readonly home?: string;
}

const STANDARDS = "https://kubernetes.io/docs/concepts/security/pod-security-standards/";

/** The reference schemes that a policy may use. */
export const SCHEMES: Readonly<Record<string, Scheme>> = {
  pss: {
    id: /^(baseline|restricted)(\/[a-zA-Z_]+)?$/,
    example: "pss:baseline/hostNamespaces",
    describe: (id) => {
      const [level = "", control] = id.split("/");
      const text = `Pod Security Standards, ${level}${control ? `: ${control}` : ""}`;
      return { text, url: `${STANDARDS}#${level}` };
    },
  },
  cis: {
    id: /^((eks|gke|aks)\/)?\d+(\.\d+){1,3}$/,
    example: "cis:5.2.2",
    home: "https://www.cisecurity.org/benchmark/kubernetes",
    describe: (id) => {
      const [section = "", platform] = id.split("/").reverse();
      return { text: `CIS ${platform?.toUpperCase() ?? "Kubernetes"} Benchmark ${section}` };
    },
  },
  nsa: {
    id: /^[a-z0-9]+(-[a-z0-9]+)*$/,
    example: "nsa:pod-security",
    describe: (id) => ({
      text: `NSA and CISA Kubernetes Hardening Guide: ${id.replaceAll("-", " ")}`,
    }),
  },
  owasp: {
    id: /^(2022|2025)\/K(0[1-9]|10)$/,
    example: "owasp:2025/K01",
    home: "https://owasp.org/www-project-kubernetes-top-ten/",
    describe: (id) => ({ text: `OWASP Kubernetes Top Ten ${id.replace("/", ", ")}` }),
  },
  mitre: {
    id: /^(T\d{4}(\.\d{3})?|TA\d{4}|M\d{4})$/,
    example: "mitre:T1611",
    describe: (id) => ({ text: `MITRE ATT&CK ${id}`, url: attackUrl(id) }),
  },
  ms: {
    id: /^MS-(TA|M)\d{4}(\.\d{3})?$/,
    example: "ms:MS-TA9018",
    describe: (id) => ({ text: `Microsoft Threat Matrix for Kubernetes ${id}` }),
  },
  url: {
    id: /^https:\/\/[^\s()<>]+$/,
    example: "url:https://kubernetes.io/docs/concepts/security/",
    describe: (id) => ({ text: id, url: id }),
  },
};

/** A tool whose checks policies name as equivalents. */
interface Peer {
  readonly name: string;
  readonly id: RegExp;
  readonly example: string;
}

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const CAMEL = /^[a-z][a-zA-Z0-9]*$/;

/** Tools that a policy's `equivalents` may name, and how their ids look. */
export const PEERS: Readonly<Record<string, Peer>> = {
  checkov: { name: "Checkov", id: /^CKV2?_(K8S|AWS|AZURE|GCP)_\d+$/, example: "checkov:CKV_K8S_16" },
  trivy: { name: "Trivy", id: /^((KSV|KCV|KUBE)|AVD-(AWS|AZU|GCP|DIG))-\d{4,5}$/, example: "trivy:KSV-0017" },
  kubescape: { name: "Kubescape", id: /^C-\d{4,5}$/, example: "kubescape:C-0057" },
  "kube-linter": { name: "KubeLinter", id: KEBAB, example: "kube-linter:privileged-container" },
  "kube-score": { name: "kube-score", id: KEBAB, example: "kube-score:container-image-tag" },
  kubesec: { name: "kubesec", id: /^[A-Z][a-zA-Z0-9]*$/, example: "kubesec:Privileged" },
  kyverno: {
    name: "Kyverno policies",
    id: /^[a-zA-Z0-9-]+(\/[a-z0-9-]+)?$/,
    example: "kyverno:disallow-latest-tag",
  },
  polaris: { name: "Polaris", id: CAMEL, example: "polaris:runAsPrivileged" },
  kics: { name: "KICS", id: /^[a-z0-9]+([_-][a-z0-9]+)*$/, example: "kics:image_without_digest" },
  pulumi: { name: "Pulumi compliance policies", id: CAMEL, example: "pulumi:disallowLoadBalancer" },
  psa: { name: "Pod Security Admission", id: /^[a-zA-Z]+(_[a-z]+)?$/, example: "psa:hostNamespaces" },
  kubehound: { name: "KubeHound", id: /^[A-Z]+(_[A-Z]+)*$/, example: "kubehound:CE_NSENTER" },
  icekube: { name: "IceKube", id: /^[A-Z]+(_[A-Z]+)*$/, example: "icekube:DEBUG_POD" },
  "rbac-police": { name: "rbac-police", id: /^[a-z0-9]+(_[a-z0-9]+)*$/, example: "rbac-police:list_secrets" },
  kubiscan: { name: "KubiScan", id: KEBAB, example: "kubiscan:risky-roles" },
};

/** `mitre:T1611` as its scheme and the id in it. */
export function split(reference: string): { family: string; id: string } {
  const colon = reference.indexOf(":");
  return { family: reference.slice(0, Math.max(colon, 0)), id: reference.slice(colon + 1) };
}

/** A reference in words, with its address where a stable public one is known. */
export function describeReference(reference: string): Named {
  const { family, id } = split(reference);
  return lookup(SCHEMES, family)?.describe(id) ?? { text: reference };
}

/** The families whose addresses say most of one policy, the best first. */
const TELLING = ["url", "pss", "mitre"];

/** The public address that says most about what has these references; else where a standard among them is published. */
export function addressOf(references: readonly string[]): string | undefined {
  const own = TELLING.flatMap((family) =>
    references.filter((reference) => split(reference).family === family),
  ).map((reference) => describeReference(reference).url);
  const homes = references.map((reference) => lookup(SCHEMES, split(reference).family)?.home);
  return [...own, ...homes].find((url) => url !== undefined);
}

/** The ids of one family among references. */
export function idsOf(references: readonly string[], family: string): string[] {
  return references.map(split).flatMap((each) => (each.family === family ? [each.id] : []));
}

/** Why a reference or an equivalent is not well-formed; `undefined` where it is. */
export function faultOf(
  reference: string,
  families: Readonly<Record<string, { readonly id: RegExp; readonly example: string }>>,
): string | undefined {
  const { family, id } = split(reference);
  const known = families[family];
  if (known === undefined) return `${reference}: use one of ${Object.keys(families).join(", ")}`;
  return known.id.test(id) ? undefined : `${reference}: write it as in ${known.example}`;
}

function attackUrl(id: string): string {
  const path = id.replace(".", "/");
  const kind = id.startsWith("TA") ? "tactics" : id.startsWith("M") ? "mitigations" : "techniques";
  return `https://attack.mitre.org/${kind}/${path}/`;
}
