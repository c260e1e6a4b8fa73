import type { Field } from "../../model/field";
import { allOf, anyOf, type Truth, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Container } from "../pods/container";
import { nameIn } from "../rbac/names";
import { guardsSecurity, MUTATING, webhooksOf } from "../webhook";
import { podsBehind } from "./exposure";
import { listenersBehind } from "./listeners";
import { servicesOf } from "./service-lookup";

/** A container that answers for a mutating webhook about pods, rights or guard rails. */
export interface WebhookBackend {
  readonly webhook: Field;
  readonly container: Container;
  readonly verdict: true | Unknown;
}

/** The containers behind the Services of mutating webhooks; those that answer by a URL are outside the cluster. */
export function* webhookBackends(cluster: Cluster): Generator<WebhookBackend> {
  for (const configuration of cluster.of(MUTATING)) {
    for (const webhook of webhooksOf(configuration)) {
      const guards = anyOf(webhook.key("rules").items().map(guardsSecurity));
      for (const [container, isBehind] of containersOf(cluster, webhook.at("clientConfig.service"))) {
        const verdict: Truth = allOf([guards, isBehind]);
        if (verdict !== false) yield { webhook, container, verdict };
      }
    }
  }
}

function* containersOf(cluster: Cluster, reference: Field): Generator<[Container, Truth]> {
  if (reference.isAbsent) return;
  const namespace = nameIn(cluster, reference.key("namespace"), "Namespace");
  const name = reference.key("name").string() ?? "";
  for (const { service, verdict } of servicesOf(cluster).find(namespace, name, reference.key("name"))) {
    for (const { group, verdict: isSelected } of podsBehind(cluster, service)) {
      for (const pod of group.pods) {
        for (const { container, verdict: answers } of listenersBehind(cluster, service, pod))
          yield [container, allOf([verdict, isSelected, answers])];
      }
    }
  }
}
