import { componentPolicy } from "../../lib/policy/component-policy";

const GUARDS = [
  "certificatesigningrequest-cleaner",
  "csrcleaner",
  "legacy-serviceaccount-token-cleaner",
  "node-lifecycle",
  "nodelifecycle",
  "serviceaccount-token",
  "token-cleaner",
  "tokencleaner",
];

export const noDisabledControllers = componentPolicy({
  id: "no-disabled-controllers",
  category: "privilege-escalation",
  threats: ["F4", "E4", "E5", "D5"],
  boundaries: ["B1", "B2"],
  stride: ["S", "D"],
  severity: "low",
  enforcement: "advisory",
  profile: "baseline",
  title: "Controllers that clean up tokens, CSRs and lost nodes must run",
  why: "Without them bootstrap tokens outlive their expiry, tokens of deleted service accounts stay valid, and pods stay bound to lost nodes.",
  fix: "Remove the entry with `-` from `--controllers`.",
  references: [
    "url:https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/",
  ],
  covers: ["kcm-controllers"],
  flags: [
    {
      component: "kube-controller-manager",
      flag: "controllers",
      unset: "all that are on by default",
      mustNotInclude: GUARDS.flatMap((name) => [`-${name}`, `-${name}-controller`]),
    },
  ],
});
