import { adapt } from "../../lib/pulumi/adapter";
import { decodeOnce } from "../../lib/pulumi/decode-once";
import { policies } from "../../policies";
import { analyze } from "../../test/pulumi/support";
import { deployment } from "../../test/support/builders";
import { compare, type Ratio, ratioOf } from "./measure";

/** What the pack costs on one request of the engine, against one empty policy. */
export async function* requestRows(): AsyncGenerator<Ratio> {
  decodeOnce();
  const pack = policies.map(adapt);
  const empty = [{ name: "empty", description: "Nothing.", validateResource: () => {} }];
  const resource = {
    type: "kubernetes:apps/v1:Deployment",
    name: "web",
    properties: deployment("shop/web") as Record<string, unknown>,
  };
  const times = (of: typeof pack) => async () => {
    for (let each = 0; each < 200; each++) await analyze(of, resource);
  };
  const [ours, theirs] = await compare(9, times(pack), times(empty));
  yield ratioOf("all policies on one Deployment / one empty policy", 3, [ours / 200, theirs / 200]);
}
