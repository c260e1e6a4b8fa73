import { remembering } from "../model/memory";

/**
 * What a name says of its value. Under a `password` every value is a credential; under a `secret` every one but the
 * name of an object; under `likely` names, which keys of other kinds have too, one that looks drawn at random.
 */
export type NameStrength = "password" | "secret" | "likely";

/** Ends of names as words in lower case, longest first where one ends another. */
const PASSWORD: readonly RegExp[] = [
  /(^| )\w*(password|passwd|passphrase|passwort|passcode)$/,
  /(^| )(?!by|com|tres|over|under|sur)\w*pass$/,
  /\w (pwd?|pswd?)$/,
  /(^| )(?!old)\w+pwd$/,
  /(^| )(bind|root|admin|user|db)pw$/,
  /(^| )masterauth$/,
  /(^| )(jwt|session|cookie|nextauth|hmac|signing|flask|django|rails) secret( key)?$/,
  /(^| )secret key base$/,
];
const SECRET: readonly RegExp[] = [
  /(^| )(client|webhook|shared|consumer|oauth2?|app) secret( key)?$/,
  /(^| )secret (access )?key$/,
];
const LIKELY: readonly RegExp[] = [
  /(^| )\w*(token|secret|apikey|secretkey|accesskey|privatekey|authkey)$/,
  /(^| )(api|batch|cli|cosmos|cosmosdb|search|speech|cognitive|maps|openai|anthropic|stripe|datadog|segment|algolia|mailgun|sendgrid|access|private|signing|encryption|crypt|master|account|storage|license|auth|deploy|deployment|service|ssh|hmac|ssl|tls|shared|subscription|integration|ingest|ingestion|write|server|instrumentation|app|application|admin|client|webhook|session|cookie|jwt|fernet|rsa|aes|seal|unseal|root|backup|license|licence|sas|bot|push|function|host) key$/,
  /(^| )(credential|credentials|creds|bearer|auth|authorization|authentication|cookie)$/,
];

/** Names that begin with the word, and say after it what the credential is for: `PASSWORD_DB`, `TOKEN_GITHUB`. */
const WORD_FIRST = /^(password|passwd|passphrase|secret|token) \w+( \w+)?$/;
/** What follows the word where the value is about the credential, and not the credential. */
const ABOUT_IT =
  /(^| )(name|names|file|files|path|dir|ref|id|ids|url|uri|endpoint|host|server|issuer|audience|scope|scopes|claim|type|kind|mode|length|size|count|limit|ttl|expiry|expires|expiration|lifetime|duration|timeout|interval|age|rounds|cost|policy|regex|pattern|format|charset|encoding|algorithm|alg|template|rotation|address|contract|symbol|mint|manager|store|project|region|provider|engine|backend|class|version|namespace|service|bucket|image|field|header|prefix|suffix|env|var|label|annotation|selector|validator|validation|review|request|hint|prompt|group|groups|user|username)( |$)/;

/** Words that may follow without changing what a name says. */
const QUALIFIER =
  /( (value|data|b64|base64|encoded|pem|text|string|plain|raw|json|content|env|old|new|current|previous|prod|production|staging|stage|dev|development|test|live|primary|secondary|default|\d{1,9})){1,9}$/;

/** Words before that say the value is about a credential, or public: names of Secrets, sums, counters, switches. */
const NOT_ITSELF =
  /(^| )(public|pub|use|uses|enable|enabled|disable|disabled|allow|require|requires|required|has|is|no|without|max|min|skip|ignore|forgot|reset|change|hash|hashed|checksum|sha|sha1|sha256|md5|digest|fingerprint|next|page|input|output|continue|continuation|eos|bos|pad|stop|mask|unk|sep|cls|pull|existing|ca|cert|certificate|recaptcha site|site)( |$)/;

/** `dbPassword`, `DB_PASSWORD` and `db.password` as the words `db password`. */
function wordsOf(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .replace(/[^A-Za-z\d]+/g, " ")
    .trim()
    .toLowerCase();
}

/** Whether a text has any name at all that this file knows: most texts have none, and need no closer look. */
export function mentionsCredentials(text: string): boolean {
  return /pass|pwd|secret|token|key|auth|cred|bearer|cookie/i.test(text);
}

/** How strongly a name says that its value is a credential. */
export const strengthOf = remembering((name): NameStrength | undefined => {
  if (name.length > 200) return undefined;
  const words = wordsOf(name);
  const core = words.replace(QUALIFIER, "");
  if (NOT_ITSELF.test(core)) return undefined;
  if (PASSWORD.some((end) => end.test(core))) return "password";
  if (SECRET.some((end) => end.test(core))) return "secret";
  const isLikely = LIKELY.some((end) => end.test(core)) || (WORD_FIRST.test(core) && !ABOUT_IT.test(core));
  return isLikely ? "likely" : undefined;
});

/** Last words of names that say their value is public, even in a Secret. */
const PUBLIC =
  /(^| )(user|username|login|email|mail|host|hosts|hostname|port|url|uri|endpoint|address|addr|server|domain|region|zone|namespace|name|database|db|dbname|schema|type|kind|provider|engine|issuer|audience|scope|scopes|project|account|tenant|bucket|path|file|dir|mode|level|version|scheme|protocol|ssl|sslmode|tls|insecure|enabled|ca|crt|cert|certificate|pub|id|group|groups|description|expiration|usage \w+|usage bootstrap \w+|format|encoding|algorithm|timeout|ip|ips|driver|topic|queue|index|app|env|environment|debug|tz|timezone|locale|language|ttl|size|count|limit|retries|interval|replicas|image|tag)$/;

/** Whether a name says that its value is public, wherever it stands. */
export function isPublicName(name: string): boolean {
  const core = wordsOf(name).replace(QUALIFIER, "");
  return PUBLIC.test(core) || /(^| )(public|pub)( |$)/.test(core);
}
