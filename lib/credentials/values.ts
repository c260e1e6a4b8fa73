/** What stands where a credential could, and is none: each with the reason why. */
const HARMLESS: Readonly<Record<string, RegExp>> = {
  "nothing, or a switch":
    /^\s*$|^(true|false|yes|no|on|off|null|nil|none|undefined|unused|empty|enabled|disabled|default|auto|n\/a)$/i,
  "a reference that something resolves later":
    /\$\{|\$\(|\{\{|<%|#\{|@Microsoft\.KeyVault|^\$[A-Za-z_][\w.:-]*$|^\$\w+\/|^\$\d$|^%[\w.-]+%$|^@@?\w+@@?$|^__\w+__$|^!(vault|secret|ref|sub|env|reference)\b/i,
  "a reference into a store":
    /^(vault|bao|op|arn|ref\+\w+|sm|ssm|gcp-?sm|gsm|aws-?sm|awssecretsmanager|secretsmanager|(azure-?)?keyvault|akv|file|env|k8s|doppler|infisical|bitwarden|bws|keyring|conjur|sops|secret(key)?ref|secret|valuefrom):/i,
  "a reference by the name of a resource": /@azurekeyvault$|(^|=)(projects|secrets?|vaults)\/[\w./-]+$/,
  "a version": /^[\^~]?v?\d+(\.\d+){1,3}(-[\w.]{1,20})?$/,
  "text that is encrypted already": /^(ENC\[|\{cipher\}|\$ANSIBLE_VAULT|v\d:vault:|vault:v\d:)/,
  "a hash of a password":
    /^(\$(1|2[abxy]?|5|6|7|y|argon2\w{0,2}|scrypt|pbkdf2[\w-]*)\$|\{(SSHA|SHA|SMD5|MD5|CRYPT|PBKDF2)\w*\}|(scrypt|pbkdf2):|SCRAM-SHA-)/i,
  "a public key or a certificate":
    /^\s*-----BEGIN (?!.*PRIVATE KEY)|^(ssh-(rsa|ed25519|dss)|ecdsa-sha2-\S+|sk-\S+@openssh\.com) AAAA|^age1[a-z0-9]{50,}$/,
  "a digest": /(^|@)sha(1|256|384|512)[:-]/i,
  "a file path": /^(\.{0,2}|~|[A-Za-z]:)[/\\]([\w.@ -]+[/\\])*[\w.@ -]*$/,
  "an address without user": /^[a-z][a-z0-9+.-]*:\/\/[^@\s]*$/i,
  "the name of a variable": /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/,
};

const PLACEHOLDER =
  /^[<[{].*[>\]}]$|^(.)\1{2,}$|\.\.\.|…|x{4,}|\*{3,}|example|placeholder|redacted|dummy|changeit|^(todo|tbd|fixme|secret ?goes ?here)\b|\b(change|replace|fill|insert|update|set|enter|put|add)[-_ ]?(me|this|it|here|with|your|in)\b|(change|replace)[-_]?me|(^|[-_ ])your?[-_ ]|^your[a-z]|[-_ ]here$/i;

/** Whether a text stands for a value to fill in. */
export function isPlaceholder(text: string): boolean {
  const inside = text.trim();
  return PLACEHOLDER.test(inside) || /\$\{|\$\(|\{\{|^\$[A-Za-z_]\w*$|^%[\w.-]+%$/.test(inside);
}

/** Whether a value is no credential under any name: a switch, a reference, a path, something public. */
export function isHarmless(value: string): boolean {
  return isPlaceholder(value) || Object.values(HARMLESS).some((pattern) => pattern.test(value));
}

/** Whether a value is the name of an object, as Kubernetes writes them: words with hyphens. */
export function isObjectName(value: string): boolean {
  return /^[a-z]+\d{0,4}(-[a-z]+\d{0,4})+$/.test(value);
}

const UUID = /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
const EMAIL = /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/;
/** Words as people put names together: letters, perhaps in camel case, with a short number before or after. */
const WORD = /^(v?\d{1,5}|\d{0,3}[A-Z]{1,12}|\d{0,3}[A-Za-z]?[a-z]*([A-Z][a-z]+)*)\d{0,4}$/;

/** Whether a value looks drawn at random, and not put together from words. */
export function looksRandom(value: string): boolean {
  if (value.length < 6 || /\s/.test(value) || UUID.test(value) || EMAIL.test(value)) return false;
  if (/^\d+$/.test(value)) return false;
  return value.split(/[-_./:,|@]/).some((part) => part.length >= 6 && !isWord(part));
}

function isWord(part: string): boolean {
  if (!WORD.test(part)) return false;
  const capitals = part.match(/[A-Z]/g)?.length ?? 0;
  return part.length < 20 || capitals * 5 <= part.length || capitals === part.length;
}
