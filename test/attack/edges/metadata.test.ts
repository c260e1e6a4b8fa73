import { netToImds } from "../../../lib/attack/edges/net-to-imds";
import type { ValueMap } from "../../../lib/model/value";
import {
  dependingOn,
  deployment,
  type Manifest,
  object,
  resource,
  type Tweaks,
  UNKNOWN,
} from "../../support/builders";
import { stepsIn } from "../support";

const role = resource("aws:iam/role:Role", "nodes", { name: "nodes", assumeRolePolicy: "{}" });
const eks = resource("aws:eks/cluster:Cluster", "prod", { name: "prod", computeConfig: { enabled: true } });
const template = (metadataOptions: ValueMap) =>
  resource("aws:ec2/launchTemplate:LaunchTemplate", "nodes", { name: "nodes", metadataOptions });
const group = (name = "workers", inputs: ValueMap = {}) =>
  dependingOn(
    resource("aws:eks/nodeGroup:NodeGroup", name, {
      nodeRoleArn: UNKNOWN,
      launchTemplate: { name: "nodes" },
      ...inputs,
    }),
    { nodeRoleArn: [role] },
  );
const served = template({ httpTokens: "required", httpPutResponseHopLimit: 2 });
const program = (pod: Tweaks, ...others: Manifest[]) => [
  deployment("shop/web", pod),
  role,
  eks,
  group(),
  ...others,
];
const taken = (certainty: string) => [`Deployment "shop/web" -> aws:iam/role:Role "nodes": ${certainty}`];
const egress = (...rules: ValueMap[]) =>
  object("networking.k8s.io/v1", "NetworkPolicy", "shop/web", {
    spec: { podSelector: {}, policyTypes: ["Egress"], egress: rules },
  });

test.each<[name: string, program: Manifest[], expected: string[]]>([
  ["a token that travels two hops", program({}, served), taken("open")],
  [
    "requests without a token",
    program({}, template({ httpTokens: "optional", httpPutResponseHopLimit: 1 })),
    taken("open"),
  ],
  [
    "a token that travels one hop",
    program({}, template({ httpTokens: "required", httpPutResponseHopLimit: 1 })),
    [],
  ],
  [
    "an unknown number of hops",
    program({}, template({ httpTokens: "required", httpPutResponseHopLimit: UNKNOWN })),
    taken("possible"),
  ],
  [
    "a service that is off",
    program({ hostNetwork: true }, template({ httpEndpoint: "disabled", httpTokens: "optional" })),
    [],
  ],
  [
    "the network of the node",
    program({ hostNetwork: true }, template({ httpTokens: "required", httpPutResponseHopLimit: 1 })),
    taken("confirmed"),
  ],
  [
    "perhaps the network of the node",
    program({ hostNetwork: UNKNOWN }, template({ httpTokens: "required", httpPutResponseHopLimit: 1 })),
    taken("possible"),
  ],
  ["a policy that forbids it", program({}, served, egress({ ports: [{ port: 53 }] })), []],
  [
    "a policy that allows it",
    program({}, served, egress({ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }] })),
    taken("confirmed"),
  ],
  [
    "a policy that excepts it",
    program({}, served, egress({ to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["169.254.169.254/32"] } }] })),
    [],
  ],
  [
    "one of two groups of nodes",
    program({}, served, group("others")),
    [...taken("possible"), ...taken("possible")],
  ],
  ["no role that the program declares", [deployment("shop/web"), eks, group(), served], []],
])("NET_TO_IMDS: %s", (_, declared, expected) => {
  expect(stepsIn(netToImds, ...declared)).toEqual(expected);
});
