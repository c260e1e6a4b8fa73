import fc from "fast-check";
import { directivesIn } from "../../../lib/kubernetes/network/corefile";

const COREFILE = `
.:53 {
    errors
    kubernetes cluster.local in-addr.arpa ip6.arpa {
       pods insecure
       ttl 30
    }
    # rewrite name a.example.com b.example.com
    rewrite name shop.example.com shop.shop.svc.cluster.local
    forward . /etc/resolv.conf
}
example.com:53 {
    transfer {
        to *
    }
}
`;

test("the directives of each server block, with their blocks", () => {
  expect(directivesIn(COREFILE)).toEqual([
    { name: "errors", text: "" },
    { name: "kubernetes", text: "cluster.local in-addr.arpa ip6.arpa pods insecure ttl 30" },
    { name: "rewrite", text: "name shop.example.com shop.shop.svc.cluster.local" },
    { name: "forward", text: ". /etc/resolv.conf" },
    { name: "transfer", text: "to *" },
  ]);
});

test("a part without a server block", () => {
  expect(directivesIn("rewrite name a b\nlog")).toEqual([
    { name: "rewrite", text: "name a b" },
    { name: "log", text: "" },
  ]);
});

test("any text has directives or none", () => {
  const piece = fc.constantFrom("a", "{", "}", "\n", "#", " ", "rewrite name", "\u0000");
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      for (const { name } of directivesIn(pieces.join(""))) expect(name).not.toBe("");
    }),
  );
});
