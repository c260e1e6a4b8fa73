import { isPlaceholder } from "./values";

/** A form that credentials have wherever they stand; the first group, where there is one, is the secret part. */
interface Format {
  /** With its article, to follow "holds". */
  readonly kind: string;
  readonly pattern: RegExp;
  /** Whether the secret part holds what the form promises, where the form alone does not tell. */
  readonly isReal?: (secret: string) => boolean;
}

const PEM_BODY = String.raw`(?:\s|\\[nrt]|[\w-]{1,20}:[^\n\\]{1,100})*[A-Za-z0-9+/]{24}`;

/** Tokens that say by a prefix who issued them. */
const ISSUED: Readonly<Record<string, readonly string[]>> = {
  "an AWS access key": ["A(?:KIA|SIA|BIA|CCA)[A-Z2-7]{16}"],
  "a GitHub token": ["gh[pousr]_[A-Za-z0-9]{36,255}", String.raw`github_pat_\w{60,255}`],
  "a GitLab token": [String.raw`gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|soat|oas)-[\w-]{20,300}`],
  "a Slack token": ["xox[abeoprs]-[A-Za-z0-9-]{20,250}", String.raw`xapp-\d-[A-Za-z0-9-]{20,250}`],
  "a Stripe key": ["[rs]k_live_[A-Za-z0-9]{16,200}", "whsec_[A-Za-z0-9+/=]{24,100}"],
  "an npm token": ["npm_[A-Za-z0-9]{36}"],
  "a PyPI token": [String.raw`pypi-[\w-]{50,250}`],
  "a Google API key": [String.raw`AIza[\w-]{35}`],
  "a Google OAuth secret": [String.raw`GOCSPX-[\w-]{28}`],
  "a Google OAuth token": [String.raw`ya29\.[\w-]{30,500}`],
  "a SendGrid key": [String.raw`SG\.[\w-]{20,24}\.[\w-]{39,50}`],
  "a Telegram bot token": [String.raw`\d{8,10}:AA[\w-]{33}`],
  "a DigitalOcean token": ["do[por]_v1_[a-f0-9]{64}"],
  "a Hugging Face token": ["hf_[A-Za-z]{34}"],
  "an OpenAI key": [
    String.raw`sk-(?:proj|svcacct|admin)-[\w-]{40,250}`,
    "sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}",
  ],
  "an Anthropic key": [String.raw`sk-ant-(?:api|admin|oat)\d\d-[\w-]{40,200}`],
  "a Docker Hub token": [String.raw`dckr_(?:pat|oat)_[\w-]{20,60}`],
  "a Vault token": [String.raw`hv[sbr]\.[\w-]{24,300}`],
  "a Terraform Cloud token": [String.raw`[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,80}`],
  "a Databricks token": [String.raw`dapi[a-f0-9]{32}(?:-\d)?`],
  "a Shopify token": ["shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}"],
  "a New Relic key": ["NRAK-[A-Z0-9]{27}"],
  "a Grafana token": ["glsa_[A-Za-z0-9]{32}_[a-fA-F0-9]{8}", "glc_[A-Za-z0-9+/=]{32,400}"],
  "a Sentry token": [String.raw`sntry[su]_[\w+/=-]{40,400}`],
  "an Atlassian token": [String.raw`ATATT3[\w=-]{100,250}`],
  "a Linear key": ["lin_api_[A-Za-z0-9]{40}"],
  "a Postman key": ["PMAK-[a-f0-9]{24}-[a-f0-9]{34}"],
  "a Pulumi token": ["pul-[a-f0-9]{40}"],
  "a Doppler token": [String.raw`dp\.(?:pt|st|ct|sa|scim)\.[\w.-]{40,80}`],
  "a Twilio key": ["SK[a-f0-9]{32}"],
  "a Mailgun key": ["key-[a-f0-9]{32}"],
  "an age key": ["AGE-SECRET-KEY-1[A-Z0-9]{58}"],
  "an Azure client secret": [String.raw`[\w.~-]{3}\dQ~[\w.~-]{31,34}`],
  "a JSON web token": [String.raw`eyJ[\w-]{8,2000}\.eyJ[\w-]{8,4000}\.[\w-]{16,2000}`],
};

const OTHERS: readonly Format[] = [
  {
    kind: "a private key",
    pattern: new RegExp(`-----BEGIN (?:[A-Z0-9]{2,10} ){0,3}PRIVATE KEY(?: BLOCK)?-----(${PEM_BODY})`),
  },
  {
    kind: "a connection string with a password",
    pattern: /\b(?!https?:)[a-z][a-z0-9+.-]{1,30}:\/\/[^\s/?#@:"'<>]{0,100}:([^\s/?#@"'<>]{1,200})@/i,
  },
  {
    kind: "a URL with a password",
    pattern: /\bhttps?:\/\/[^\s/?#@:"'<>]{0,100}:([^\s/?#@"'<>]{1,200})@/i,
  },
  { kind: "a Slack webhook", pattern: /\bhooks\.slack\.com\/(?:services|workflows)\/([A-Za-z0-9/]{30,100})/ },
  { kind: "a Discord webhook", pattern: /\bdiscord(?:app)?\.com\/api\/webhooks\/\d{15,20}\/([\w-]{50,100})/ },
  { kind: "a Teams webhook", pattern: /\.webhook\.office\.com\/webhookb2\/([\w@/-]{60,250})/ },
  { kind: "an Azure storage key", pattern: /\b(?:Account|SharedAccess)Key=([A-Za-z0-9+/]{40,90}={0,2})/i },
  { kind: "an Azure shared access signature", pattern: /[?&;]sig=([\w%+/-]{40,90})/ },
  {
    kind: "a bearer token",
    pattern: /\bBearer\s{1,4}((?=[^\s"']{0,500}\d)[\w.~+/-]{16,2000}={0,2})/i,
  },
  {
    kind: "a basic authentication header",
    pattern: /\bBasic\s{1,4}([A-Za-z0-9+/]{6,400}={0,2})/i,
    isReal: isUserAndPassword,
  },
  {
    kind: "a registry login",
    pattern: /"auth"\s{0,9}:\s{0,9}"([A-Za-z0-9+/]{6,2000}={0,2})"/,
    isReal: isUserAndPassword,
  },
  {
    kind: "a password",
    pattern: /\bmachine\s+\S{1,200}\s+login\s+\S{1,200}\s+password\s+(\S{1,200})/,
  },
  { kind: "a password", pattern: /\bsshpass\s{1,4}-p\s?["']?([^\s"']{3,100})/ },
  {
    kind: "a password",
    pattern: /\bcurl\s(?:[^|;\n]{0,300}\s)?(?:-u|--user)[\s=]{0,3}["']?[^\s:"'$]{1,100}:([^\s"']{2,100})/,
  },
  { kind: "a password", pattern: /\bredis-cli\s(?:[^|;\n]{0,300}\s)?-a\s{1,3}["']?([^\s"']{3,100})/ },
  { kind: "a password", pattern: /\bmysql(?:dump|admin)?\s(?:[^|;\n]{0,300}\s)?-p["']?([^\s"']{3,100})/ },
];

/** Every form, in the order in which one is named where several fit. */
const FORMATS: readonly Format[] = [
  ...OTHERS.slice(0, 1),
  ...Object.entries(ISSUED).map(([kind, forms]) => ({
    kind,
    pattern: new RegExp(String.raw`(?<![\w/+-])(${forms.join("|")})(?![\w])`, "g"),
    isReal: isVaried,
  })),
  ...OTHERS.slice(1),
].map((format) => ({
  ...format,
  pattern: new RegExp(format.pattern.source, `${format.pattern.flags.replace("g", "")}g`),
}));

/** What every form has one of: a long word, an address, or the word that opens it. Most settings have none. */
const MAY_HOLD =
  /[\w+/=.-]{16}|:\/\/|-----BEGIN|"auth"|\b(basic|bearer|sshpass|curl|mysql\w*|redis-cli|machine)\b/i;

/** The kind of credential that stands in a text by its form alone. */
export function formatIn(text: string): string | undefined {
  if (!MAY_HOLD.test(text)) return undefined;
  return FORMATS.find(({ pattern, isReal = () => true }) =>
    [...text.matchAll(pattern)].some(([, secret = ""]) => !isPlaceholder(secret) && isReal(secret)),
  )?.kind;
}

/** Documentation writes tokens as a prefix and a row of the same few characters. */
function isVaried(token: string): boolean {
  return new Set(token.slice(-16).toLowerCase()).size >= 6;
}

function isUserAndPassword(encoded: string): boolean {
  const [, password] = /^[\x20-\x7e]{1,200}?:([\x20-\x7e]{1,2000})$/.exec(decodeBase64(encoded) ?? "") ?? [];
  return password !== undefined && !isPlaceholder(password);
}

/** The text that base64 stands for; `undefined` where it is no base64, or stands for no text. */
export function decodeBase64(encoded: string): string | undefined {
  const compact = encoded.replace(/\s/g, "");
  if (compact.length % 4 === 1 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(compact)) return undefined;
  const text = Buffer.from(compact, "base64").toString("utf8");
  return /^[\t\n\r\x20-\x7e\u00a0-\ufffc]*$/.test(text) ? text : undefined;
}
