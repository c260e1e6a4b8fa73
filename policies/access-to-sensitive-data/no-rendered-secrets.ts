import { allOf, not } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const noRenderedSecrets = stackPolicy({
  id: "no-rendered-secrets",
  category: "access-to-sensitive-data",
  threats: ["S1", "S5"],
  boundaries: ["B6"],
  stride: ["I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Providers that render YAML must not render Secrets",
  why: "The provider writes Secrets to the directory in plain text, marked secret or not, and the directory is what gets committed.",
  fix: "Declare the Secrets with another provider, or let an operator in the cluster fetch them.",
  references: [
    "url:https://www.pulumi.com/registry/packages/kubernetes/api-docs/provider/",
    "owasp:2025/K03",
    "mitre:T1552.001",
  ],

  checkStack: (cluster) => {
    const providers = cluster.cloud?.of("pulumi:providers:kubernetes") ?? [];
    return cluster.of("Secret").flatMap((secret) =>
      providers
        .filter(({ declaration }) => declaration.urn === secret.declaration.provider)
        .map((provider) => {
          const folder = provider.at("renderYamlToDirectory");
          const holds = ["data", "stringData"].map((key) => not(secret.root.key(key).isSet));
          return folder.violates(
            `must not write ${secret.title} to ${folder.shown}`,
            allOf([folder.isSet, not(allOf(holds))]),
          );
        }),
    );
  },
});
