import type { Cluster } from "../cluster";
import type { Field } from "../field";
import type { KubernetesObject } from "../object";
import type { Pod } from "../pod";
import { anyOf, not, type Truth, UNKNOWN, type Unknown } from "../value";

/** A service account by its full name. */
export interface Account {
  readonly namespace: string;
  readonly name: string;
}

/** The service account that a pod runs as. */
export function accountOf(cluster: Cluster, pod: Pod): Account | Unknown {
  const namespace = cluster.namespaceOf(pod.object);
  const name = pod.serviceAccount;
  return namespace === UNKNOWN || name === UNKNOWN ? UNKNOWN : { namespace, name };
}

/** The ServiceAccount object of a pod, if the program declares it. */
export function accountObject(cluster: Cluster, { namespace, name }: Account): KubernetesObject | undefined {
  return cluster.inNamespace("ServiceAccount", namespace).certain.find((account) => account.name === name);
}

/**
 * Whether code in a pod finds a token for the API: mounted by default (the pod's setting, else its account's, else
 * yes), or as a projected volume for the API's audience.
 */
export function hasUsableToken(cluster: Cluster, pod: Pod): Truth {
  return anyOf([isAutomounted(cluster, pod), ...pod.volumes.map(projectsToken)]);
}

function isAutomounted(cluster: Cluster, pod: Pod): Truth {
  const ofPod = pod.at("automountServiceAccountToken");
  if (!ofPod.isAbsent) return not(ofPod.is(false));
  const account = accountOf(cluster, pod);
  if (account === UNKNOWN) return UNKNOWN;
  const object = accountObject(cluster, account);
  if (object !== undefined) {
    return not(cluster.effective(object, (of) => of.at("automountServiceAccountToken")).is(false));
  }
  // An account whose name or namespace is not known may be this one, and switch it off.
  const maySwitchOff = (other: KubernetesObject) =>
    not(other.at("automountServiceAccountToken").is(true)) !== false;
  const { possible } = cluster.inNamespace("ServiceAccount", account.namespace);
  const unnamed = cluster
    .inNamespace("ServiceAccount", account.namespace)
    .certain.filter(({ name }) => name === UNKNOWN);
  return [...possible, ...unnamed].some(maySwitchOff) ? UNKNOWN : true;
}

function projectsToken(volume: Field): Truth {
  const sources = volume.at("projected.sources").items();
  return anyOf(
    sources.map((source) => {
      const token = source.key("serviceAccountToken");
      if (token.isAbsent) return false;
      // A token for another audience is of no use at the API.
      const audience = token.key("audience");
      return audience.isAbsent
        ? token.isSet
        : audience.value === UNKNOWN
          ? UNKNOWN
          : API_AUDIENCES.test(String(audience.value));
    }),
  );
}

const API_AUDIENCES = /^(https:\/\/)?kubernetes(\.default(\.svc(\.cluster\.local)?)?)?$/;
