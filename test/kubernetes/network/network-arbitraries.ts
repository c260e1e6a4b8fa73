import fc from "fast-check";
import {
  type AdminPeer,
  type Expression,
  type Model,
  type ModelAdmin,
  type ModelPod,
  type ModelPolicy,
  type Peer,
  PORTS,
  type PortEntry,
  PROTOCOLS,
  type Rule,
  type Selector,
} from "./network-model";

const key = fc.constantFrom("app", "tier");
const text = fc.constantFrom("a", "b");
const labels = fc.dictionary(key, text, { maxKeys: 2 });
const values = fc.array(text, { minLength: 1, maxLength: 2 });
const expression: fc.Arbitrary<Expression> = fc.oneof(
  fc.record({ key, operator: fc.constantFrom("In", "NotIn"), values }),
  fc.record({ key, operator: fc.constantFrom("Exists", "DoesNotExist") }),
);
const selector: fc.Arbitrary<Selector> = fc.oneof(
  fc.constant({}),
  fc.record(
    { matchLabels: labels, matchExpressions: fc.array(expression, { maxLength: 1 }) },
    { requiredKeys: [] },
  ),
);
const place = fc.constantFrom("shop", "blog");
const number = fc.integer({ min: 1, max: PORTS });
const protocol = fc.constantFrom(...PROTOCOLS);
const portEntry: fc.Arbitrary<PortEntry> = fc.oneof(
  fc.record({ port: number, protocol }, { requiredKeys: ["port"] }),
  fc.record({ protocol }),
  fc.record({ port: fc.constantFrom("x", "y"), protocol }, { requiredKeys: ["port"] }),
  fc.tuple(number, fc.nat(2)).map(([port, more]) => ({ port, endPort: port + more })),
);
const octet = fc.integer({ min: 0, max: 2 });
const cidr = fc.oneof(
  fc.constant("10.0.0.0/8"),
  octet.map((one) => `10.${one}.0.0/16`),
  fc.tuple(octet, octet).map(([one, two]) => `10.${one}.${two}.0/24`),
);

/** An address that blocks of the model may cover. */
export const address = fc.tuple(octet, octet).map(([one, two]) => `10.${one}.${two}.0`);

const block = fc.record({ cidr, except: fc.array(cidr, { maxLength: 1 }) }, { requiredKeys: ["cidr"] });
const podPeer: fc.Arbitrary<Peer> = fc.oneof(
  fc.record({ podSelector: selector }),
  fc.record({ namespaceSelector: selector }),
  fc.record({ podSelector: selector, namespaceSelector: selector }),
);

function rules(list: "from" | "to", hasBlocks: boolean): fc.Arbitrary<Rule[]> {
  const peer = hasBlocks ? fc.oneof(podPeer, fc.record({ ipBlock: block })) : podPeer;
  return fc.array(
    fc.record(
      { [list]: fc.array(peer, { maxLength: 2 }), ports: fc.array(portEntry, { maxLength: 2 }) },
      { requiredKeys: [] },
    ),
    { maxLength: 2 },
  ) as fc.Arbitrary<Rule[]>;
}

function policies(hasBlocks: boolean): fc.Arbitrary<ModelPolicy[]> {
  const spec = fc.record(
    {
      podSelector: selector,
      policyTypes: fc.uniqueArray(fc.constantFrom("Ingress", "Egress"), { maxLength: 2 }),
      ingress: rules("from", hasBlocks),
      egress: rules("to", hasBlocks),
    },
    { requiredKeys: [] },
  );
  return fc.array(fc.record({ namespace: place, spec }), { maxLength: 4 });
}

const adminPeer: fc.Arbitrary<AdminPeer> = fc.oneof(
  fc.record({ namespaces: selector }),
  fc.record({ pods: fc.record({ namespaceSelector: selector, podSelector: selector }) }),
);

function adminPolicies(actions: readonly string[], maxLength: number): fc.Arbitrary<ModelAdmin[]> {
  const peers = fc.array(adminPeer, { minLength: 1, maxLength: 2 });
  const ports = fc.array(
    fc.record({ portNumber: fc.record({ protocol: fc.constantFrom("TCP", "UDP"), port: number }) }),
    { minLength: 1, maxLength: 2 },
  );
  const rule = fc.record(
    { action: fc.constantFrom(...actions), from: peers, to: peers, ports },
    { requiredKeys: ["action", "from", "to"] },
  );
  const list = fc.array(rule, { maxLength: 3 });
  return fc.array(fc.record({ subject: adminPeer, ingress: list, egress: list }), { maxLength });
}

const pod: fc.Arbitrary<ModelPod> = fc.record({
  namespace: place,
  labels,
  ports: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom("x", "y"),
      containerPort: number,
      protocol: fc.constantFrom("TCP", "UDP"),
    }),
    { maxLength: 2, selector: ({ name }) => name },
  ),
});

/** Random models: two namespaces, a few pods and policies, with blocks of addresses and administrators or without. */
export function models(has: { readonly blocks: boolean; readonly admin: boolean }): fc.Arbitrary<Model> {
  return fc.record({
    namespaces: fc.record({ shop: labels, blog: labels }),
    pods: fc.array(pod, { minLength: 2, maxLength: 4 }),
    policies: policies(has.blocks),
    admin: has.admin ? adminPolicies(["Allow", "Deny", "Pass"], 2) : fc.constant([]),
    baseline: has.admin ? adminPolicies(["Allow", "Deny"], 1) : fc.constant([]),
  });
}
