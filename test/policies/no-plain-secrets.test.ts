import { noPlainSecrets } from "../../policies/access-to-sensitive-data/no-plain-secrets";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const secret = (rest: Parameters<typeof object>[3]) => object("v1", "Secret", "shop/db", rest);
const base64 = (text: string) => Buffer.from(text).toString("base64");
const KEY = `-----BEGIN PRIVATE KEY-----\n${"MIIEowIBAAKCAQEAx7Jm0cQ4Tq9h2vLr8KfW".repeat(3)}\n-----END PRIVATE KEY-----\n`;

testPolicy(noPlainSecrets, {
  accepts: {
    "a Secret that something else fills": secret({ type: "Opaque" }),
    "a placeholder that a template fills": secret({ stringData: { password: "{{ .Values.password }}" } }),
    "text that is encrypted": secret({
      stringData: { password: "ENC[AES256_GCM,data:q8Zt2VwYc6Lk,tag:Ga3E]" },
    }),
    "what is public in it": secret({
      data: { username: base64("shop"), "ca.crt": base64("-----BEGIN CERTIFICATE-----\nMIIB\n") },
      stringData: { host: "db.shop.svc", port: "5432" },
    }),
    "settings that are public under any key of a Secret": secret({
      type: "Opaque",
      stringData: {
        "db-user": "shop_rw",
        type: "postgresql",
        namespace: "shop",
        enabled: "true",
        retries: "3",
        answer: "<fill-in>",
        "config.yaml": "level: info\nport: 8080\n",
      },
    }),
    "a password under a name that is allowed": {
      given: secret({ stringData: { DEMO_PASSWORD: "hunter22" } }),
      options: { allowedNames: ["demo_*"] },
    },
  },
  rejects: {
    "a password": {
      given: secret({ stringData: { password: "hunter22" } }),
      says: 'Secret "shop/db" must not declare a password in plain text (stringData.password)',
    },
    "a value under a key that says nothing": {
      given: secret({ stringData: { answer: "hunter22" } }),
      says: 'Secret "shop/db" must not declare a value in plain text (stringData.answer)',
    },
    "a value in base64 under a key that says nothing": {
      given: secret({ data: { answer: base64("hunter22") } }),
      says: 'Secret "shop/db" must not declare a value in plain text (data.answer)',
    },
    "a password in base64": {
      given: secret({ data: { password: base64("hunter22") } }),
      says: 'Secret "shop/db" must not declare a password in plain text (data.password)',
    },
    "a private key": {
      given: secret({ type: "kubernetes.io/tls", data: { "tls.key": base64(KEY) } }),
      says: 'Secret "shop/db" must not declare a private key in plain text (data["tls.key"])',
    },
    "the login to a registry": {
      given: secret({
        type: "kubernetes.io/dockerconfigjson",
        data: { "dockerconfig-secret": base64(`{"auths":{"r.lan":{"auth":"${base64("ci:q8Zt2VwY")}"}}}`) },
      }),
      says: 'Secret "shop/db" must not declare a registry login in plain text (data.dockerconfig-secret)',
    },
  },
  undecided: {
    "a password from an output that is not marked": secret({ stringData: { password: UNKNOWN } }),
    "a value from an output under a key that says nothing": secret({ stringData: { answer: UNKNOWN } }),
    "data from an output that is not marked": secret({ data: UNKNOWN }),
    "a value that is no text": secret({ stringData: { password: ["swordfish"] } }),
  },
});
