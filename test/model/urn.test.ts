import { nameInUrn, typesInUrn } from "../../lib/model/urn";

const NODES = "urn:pulumi:dev::shop::eks:index:NodeGroup$aws:ec2/launchTemplate:LaunchTemplate::workers";

test("the types of a URN are those of its parents and its own", () => {
  expect(typesInUrn(NODES)).toEqual(["eks:index:NodeGroup", "aws:ec2/launchTemplate:LaunchTemplate"]);
  expect(typesInUrn("urn:pulumi:dev::shop::aws:iam/role:Role::web")).toEqual(["aws:iam/role:Role"]);
});

test("what is no URN has no types", () => {
  expect(typesInUrn(null)).toEqual([]);
  expect(typesInUrn("web")).toEqual([]);
});

test("a name may hold the separator", () => {
  expect(nameInUrn(NODES)).toBe("workers");
  expect(nameInUrn("urn:pulumi:dev::shop::aws:iam/role:Role::a::b")).toBe("a::b");
  expect(nameInUrn("web")).toBe("");
});
