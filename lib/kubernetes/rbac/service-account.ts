import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { allOf, anyOf, not, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Pod } from "../pods/pod";
import type { Identity } from "./identity";
import { type Candidate, type Name, nameIn, ObjectIndex } from "./names";

/**
 * Audiences of API servers: by default the issuer of their tokens, in clusters of kubeadm, k3s and the clouds. A token
 * for any other audience is of no use there.
 */
const API_AUDIENCES: readonly RegExp[] = [
  /^https:\/\/kubernetes\.default\.svc(\.|$)/,
  /^k3s$/,
  /^https:\/\/oidc\.eks\./,
  /^https:\/\/container\.googleapis\.com\/v1\/projects\//,
  /^https:\/\/[^/]+\.oic\.prod-aks\.azure\.com\//,
];
const TOKEN_SECRET = "kubernetes.io/service-account-token";

/** Who a pod is to the API server; unknown where its namespace or its service account is. */
export function identityOfPod(
  cluster: Cluster,
  pod: Pod,
): Extract<Identity, { kind: "ServiceAccount" }> | Unknown {
  const namespace = cluster.namespaceOf(pod.object);
  const name = accountOf(cluster, pod);
  if (namespace === UNKNOWN || name === UNKNOWN) return UNKNOWN;
  return { kind: "ServiceAccount", namespace, name };
}

/** The field that says who a pod is to the API server: the one that is not known, where one is not. */
export function identityField(cluster: Cluster, pod: Pod): Field {
  const isOpen = cluster.namespaceOf(pod.object) === UNKNOWN;
  return isOpen ? pod.object.metadata.key("namespace") : pod.spec.key("serviceAccountName");
}

/** The ServiceAccount that a pod runs as, where the program declares it for certain. */
export function serviceAccountOf(cluster: Cluster, pod: Pod): DeclaredResource | undefined {
  return candidatesFor(cluster, pod).find(({ verdict }) => verdict === true)?.object;
}

/**
 * Whether the containers of a pod find a token for the API server in a file: mounted automatically, as a projected
 * volume, or as a Secret that holds one.
 *
 * A ServiceAccount that the program does not declare mounts its token, as is the default.
 *
 * Source: Kubernetes documentation, "Configure Service Accounts for Pods" and "Projected Volumes".
 */
export function hasUsableToken(cluster: Cluster, pod: Pod): Truth {
  return anyOf([
    mountsAutomatically(cluster, pod),
    ...pod.volumes.map((volume) => allOf([isMounted(pod, volume), holdsToken(cluster, pod, volume)])),
  ]);
}

/** Whether the containers of a pod get a token because neither the pod nor its account says no. */
export function mountsAutomatically(cluster: Cluster, pod: Pod): Truth {
  const ofPod = pod.at("automountServiceAccountToken");
  if (!ofPod.isAbsent) return not(ofPod.is(false));
  const candidates = candidatesFor(cluster, pod);
  const declared = candidates.find(({ verdict }) => verdict === true)?.object;
  const mounts = declared === undefined ? true : mountsTokens(cluster, declared);
  const others = candidates.filter(
    ({ verdict, object }) => verdict === UNKNOWN && (object.isPatch || !declared),
  );
  return others.every(({ object }) => mountsTokens(cluster, object) === mounts) ? mounts : UNKNOWN;
}

function mountsTokens(cluster: Cluster, account: DeclaredResource): Truth {
  const field = cluster.effective(account, ({ root }) => root.key("automountServiceAccountToken"));
  return not(field.is(false));
}

function isMounted(pod: Pod, volume: Field): Truth {
  const name = volume.key("name").string() ?? "";
  const mounts = pod.containers.flatMap((container) => container.field.key("volumeMounts").items());
  return anyOf(mounts.map((mount) => (name === UNKNOWN ? UNKNOWN : mount.key("name").is(name))));
}

function holdsToken(cluster: Cluster, pod: Pod, volume: Field): Truth {
  const projected = volume.at("projected.sources").items();
  return anyOf([
    ...projected.map((source) => isApiToken(source.key("serviceAccountToken"))),
    ...projected.map((source) => isTokenSecret(cluster, pod, source.key("secret").key("name"))),
    isTokenSecret(cluster, pod, volume.key("secret").key("secretName")),
  ]);
}

/** Whether a source of a projected volume is a token that API servers take. */
export function isApiToken(source: Field): Truth {
  if (source.isAbsent) return false;
  const audience = source.key("audience").string() ?? "";
  if (audience === UNKNOWN) return UNKNOWN;
  return audience === "" || API_AUDIENCES.some((pattern) => pattern.test(audience));
}

/** A Secret that the program does not declare is taken for one without a token. */
function isTokenSecret(cluster: Cluster, pod: Pod, reference: Field): Truth {
  if (reference.isAbsent) return false;
  const tokens = cluster.remember("tokenSecrets", () => {
    return new ObjectIndex(
      cluster,
      cluster.of("Secret").filter((secret) => isOfTokenType(secret) !== false),
    );
  });
  const name = nameIn(cluster, reference, "Secret");
  const found = tokens.find(cluster.namespaceOf(pod.object), name);
  return anyOf(found.map(({ object, verdict }) => allOf([verdict, isOfTokenType(object)])));
}

/** Whether a Secret holds a token that the control plane fills in. */
export function isOfTokenType(secret: DeclaredResource): Truth {
  return secret.root.key("type").is(TOKEN_SECRET);
}

/** The service account that a pod runs as: the one that it names, else `default`, in the namespace of its object. */
export function accountOf(cluster: Cluster, pod: Pod): Name {
  const { serviceAccount } = pod;
  if (serviceAccount !== UNKNOWN) return serviceAccount;
  const named = pod.spec.key("serviceAccountName");
  const field = named.string() === UNKNOWN ? named : pod.spec.key("serviceAccount");
  return nameIn(cluster, field, "ServiceAccount");
}

/** The ServiceAccounts that a pod runs as, or may run as. */
function candidatesFor(cluster: Cluster, pod: Pod): Candidate[] {
  const accounts = cluster.remember("serviceAccounts", () => {
    return new ObjectIndex(cluster, cluster.of("ServiceAccount"));
  });
  return accounts.find(cluster.namespaceOf(pod.object), accountOf(cluster, pod));
}
