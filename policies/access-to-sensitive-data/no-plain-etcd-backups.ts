import { commandsOf } from "../../lib/kubernetes/pods/command";
import { UNKNOWN } from "../../lib/model/value";
import { containerPolicy } from "../../lib/policy/define";

const SNAPSHOT = /\b(etcdctl|etcdutl)\b[\s\S]{0,1000}\bsnapshot\s+save\b/;
/** Programs and options that encrypt what they are given. */
const ENCRYPTION =
  /\b(gpg|gpg2|age|rage|sops|restic|kopia|borg)\b|\bopenssl\s+(enc|cms|smime)\b|--sse\b|kms/i;

export const noPlainEtcdBackups = containerPolicy({
  id: "no-plain-etcd-backups",
  category: "access-to-sensitive-data",
  threats: ["S5", "F2"],
  boundaries: ["B1"],
  stride: ["I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "etcd snapshots must be encrypted where they are taken",
  why: "A snapshot holds every object of the cluster: a reader of its volume or bucket reads every Secret that is not encrypted at rest.",
  fix: "Encrypt the snapshot in the same command, with a key that is kept elsewhere, or use a backup tool that does.",
  references: [
    "url:https://etcd.io/docs/latest/op-guide/recovery/",
    "owasp:2025/K03",
    "mitre:T1005",
    "mitre:T1530",
  ],
  covers: ["etcd-backup-in-clear"],
  exceptions: "Clusters that encrypt Secrets by KMS before they reach etcd.",

  *check(container) {
    for (const { field, text } of commandsOf(container)) {
      if (text === UNKNOWN) yield field.undecided();
      else if (SNAPSHOT.test(text) && !ENCRYPTION.test(text))
        yield field.violates("must not save an etcd snapshot unencrypted");
    }
  },
});
