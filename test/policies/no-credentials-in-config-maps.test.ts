import type { ValueMap } from "../../lib/model/value";
import { noCredentialsInConfigMaps } from "../../policies/access-to-sensitive-data/no-credentials-in-config-maps";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const configMap = (data: ValueMap, binaryData: ValueMap = {}) =>
  object("v1", "ConfigMap", "shop/web", { data, binaryData });
const base64 = (text: string) => Buffer.from(text).toString("base64");

testPolicy(noCredentialsInConfigMaps, {
  accepts: {
    "plain settings": configMap({ LOG_LEVEL: "info", "app.properties": "port=8080\n" }),
    "the path of a password": configMap({ PASSWORD_FILE: "/run/secrets/db" }),
    "a password that the program fills in from its environment": configMap({
      "application.yaml": `spring:\n  datasource:\n    password: \${DB_PASSWORD}\n`,
    }),
    "a certificate": configMap({
      "ca.crt": "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
    }),
    "an address from an output": configMap({ DB_HOST: UNKNOWN }),
    "a picture": configMap({}, { "logo.jpg": "/9j/4AAQSkZJRgABAQ==" }),
    "a password under a name that is allowed": {
      given: configMap({ DEMO_PASSWORD: "hunter22", "app.properties": "demo_password=hunter22\n" }),
      options: { allowedNames: ["demo_*"] },
    },
  },
  rejects: {
    "a password, alone and among properties": {
      given: configMap({
        DB_PASSWORD: "Summer-2024-shop!",
        "app.properties": "user=shop\npassword=Summer-2024-shop!\n",
      }),
      says: 'ConfigMap "shop/web" must not hold a password (data.DB_PASSWORD, data["app.properties"])',
    },
    "a password in binary data": {
      given: configMap({}, { password: base64("Summer-2024-shop!") }),
      says: 'ConfigMap "shop/web" must not hold a password (binaryData.password)',
    },
    "a value under a name of the organization": {
      given: configMap({ SHOP_PIN: "4711-lima" }),
      options: { credentialNames: ["*_pin"] },
      says: 'ConfigMap "shop/web" must not hold a password (data.SHOP_PIN)',
    },
  },
  undecided: {
    "data from an output": object("v1", "ConfigMap", "shop/web", { data: UNKNOWN }),
    "a password from an output": configMap({ DB_PASSWORD: UNKNOWN }),
  },
});
