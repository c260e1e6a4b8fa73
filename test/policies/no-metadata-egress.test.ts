import type { Value } from "../../lib/model/value";
import { noMetadataEgress } from "../../policies/attacker-on-the-network/no-metadata-egress";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const allowing = (ipBlock: Value) =>
  object("networking.k8s.io/v1", "NetworkPolicy", "shop/out", {
    spec: { podSelector: {}, policyTypes: ["Egress"], egress: [{ to: [{ ipBlock }] }] },
  });
const says = (cidr: string) =>
  `NetworkPolicy "shop/out" must not open the metadata service (${cidr}) (spec.egress[0].to[0].ipBlock.cidr)`;

testPolicy(noMetadataEgress, {
  accepts: {
    "the internet but for the metadata service": allowing({
      cidr: "0.0.0.0/0",
      except: ["10.0.0.0/8", "169.254.169.254/32"],
    }),
    "the internet but for all link-local addresses": allowing({
      cidr: "0.0.0.0/0",
      except: ["169.254.0.0/16"],
    }),
    "one network": allowing({ cidr: "198.51.100.0/24" }),
    "every address, which is said elsewhere": allowing({ cidr: "0.0.0.0/0" }),
  },
  rejects: {
    "the internet but for private addresses": {
      given: allowing({ cidr: "0.0.0.0/0", except: ["10.0.0.0/8"] }),
      says: says("0.0.0.0/0"),
    },
    "the metadata service itself": {
      given: allowing({ cidr: "169.254.169.254/32" }),
      says: says("169.254.169.254/32"),
    },
    "the metadata service over IPv6": {
      given: allowing({ cidr: "fd00:ec2::/32" }),
      says: says("fd00:ec2::/32"),
    },
  },
  undecided: { "a block from an output": allowing({ cidr: UNKNOWN }) },
});
