import { declaredBy } from "../../lib/model/declared-resource";
import { evaluate } from "../../lib/policy/evaluate";
import { messageOf } from "../../lib/pulumi/message";
import { noHostNamespaces } from "../../policies/privilege-escalation/no-host-namespaces";
import { type object, pod } from "../support/builders";
import { declarationOf } from "../support/declared";

function messagesOf(given: ReturnType<typeof object>): string[][] {
  return declaredBy(declarationOf(given))
    .flatMap((each) => evaluate(noHostNamespaces, each).findings)
    .map((finding) => messageOf(finding).split("\n"));
}

test("the first violation of a policy says what to do and why, and every other one only what and where", () => {
  expect(messagesOf(pod({ hostPID: true }))).toEqual([
    [
      'Pod "web" must not set spec.hostPID=true.',
      `Fix: ${noHostNamespaces.fix}`,
      `Why: ${noHostNamespaces.why}`,
      expect.stringMatching(/^See: pss:/),
    ],
  ]);
  expect(messagesOf(pod({ hostIPC: true }))).toEqual([['Pod "web" must not set spec.hostIPC=true.']]);
});

test("a name from the program is no colour directive", () => {
  expect(
    messagesOf(pod({ hostIPC: true }, { metadata: { name: "<{%red%}>" } }))
      .flat()
      .join(),
  ).not.toContain("<{%");
});
