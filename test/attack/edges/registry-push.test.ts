import { registryPush } from "../../../lib/attack/edges/registry-push";
import type { Value, ValueMap } from "../../../lib/model/value";
import { container, dependingOn, deployment, resource, UNKNOWN } from "../../support/builders";
import { roleWith } from "../../support/cloud-identity";
import { stepsIn } from "../support";

const NOWHERE: string[] = [];
const ROLE = 'aws:iam/role:Role "orders"';

describe("REGISTRY_PUSH", () => {
  const repository = (inputs: ValueMap = {}) =>
    resource("aws:ecr/repository:Repository", "web", { name: "shop/web", ...inputs });
  const web = (image: Value) => deployment("shop/web", { containers: [container({ image })] });
  const HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";
  const DIGEST = `sha256:${"0".repeat(64)}`;
  const ASSET = 'aws:ecr/repository:Repository "web"';
  const pulls = (certainty: string) => [`${ASSET} -> Deployment "shop/web": ${certainty}`];

  test.each<[name: string, image: Value, inputs: ValueMap, expected: string[]]>([
    ["an image by its tag", `${HOST}/shop/web:1.0`, {}, pulls("confirmed")],
    ["an image by its digest", `${HOST}/shop/web@${DIGEST}`, {}, NOWHERE],
    ["an image whose tag stays", `${HOST}/shop/web:1.0`, { imageTagMutability: "IMMUTABLE" }, NOWHERE],
    ["an image of another repository", `${HOST}/shop/other:1.0`, {}, NOWHERE],
    ["an image of another registry", "registry.example.com/shop/web:1.0", {}, NOWHERE],
    ["an image that is not known, from nowhere", UNKNOWN, {}, NOWHERE],
  ])("%s", (_, image, inputs, expected) => {
    expect(stepsIn(registryPush, repository(inputs), web(image))).toEqual(expected);
  });

  test("an image that is not known yet, of the repository", () => {
    const of = dependingOn({ ...web(UNKNOWN), $name: "web" }, { spec: [repository()] });
    expect(stepsIn(registryPush, repository(), of)).toEqual(pulls("possible"));
  });

  test.each<[name: string, statement: ValueMap, expected: string[]]>([
    ["to every repository", {}, ["confirmed"]],
    ["to this one", { Resource: "arn:aws:ecr:eu-west-1:111122223333:repository/shop/web" }, ["confirmed"]],
    ["to others", { Resource: "arn:aws:ecr:eu-west-1:111122223333:repository/other" }, []],
    [
      "under a condition",
      { Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } } },
      ["possible"],
    ],
  ])("a role that may push %s", (_, statement, expected) => {
    const steps = stepsIn(registryPush, repository(), roleWith("ecr:PutImage", statement));
    expect(steps).toEqual(expected.map((certainty) => `${ROLE} -> ${ASSET}: ${certainty}`));
  });
  test("a role that may only pull", () => {
    expect(stepsIn(registryPush, repository(), roleWith("ecr:BatchGetImage"))).toEqual(NOWHERE);
  });
});
