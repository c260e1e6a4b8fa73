import { noIdentityKeysInSecrets } from "../../policies/access-to-sensitive-data/no-identity-keys-in-secrets";
import { dependingOn, type Manifest, object, resource, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const key = resource("gcp:serviceaccount/key:Key", "orders", { serviceAccountId: "orders" });
const accessKey = resource("aws:iam/accessKey:AccessKey", "orders", { user: "orders" });
const password = resource("random:index/randomPassword:RandomPassword", "orders", { length: 32 });
const component = resource("shop:index:Keys", "orders", { user: "orders" });
const secret = (property: "data" | "stringData", from: Manifest) =>
  dependingOn(
    { ...object("v1", "Secret", "shop/orders", { [property]: { value: UNKNOWN } }), $name: "orders" },
    { [property]: [from] },
  );
const says = (what: string, path: string) => [
  `Secret "shop/orders" must not hold ${what}, a long-lived key of a cloud identity (${path})`,
];

testStackPolicy(noIdentityKeysInSecrets, {
  accepts: {
    "a password of an application": stack(password, secret("data", password)),
    "a key that no Secret holds": stack(key, secret("data", password)),
    "a Secret that comes from a component without keys": stack(component, secret("data", component)),
  },
  rejects: {
    "a key of an account of Google": {
      given: stack(key, secret("stringData", key)),
      says: says('gcp:serviceaccount/key:Key "orders"', "stringData"),
    },
    "a key of a user of AWS": {
      given: stack(accessKey, secret("data", accessKey)),
      says: says('aws:iam/accessKey:AccessKey "orders"', "data"),
    },
  },
});
