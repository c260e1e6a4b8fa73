import { limitSysctls } from "../../policies/privilege-escalation/limit-sysctls";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const setting = (...names: (string | typeof UNKNOWN)[]) =>
  pod({ "securityContext.sysctls": names.map((name) => ({ name, value: "1" })) });

testPolicy(limitSysctls, {
  accepts: {
    "no sysctls": pod(),
    "safe ones, the newest included": setting(
      "net.ipv4.tcp_syncookies",
      "net.ipv4.tcp_notsent_lowat",
      "net.ipv4.tcp_rmem",
    ),
    "safe ones with slashes, as sysctl takes them": setting(
      "net/ipv4/tcp_syncookies",
      "kernel/shm_rmid_forced",
    ),
  },
  rejects: {
    "one that changes the node": {
      given: setting("net.ipv4.tcp_syncookies", "kernel.msgmax"),
      says: 'Pod "web" must not set spec.securityContext.sysctls[1].name=kernel.msgmax',
    },
    "one that changes the node, with slashes": {
      given: setting("kernel/msgmax"),
      says: 'Pod "web" must not set spec.securityContext.sysctls[0].name=kernel/msgmax',
    },
    "a name that mixes both, which is another sysctl": {
      given: setting("net.ipv4/tcp_syncookies"),
      says: 'Pod "web" must not set spec.securityContext.sysctls[0].name=net.ipv4/tcp_syncookies',
    },
    "a value that hides another sysctl": {
      given: pod({
        "securityContext.sysctls": [
          { name: "kernel.shm_rmid_forced", value: "1+kernel.core_pattern=|/var/evil.sh #" },
        ],
      }),
      says: 'Pod "web" must not set 1+kernel.core_pattern=|/var/evil.sh #, which some runtimes read as more than one sysctl (spec.securityContext.sysctls[0].value)',
    },
  },
  undecided: {
    "a name from an output": setting(UNKNOWN),
    "sysctls from an output": pod({ "securityContext.sysctls": UNKNOWN }),
  },
});
