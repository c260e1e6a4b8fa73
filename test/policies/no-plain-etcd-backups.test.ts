import { noPlainEtcdBackups } from "../../policies/access-to-sensitive-data/no-plain-etcd-backups";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const script = (text: string) => pod({ "containers[0].command": ["sh", "-c", text] });

testPolicy(noPlainEtcdBackups, {
  accepts: {
    "a snapshot that is encrypted on its way": script(
      "etcdctl snapshot save /tmp/db && gpg --encrypt -r backup /tmp/db",
    ),
    "a snapshot for a bucket with a key": script(
      "etcdctl snapshot save /tmp/db && aws s3 cp /tmp/db s3://backup --sse aws:kms",
    ),
    "a look at a snapshot": script("etcdctl snapshot status /backup/db"),
    "another program": pod(),
  },
  rejects: {
    "a snapshot on a volume": {
      given: script("etcdctl --endpoints=https://127.0.0.1:2379 snapshot save /backup/db"),
      says: 'Pod "web" must not save an etcd snapshot unencrypted (container "web", spec.containers[0].command)',
    },
    "a snapshot for a bucket": {
      given: script("etcdctl snapshot save /tmp/db && aws s3 cp /tmp/db s3://backup"),
      says: 'Pod "web" must not save an etcd snapshot unencrypted (container "web", spec.containers[0].command)',
    },
  },
  undecided: { "a command from an output": pod({ "containers[0].command": UNKNOWN }) },
});
