/** Names and values as manifests have them, all made up, to measure how well credentials are told from the rest. */

import { base64, jwt, type Pair, pem, token } from "./made-up";

export { HARMLESS } from "./harmless";
export type { Pair } from "./made-up";

const KEYS: readonly Pair[] = [
  ["tls.key", pem("RSA PRIVATE KEY")],
  ["server.pem", `${pem("CERTIFICATE")}${pem("PRIVATE KEY")}`],
  ["id_ed25519", pem("OPENSSH PRIVATE KEY")],
  ["ec.pem", pem("EC PRIVATE KEY")],
  ["SIGNING", pem("ENCRYPTED PRIVATE KEY").replaceAll("\n", "\\n")],
  ["maintainers.asc", pem("PGP PRIVATE KEY BLOCK")],
  ["TLS_KEY_B64", base64(pem("PRIVATE KEY"))],
  ["service-account.json", JSON.stringify({ type: "service_account", private_key: pem("PRIVATE KEY") })],
  ["GCP_ACCOUNT", base64(JSON.stringify({ type: "service_account", private_key: pem("PRIVATE KEY") }))],
  ["kubeconfig", `users:\n- name: ci\n  user:\n    client-key-data: ${base64(pem("RSA PRIVATE KEY"))}\n`],
  ["AGE_KEY", token("AGE-SECRET", "-KEY-1", "QZ7X3VR9KLMF5WJ2D8HNTC4YEPUG6AS0QZ7X3VR9KLMF5WJ2D8HNTC4YEP")],
];

const ISSUED: readonly Pair[] = [
  ["AWS_ACCESS_KEY_ID", token("AK", "IA", "Z7QWE4RTY2UIOP3A")],
  ["KEY_ID", token("AS", "IA", "Q4WJ7ZXN2MVB5KLP")],
  ["AWS_SECRET_ACCESS_KEY", token("wJ4lrXUt", "nFEMI9K7MDENGbPxRfi", "CYzq8sKd0pQvL")],
  ["GH", token("gh", "p_", "R8x2Lk9QpZt4VwYc7Bn1Df5Hj3Ms6Ga0EuXi")],
  [
    "ACTIONS_PAT",
    token("github", "_pat_", "11AB2CDEF0gHiJkLmNoPqR_s9TuVwXyZ1a2B3c4D5e6F7g8H9i0JkLmNoPqRsTuVwXyZ"),
  ],
  ["CI_JOB", token("gl", "pat-", "x7Kd9-mQz3VtYw2RbLcP")],
  ["DEPLOY", token("gl", "dt-", "Pz4Wq8Xn2Lv6Tk0Rj5Ys")],
  ["SLACK", token("xo", "xb-", "2847561903-5647382910-Qm4Zt8Vw2Lk6Rx0Yc5Bn1Dfh")],
  [
    "ALERTS_URL",
    token("https://hooks.slack", ".com/services/", "T02AB4CD6/B03EF5GH7/q8Zt2VwYc6Lk4Rx0Bn1Df5Hj"),
  ],
  [
    "receiver",
    token(
      "https://discord",
      ".com/api/webhooks/",
      "984756102938475610/",
      "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5bC7dE9fG1hJ3kL5mN7pQ9rS1tU3vW5x",
    ),
  ],
  ["BILLING", token("sk_", "live_", "4Zt8Vw2Lk6Rx0Yc5Bn1Df3Hj")],
  ["STRIPE_ENDPOINT", token("whs", "ec_", "q8Zt2VwYc6Lk4Rx0Bn1Df5Hj7Ms9Ga3E")],
  [
    ".npmrc",
    token("//registry.example.org/:_authToken=", "npm", "_", "q8Zt2VwYc6Lk4Rx0Bn1Df5Hj7Ms9Ga3EuXiP"),
  ],
  ["PUBLISH", token("pypi", "-", "AgEIcHlwaS5vcmcCJDdkM2Y5YTQxLWI2YzgtNGUyZi05ZDFhLTVjN2U4ZjBhMmI0ZA")],
  ["MAPS", token("AI", "za", "SyQ8Zt2VwYc6Lk4Rx0Bn1Df5Hj7Ms9Ga3Eu")],
  ["GOOGLE_CLIENT", token("GOC", "SPX-", "q8Zt2VwYc6Lk4Rx0Bn1Df5Hj7Ms9")],
  ["MAIL", token("SG", ".", "q8Zt2VwYc6Lk4Rx0Bn1Df5", ".", "Hj7Ms9Ga3EuXiPq8Zt2VwYc6Lk4Rx0Bn1Df5Hj7Ms9G")],
  ["BOT", token("5847362910", ":", "AA", "Hq8Zt2VwYc6Lk4Rx0Bn1Df5Hj7Ms9Ga3E")],
  ["DO", token("dop", "_v1_", "3f9a7c1e5b8d2046f1a3c5e7092b4d6f8e0a1c3b5d7f9e2046a8c0e1b3d5f792")],
  ["HUB", token("dckr", "_pat_", "q8Zt2VwYc6Lk4Rx0Bn1Df5Hj7Ms")],
  ["VAULT", token("hv", "s.", "CAESIq8Zt2VwYc6Lk4Rx0Bn1Df5Hj7Ms9Ga3EuXiP")],
  ["MODEL", token("sk", "-proj-", "q8Zt2VwYc6Lk4Rx0Bn1Df5Hj7Ms9Ga3EuXiPq8Zt2VwYc6Lk")],
  ["ASSISTANT", token("sk", "-ant-", "api03-q8Zt2VwYc6Lk4Rx0Bn1Df5Hj7Ms9Ga3EuXiPq8Zt2VwYc6Lk")],
  ["WEIGHTS", token("hf", "_", "qZtVwYcLkRxBnDfHjMsGaEuXiPqZtVwYcL")],
  ["GRAFANA", token("gl", "sa_", "q8Zt2VwYc6Lk4Rx0Bn1Df5Hj7Ms9Ga3E", "_3f9a7c1e")],
  ["AZURE", token("q8Z", "8Q", "~", "t2VwYc6Lk4Rx0Bn1Df5Hj7Ms9Ga3EuXiP4")],
  ["STACKS", token("pul", "-", "3f9a7c1e5b8d2046f1a3c5e7092b4d6f8e0a1c3b")],
  ["SPARK", token("da", "pi", "3f9a7c1e5b8d2046f1a3c5e7092b4d6f")],
  ["SESSION", jwt],
  ["HEADER", `Authorization: Bearer ${jwt}`],
];

const ADDRESSES: readonly Pair[] = [
  ["DATABASE_URL", "postgres://shop:Tr0ub4dor@db.shop.svc:5432/shop?sslmode=require"],
  ["MONGO", "mongodb+srv://app:q8Zt2VwY@cluster0.k3x9z.mongodb.net/shop"],
  ["CELERY_BROKER", "amqp://worker:rabbit99@mq:5672//"],
  ["REDIS_URL", "redis://:f4stc4che@redis-master:6379/0"],
  ["SQLALCHEMY_DATABASE_URI", "mysql+pymysql://root:toor@mysql/app"],
  ["UPSTREAM", "https://deploy:q8Zt2VwYc6@git.intern.lan/shop.git"],
  ["HTTPS_PROXY", "http://proxyuser:pr0xyp4ss@proxy.intern.lan:3128"],
  ["JDBC_URL", "jdbc:postgresql://db/shop?user=shop&password=Tr0ub4dor"],
  ["CONNECTION", "Server=tcp:sql.intern.lan,1433;Database=shop;User ID=sa;Password=Sh0pS3rver!;Encrypt=True"],
  [
    "STORAGE",
    token(
      "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=",
      "q8Zt2VwYc6Lk4Rx0Bn1Df5Hj7Ms9Ga3EuXiPq8Zt2VwYc6Lk4Rx0Bn1Df5Hj7Ms9Ga3EuXiPq8Zt2VwYc6==",
    ),
  ],
  ["LDAP", "ldap://cn=admin:n0tS3cret@ldap:389"],
  [
    "BLOBS",
    token(
      "https://shop.blob.core.windows.net/x?sv=2023-01-03&se=2030-01-01&sig=",
      "q8Zt2VwYc6Lk4Rx0Bn1Df5Hj7Ms9Ga3EuXiPq8Zt2Vw%3D",
    ),
  ],
];

const NAMED: readonly Pair[] = [
  ["DB_PASSWORD", "hunter2"],
  ["POSTGRES_PASSWORD", "postgres"],
  ["MYSQL_ROOT_PASSWORD", "toor"],
  ["MYSQL_PWD", "s3cr3t"],
  ["SMTP_PASS", "mail4all"],
  ["REDIS_PASSWORD", "correct-horse-battery-staple"],
  ["RABBITMQ_DEFAULT_PASS", "guest"],
  ["GF_SECURITY_ADMIN_PASSWORD", "admin"],
  ["MINIO_ROOT_PASSWORD", "minio123"],
  ["KEYSTORE_PASSPHRASE", "tea at four"],
  ["PGPASSWORD", "Tr0ub4dor&3"],
  ["dbPassword", "P@ssw0rd!"],
  ["spring.datasource.password", "q8Zt2VwY"],
  ["ADMIN_PASSWORD", "20191105"],
  ["ELASTIC_PASSWORD_PROD", "winter-is-coming"],
  ["LDAP_BIND_PASSWORD", "$hip4Shop!"],
  ["JWT_SECRET", "supersecret"],
  ["JWT_SECRET", "shop-jwt-secret-key-prod"],
  ["KIBANA_PASSWORD", "kibana-secret-pass"],
  ["SESSION_SECRET", "keyboard cat"],
  ["COOKIE_SECRET", "0123456789abcdef0123456789abcdef"],
  ["CLIENT_SECRET", "3f9a7c1e-5b8d-2046-f1a3-c5e7092b4d6f"],
  ["SECRET_KEY_BASE", "3f9a7c1e5b8d2046f1a3c5e7092b4d6f8e0a1c3b5d7f9e2046a8c0e1b3d5f792"],
  ["DJANGO_SECRET_KEY", "django-insecure-x7#kd9mqz3vt"],
  ["NEXTAUTH_SECRET", "q8Zt2VwYc6Lk4Rx0Bn1Df5Hj7Ms9Ga3EuXiPq8Zt2Vw="],
  ["WEBHOOK_SECRET", "tell-nobody-1984"],
  ["API_KEY", "3f9a7c1e5b8d2046f1a3c5e7092b4d6f"],
  ["DD_API_KEY", "a1b2c3d4e5f60718293a4b5c6d7e8f90"],
  ["apiKey", "q8Zt2VwYc6Lk"],
  ["GITHUB_TOKEN", "3f9a7c1e5b8d2046f1a3c5e7092b4d6f8e0a1c3b"],
  ["AUTH_TOKEN", "q8Zt2VwY-c6Lk4Rx0"],
  ["X-API-Key", "k3y-9f8e7d6c5b4a"],
  ["ENCRYPTION_KEY", "q8Zt2VwYc6Lk4Rx0Bn1Df5Hj7Ms9Ga3E"],
  ["APP_KEY", "base64:q8Zt2VwYc6Lk4Rx0Bn1Df5Hj7Ms9Ga3EuXiPq8Zt2Vw="],
  ["TWILIO_AUTH_TOKEN", "f3a9c7e1b5d8402f6a1c3e5b7d9f0284"],
  ["FERNET_KEY", "q8Zt2VwYc6Lk4Rx0Bn1Df5Hj7Ms9Ga3EuXiPq8Zt2Vw="],
  ["VAULT_UNSEAL_KEY", "9f8E7d6C5b4A3f2E1d0C9b8A7f6E5d4C"],
  ["REDIS_AUTH", "f4stC4che99"],
  ["MASTER_KEY", "7f3d9a1c5e8b"],
  ["DATADOG_APP_KEY", "0f1e2d3c4b5a69788796a5b4c3d2e1f001234567"],
  ["CF_API_TOKEN", "Lk4Rx0Bn1Df5Hj7Ms9Ga3EuXiPq8Zt2VwYc6Qm"],
  ["pagerduty-service-key", "3f9a7c1e5b8d2046f1a3c5e7092b4d6f"],
];

const FILES: readonly Pair[] = [
  [
    "application.properties",
    "server.port=8080\nspring.datasource.username=shop\nspring.datasource.password=Tr0ub4dor\n",
  ],
  ["config.yaml", 'database:\n  host: db\n  password: "Tr0ub4dor"\n'],
  ["settings.json", '{"host":"db","apiKey":"3f9a7c1e5b8d2046f1a3c5e7092b4d6f"}'],
  ["my.cnf", "[client]\nuser=root\npassword=toor\n"],
  [".env", "LEVEL=info\nSMTP_PASSWORD=mail4all\n"],
  ["credentials", token("[default]\naws_access_key_id = ", "AK", "IA", "Z7QWE4RTY2UIOP3A", "\n")],
  [".netrc", "machine git.intern.lan login deploy password q8Zt2VwY"],
  [
    ".dockerconfigjson",
    JSON.stringify({ auths: { "registry.intern.lan": { auth: base64("ci:q8Zt2VwYc6") } } }),
  ],
  ["alertmanager.yml", "global:\n  smtp_auth_username: alerts\n  smtp_auth_password: mail4all # rotate\n"],
  ["start.sh", "#!/bin/sh\nexport PGPASSWORD=hunter22\npsql -h db\n"],
  ["entry", "redis-server --requirepass f4stc4che --appendonly yes"],
  ["entry", "mysqldump -h db -u root -pTr0ub4dor shop"],
  ["entry", "curl -fsS -u deploy:q8Zt2VwY https://git.intern.lan/x"],
  ["entry", "sshpass -p hunter22 ssh deploy@host"],
  ["JAVA_OPTS", "-Xmx1g -Djavax.net.ssl.keyStorePassword=k3yst0re -Dlevel=info"],
  ["nginx.conf", `location / { proxy_set_header Authorization "Basic ${base64("shop:q8Zt2VwY")}"; }`],
  ["fluent.conf", "<match **>\n  @type elasticsearch\n  password => 'q8Zt2VwY'\n</match>"],
  ["config.toml", '[auth]\ntoken = "3f9a7c1e5b8d2046f1a3c5e7092b4d6f"\n'],
];

/** What has to be found. */
export const CREDENTIALS: readonly Pair[] = [...KEYS, ...ISSUED, ...ADDRESSES, ...NAMED, ...FILES];
