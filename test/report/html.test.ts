import { htmlOf } from "../../lib/report/html";
import { EXEMPTION, finding, HOSTILE, hostileFinding, layout, report } from "../support/reports";

const hostile = htmlOf(
  report(
    [hostileFinding(), hostileFinding({ exempted: { ...EXEMPTION, reason: HOSTILE, ticket: HOSTILE } })],
    {
      stack: HOSTILE,
      folder: HOSTILE,
      notices: [HOSTILE],
      notSeen: [{ resource: { urn: null, type: HOSTILE, name: HOSTILE }, reason: HOSTILE }],
      comparison: {
        against: HOSTILE,
        new: 1,
        unchanged: 0,
        fixed: [{ fingerprint: "x", policy: HOSTILE, severity: "low", message: HOSTILE }],
      },
    },
  ),
  layout,
);

test("whatever names a program chose are text", () => {
  expect(hostile.match(/<script/g)).toHaveLength(1);
  expect(hostile).not.toMatch(/<img|<!--|onerror=alert\(1\)>/);
  expect(hostile).not.toContain("\u001b");
  expect(hostile).toContain("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;");
});

test("the page loads nothing, and no script or style but its own may run", () => {
  expect(hostile).toMatch(
    /content="default-src &#39;none&#39;; style-src &#39;sha256-[^ ]+; script-src &#39;sha256-[^ ]+; base-uri/,
  );
  expect(hostile).not.toMatch(/\ssrc=(?!x )|<link|@import|url\(|style="|\son\w+="/);
});

test("exempted findings stand apart with reason, ticket and date, and are not counted", () => {
  const page = htmlOf(report([finding({ exempted: EXEMPTION })]), layout);
  expect(page).toContain("No violations.");
  expect(page).toContain("<td>The node agent needs it</td><td>OPS-7</td><td>2027-01-31</td>");
});

test("new findings are marked", () => {
  const comparison = { against: "main", new: 1, unchanged: 1, fixed: [] };
  const page = htmlOf(
    report([finding({ change: "new" }), finding({ change: "unchanged" })], { comparison }),
    layout,
  );
  expect(page.match(/<span class="badge new">new<\/span>/g)).toHaveLength(1);
  expect(page).toContain("1 new, 1 unchanged, 0 fixed against main");
});
