import type { Value } from "../../lib/model/value";
import { noPlaintextConnections } from "../../policies/attacker-on-the-network/no-plaintext-connections";
import { deployment, namespace, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const shop = namespace("shop");
const told = (value: Value) => deployment("shop/web", { "containers[0].env": [{ name: "ORDERS", value }] });
const says = (scheme: string) => [
  `Deployment "shop/web" must not connect by ${scheme} in plaintext (container "web", spec.template.spec.containers[0].env[0].value)`,
];

testStackPolicy(noPlaintextConnections, {
  accepts: {
    "a connection by TLS": stack(shop, told("https://orders.shop.svc:8443")),
    "the pod itself": stack(shop, told("http://localhost:8080/live")),
    "an address of its own": stack(shop, told("http://$(POD_IP):2379")),
    "a proxy for TLS": stack(
      shop,
      deployment("shop/web", { "containers[0].env": [{ name: "HTTPS_PROXY", value: "http://proxy:3128" }] }),
    ),
    "the name of a schema": stack(shop, told("http://www.w3.org/2001/XMLSchema")),
    "a namespace in a mesh": stack(
      namespace("shop", { "istio-injection": "enabled" }),
      told("http://orders.shop.svc:8080"),
    ),
  },
  rejects: {
    "a connection in clear": { given: stack(shop, told("http://orders.shop.svc:8080")), says: says("http") },
    "a password in clear": {
      given: stack(shop, told("redis://shop:secret@cache:6379/0")),
      says: says("redis"),
    },
  },
  undecided: {
    "a value from an output": stack(shop, told(UNKNOWN)),
    "a namespace of another program": stack(told("http://orders.shop.svc:8080")),
  },
});
