import type { Field } from "../../model/field";
import { allOf, anyOf, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Pod } from "../pods/pod";
import { nameIn } from "../rbac/names";
import { guardsSecurity, MUTATING, webhooksOf } from "../webhook";
import { podsBehind } from "./exposure";
import { servicesOf } from "./service-lookup";

/** A pod that answers for a mutating webhook about pods, rights or guard rails. */
export interface WebhookBackend {
  readonly webhook: Field;
  readonly pod: Pod;
  readonly verdict: true | Unknown;
}

/** The pods behind the Services of mutating webhooks; those that answer by a URL are outside the cluster. */
export function* webhookBackends(cluster: Cluster): Generator<WebhookBackend> {
  for (const configuration of cluster.of(MUTATING)) {
    for (const webhook of webhooksOf(configuration)) {
      const guards = anyOf(webhook.key("rules").items().map(guardsSecurity));
      for (const [pod, isBehind] of podsOf(cluster, webhook.at("clientConfig.service"))) {
        const verdict: Truth = allOf([guards, isBehind]);
        if (verdict !== false) yield { webhook, pod, verdict };
      }
    }
  }
}

function* podsOf(cluster: Cluster, reference: Field): Generator<[Pod, true | Unknown]> {
  if (reference.isAbsent) return;
  const namespace = nameIn(cluster, reference.key("namespace"), "Namespace");
  const name = reference.key("name").string() ?? "";
  for (const { service, verdict } of servicesOf(cluster).find(namespace, name, reference.key("name"))) {
    for (const { group, verdict: isSelected } of podsBehind(cluster, service)) {
      const isBehind = verdict === true && isSelected === true ? true : UNKNOWN;
      for (const pod of group.pods) yield [pod, isBehind];
    }
  }
}
