import { anonApi } from "../../../lib/attack/edges/anon-api";
import { anyauthApi } from "../../../lib/attack/edges/anyauth-api";
import { netToApi } from "../../../lib/attack/edges/net-to-api";
import type { Value, ValueMap } from "../../../lib/model/value";
import { binding, deployment, type Manifest, object, resource, UNKNOWN } from "../../support/builders";
import { stepsIn } from "../support";

const user = (name: Value): ValueMap => ({
  kind: "User",
  apiGroup: "rbac.authorization.k8s.io",
  name,
});
const group = (name: string) => ({ kind: "Group", apiGroup: "rbac.authorization.k8s.io", name });
const anonymous = binding("edit", group("system:unauthenticated"));
const authenticated = binding("edit", group("system:authenticated"));
const gke = (inputs: ValueMap = {}) =>
  resource("gcp:container/cluster:Cluster", "prod", { name: "prod", ...inputs });
const eks = (inputs: ValueMap = {}) =>
  resource("aws:eks/cluster:Cluster", "prod", { name: "prod", ...inputs });

const inside = (certainty: string) => `the private network -> User "system:anonymous": ${certainty}`;
const outside = (certainty: string) => `the Internet -> User "system:anonymous": ${certainty}`;
const privateEndpoint = { privateClusterConfig: { enablePrivateEndpoint: true } };
const limited = { anonymousAuthenticationConfig: { mode: "LIMITED" } };

test.each<[name: string, program: Manifest[], expected: string[]]>([
  [
    "a binding for everybody, in a cluster of which nothing is known",
    [anonymous],
    [inside("confirmed"), outside("possible")],
  ],
  [
    "a binding for the anonymous user",
    [binding("edit", user("system:anonymous"))],
    [inside("confirmed"), outside("possible")],
  ],
  [
    "a binding for a user that is not known",
    [binding("edit", user(UNKNOWN))],
    [inside("possible"), outside("possible")],
  ],
  ["a binding for a person", [binding("edit", user("ann"))], []],
  [
    "a binding that every cluster has",
    [binding("system:public-info-viewer", group("system:unauthenticated"))],
    [],
  ],
  ["a cluster with a public endpoint", [anonymous, gke()], [inside("confirmed"), outside("confirmed")]],
  ["a cluster with a private endpoint", [anonymous, gke(privateEndpoint)], [inside("confirmed")]],
  ["a cluster that limits anonymous requests", [anonymous, gke(limited)], []],
  [
    "an old cluster of EKS",
    [anonymous, eks({ version: "1.31" })],
    [inside("confirmed"), outside("confirmed")],
  ],
  ["a new cluster of EKS, which limits them", [anonymous, eks({ version: "1.33" })], []],
])("ANON_API: %s", (_, program, expected) => {
  expect(stepsIn(anonApi, ...program)).toEqual(expected);
});

test.each<[name: string, program: Manifest[], expected: string[]]>([
  ["GKE", [authenticated, gke()], ['any cloud account -> Group "system:authenticated": confirmed']],
  ["GKE with a private endpoint", [authenticated, gke(privateEndpoint)], []],
  ["GKE without such a binding", [binding("edit", group("team")), gke()], []],
  ["another cloud", [authenticated, eks()], []],
  ["a cluster of which nothing is known", [authenticated], []],
])("ANYAUTH_API: %s", (_, program, expected) => {
  expect(stepsIn(anyauthApi, ...program)).toEqual(expected);
});

const closed = object("networking.k8s.io/v1", "NetworkPolicy", "shop/closed", {
  spec: { podSelector: {}, policyTypes: ["Egress"] },
});

test.each<[name: string, program: Manifest[], expected: string[]]>([
  ["a binding for everybody", [anonymous], ['Deployment "shop/web" -> User "system:anonymous": confirmed']],
  ["no such binding", [], []],
  [
    "a policy that limits egress",
    [anonymous, closed],
    ['Deployment "shop/web" -> User "system:anonymous": possible'],
  ],
  ["a cluster that limits anonymous requests", [anonymous, gke(limited)], []],
])("NET_TO_API: %s", (_, program, expected) => {
  expect(stepsIn(netToApi, deployment("shop/web"), ...program)).toEqual(expected);
});
