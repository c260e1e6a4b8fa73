import type { Value } from "../../lib/model/value";
import { noDanglingNetworkPolicies } from "../../policies/attacker-on-the-network/no-dangling-network-policies";
import { deployment, namespace, object, stack, UNKNOWN, withRelease } from "../support/builders";
import { definition, operator } from "../support/operators";
import { testStackPolicy } from "../support/policy-table";

const shop = namespace("shop");
const web = deployment("shop/web", {}, { "spec.template.metadata": { labels: { app: "web" } } });
const policy = (podSelector: Value, ingress: Value[] = []) =>
  object("networking.k8s.io/v1", "NetworkPolicy", "shop/web", { spec: { podSelector, ingress } });
const APP = (app: string) => ({ matchLabels: { app } });

testStackPolicy(noDanglingNetworkPolicies, {
  accepts: {
    "a policy for pods that are there": stack(shop, web, policy(APP("web"))),
    "a policy for every pod": stack(shop, policy({})),
    "a policy that lets pods of other namespaces in": stack(
      shop,
      web,
      policy(APP("web"), [{ from: [{ podSelector: APP("proxy"), namespaceSelector: {} }] }]),
    ),
  },
  rejects: {
    "a policy for pods that are not there": {
      given: stack(shop, web, policy(APP("wbe"))),
      says: ['NetworkPolicy "shop/web" must select a pod that exists (spec.podSelector)'],
    },
    "a policy for pods that are not there, beside an account that may create Services only": {
      given: stack(shop, web, policy(APP("wbe")), ...operator("", "services")),
      says: ['NetworkPolicy "shop/web" must select a pod that exists (spec.podSelector)'],
    },
    "a policy for pods that are not there, beside a person who may create pods": {
      given: stack(shop, web, policy(APP("wbe")), ...operator("", "pods", "user")),
      says: ['NetworkPolicy "shop/web" must select a pod that exists (spec.podSelector)'],
    },
    "a policy that lets in pods that are not there": {
      given: stack(shop, web, policy(APP("web"), [{ from: [{ podSelector: APP("proxy") }] }])),
      says: ['NetworkPolicy "shop/web" must select a pod that exists (spec.ingress[0].from[0].podSelector)'],
    },
  },
  undecided: {
    "an operator whose custom resources may become pods": stack(shop, web, policy(APP("wbe")), definition),
    "an account that may create pods": stack(shop, web, policy(APP("wbe")), ...operator("", "pods")),
    "an account that may create Deployments": stack(
      shop,
      web,
      policy(APP("wbe")),
      ...operator("apps", "deployments"),
    ),
    "a namespace of another program": stack(web, policy(APP("wbe"))),
    "a selector from an output": stack(shop, web, policy(APP(UNKNOWN as never))),
    "a Release that may bring the pods": withRelease(stack(shop, web, policy(APP("wbe")))),
  },
});
