import { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { ProgramState } from "../../../lib/pulumi/preview/program-state";

function request(type: string, name: string, { parent = "", custom = true } = {}): RegisterResourceRequest {
  const message = new RegisterResourceRequest();
  message.setType(type);
  message.setName(name);
  message.setParent(parent);
  message.setCustom(custom);
  return message;
}

function stateOf(config: Readonly<Record<string, string>> = {}): ProgramState {
  const place = { folder: "/shop", file: "/shop/Pulumi.yaml", workingFolder: "/shop", main: "." };
  const stack = { stack: "dev", organization: "organization", encrypted: {}, environments: [] };
  return new ProgramState(
    {
      name: "shop",
      runtime: "nodejs",
      isTypeScript: true,
      nodeArguments: [],
      python: { virtualenv: undefined, toolchain: undefined },
      ...place,
      ...stack,
      config,
    },
    { onRegistered: async ({ properties }) => properties, onNotice: () => {} },
  );
}

test("two resources of one URN are an error, even when both come at once", async () => {
  const state = stateOf();
  const both = [1, 2].map(() => state.register(request("acme:index:Thing", "same")));
  const results = await Promise.allSettled(both);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  expect(results[1]).toMatchObject({
    reason: new Error(
      "Duplicate resource URN 'urn:pulumi:dev::shop::acme:index:Thing::same'; try giving it a unique name",
    ),
  });
});

test("URNs chain the types of all ancestors but the stack", async () => {
  const state = stateOf();
  let parent = "";
  for (const type of ["pulumi:pulumi:Stack", "acme:index:Outer", "acme:index:Inner", "acme:index:Thing"]) {
    parent = (await state.register(request(type, "x", { parent, custom: false }))).getUrn();
  }
  expect(parent).toBe("urn:pulumi:dev::shop::acme:index:Outer$acme:index:Inner$acme:index:Thing::x");
});

test("there is one default provider for each version of a package", async () => {
  const state = stateOf({ "acme:region": "north", "other:region": "south" });
  for (const [name, version] of [
    ["a", "1.2.3"],
    ["b", "1.2.3"],
    ["c", "2.0.0-rc.1"],
    ["d", ""],
  ] as const) {
    const message = request("acme:index:Thing", name);
    message.setVersion(version);
    await state.register(message);
  }
  const providers = state.resources.filter(({ type }) => type === "pulumi:providers:acme");
  expect(providers.map(({ name, properties }) => [name, properties])).toEqual([
    ["default_1_2_3", { region: "north", version: "1.2.3" }],
    ["default_2_0_0_rc_1", { region: "north", version: "2.0.0-rc.1" }],
    ["default", { region: "north" }],
  ]);
});
