import type { Value } from "../../lib/model/value";
import { noOpenDebuggers } from "../../policies/access-to-sensitive-data/no-open-debuggers";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const running = (...command: Value[]) => pod({ "containers[0].command": command });
const variable = (name: Value, value: Value) => pod({ "containers[0].env": [{ name, value }] });
const JDWP = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address";
const JMX = "-Dcom.sun.management.jmxremote.port=9010";

testPolicy(noOpenDebuggers, {
  accepts: {
    "a program without a debugger": running("node", "server.js"),
    "a debugger on the loopback address": running("node", "--inspect=127.0.0.1:9229", "server.js"),
    "a debugger on its default, the loopback address": running("node", "--inspect", "server.js"),
    "a Java debugger on the loopback address": variable("JAVA_TOOL_OPTIONS", `${JDWP}=localhost:5005`),
    "a Java debugger that names a port only: Java listens on the loopback address then": variable(
      "JAVA_TOOL_OPTIONS",
      `${JDWP}=5005`,
    ),
    "Java management that asks for a password": variable(
      "JAVA_OPTS",
      `${JMX} -Dcom.sun.management.jmxremote.authenticate=true`,
    ),
    "a server that listens for its clients": running("web", "--listen=0.0.0.0:8080"),
    "an address from an output": variable("DB_HOST", UNKNOWN),
  },
  rejects: {
    "the inspector of Node.js on every address": {
      given: running("node", "--inspect=0.0.0.0:9229", "server.js"),
      says: 'Pod "web" must not open the Node.js inspector to the network (container "web", spec.containers[0].command)',
    },
    "the Java debugger in a variable": {
      given: variable("JAVA_TOOL_OPTIONS", `-Xmx1g ${JDWP}=*:5005`),
      says: 'Pod "web" must not open the Java debugger to the network (container "web", spec.containers[0].env[0].value)',
    },
    "Java management without authentication": {
      given: variable("JAVA_OPTS", `${JMX} -Dcom.sun.management.jmxremote.authenticate=false`),
      says: 'Pod "web" must not open Java management without authentication to the network (container "web", spec.containers[0].env[0].value)',
    },
    "Delve on every address": {
      given: running("dlv", "exec", "/web", "--headless", "--listen=:2345"),
      says: 'Pod "web" must not open the Delve debugger to the network (container "web", spec.containers[0].command)',
    },
    "debugpy on every address": {
      given: running("python", "-m", "debugpy", "--listen", "0.0.0.0:5678", "app.py"),
      says: 'Pod "web" must not open the Python debugger to the network (container "web", spec.containers[0].command)',
    },
    "gdbserver in a hook": {
      given: pod({
        "containers[0].lifecycle": {
          postStart: { exec: { command: ["gdbserver", ":2345", "--attach", "1"] } },
        },
      }),
      says: 'Pod "web" must not open the GNU debugger to the network (container "web", spec.containers[0].lifecycle.postStart.exec.command)',
    },
  },
  undecided: {
    "a command from an output": pod({ "containers[0].command": UNKNOWN }),
    "options from an output": variable("NODE_OPTIONS", UNKNOWN),
  },
});
