import { coversInternet } from "../../../lib/kubernetes/network/internet";
import { declaredBy } from "../../../lib/model/declared-resource";
import { type Truth, UNKNOWN, type Value } from "../../../lib/model/value";

function covers(block: Value) {
  const type = "aws:ec2/securityGroup:SecurityGroup";
  const urn = `urn:pulumi:dev::shop::${type}::open`;
  const [group] = declaredBy({ urn, type, properties: { block } });
  return group === undefined ? undefined : coversInternet(group.at("block"));
}

test.each<[Value, Truth]>([
  ["0.0.0.0/0", true],
  ["128.0.0.0/1", true],
  ["10.0.0.0/7", true],
  ["10.0.0.0/8", false],
  ["198.51.100.0/24", false],
  ["::/0", true],
  ["2000::/15", true],
  ["fd00::/16", false],
  ["everybody", false],
  [null, false],
  [UNKNOWN, UNKNOWN],
])("whether %p takes in the internet: %p", (block, expected) => {
  expect(covers(block)).toBe(expected);
});
