import type { ValueMap } from "../../lib/model/value";
import { noRenderedSecrets } from "../../policies/access-to-sensitive-data/no-rendered-secrets";
import { dependingOn, type Manifest, object, resource, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const provider = (inputs: ValueMap) => resource("pulumi:providers:kubernetes", "files", inputs);
const rendering = provider({ renderYamlToDirectory: "out" });
const by = (of: Manifest, secret: ValueMap = { stringData: { password: "a" } }) =>
  dependingOn({ ...object("v1", "Secret", "shop/db", secret), $name: "db" }, { $provider: [of] });

testStackPolicy(noRenderedSecrets, {
  accepts: {
    "a provider that talks to a cluster": stack(provider({ context: "prod" }), by(provider({}))),
    "a Secret without data": stack(rendering, by(rendering, {})),
    "a Secret of another provider": stack(rendering, by(resource("pulumi:providers:kubernetes", "prod", {}))),
  },
  rejects: {
    "a Secret of a provider that renders": {
      given: stack(rendering, by(rendering)),
      says: [
        'pulumi:providers:kubernetes "files" must not write Secret "shop/db" to out (renderYamlToDirectory)',
      ],
    },
  },
  undecided: {
    "a folder from an output": stack(provider({ renderYamlToDirectory: UNKNOWN }), by(rendering)),
  },
});
