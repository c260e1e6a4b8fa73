import { XMLParser, XMLValidator } from "fast-xml-parser";
import { csvOf } from "../../lib/report/csv";
import { FORMATS, type Format } from "../../lib/report/formats";
import { githubOf } from "../../lib/report/github";
import { gitlabOf } from "../../lib/report/gitlab";
import { junitOf } from "../../lib/report/junit";
import { EXEMPTION, finding, hostileFinding, layout, report } from "../support/reports";

const fixed = [{ fingerprint: "x", policy: "no-host-ports", severity: "high" as const, message: "gone" }];
const compared = report(
  [finding({ change: "new", fingerprint: "n" }), finding({ change: "unchanged", fingerprint: "u" })],
  { comparison: { against: "main", new: 1, unchanged: 1, fixed } },
);

describe("JUnit", () => {
  const parsed = (xml: string) =>
    new XMLParser({ ignoreAttributes: false }).parse(xml) as Record<string, never>;

  test("is well-formed whatever names a program chooses", () => {
    expect(XMLValidator.validate(junitOf(report([hostileFinding()]), layout))).toBe(true);
  });

  test("has a suite for each category and fails on what makes the command fail", () => {
    const xml = junitOf(
      report([finding(), finding({ enforcement: "advisory" }), finding({ exempted: EXEMPTION })]),
      layout,
    );
    expect(parsed(xml)).toMatchObject({
      testsuites: { "@_tests": "3", "@_failures": "1", "@_skipped": "1" },
    });
    expect(xml).toContain(
      '<skipped message="The node agent needs it (configuration, OPS-7, until 2027-01-31)"/>',
    );
  });

  test("against an earlier state only new findings fail", () => {
    expect(junitOf(compared, layout)).toContain('<testsuites name="ktm" tests="2" failures="1"');
  });
});

describe("GitHub annotations", () => {
  test("stand at the line, with the fix on a line of its own", () => {
    expect(githubOf(report([finding()]), layout)).toBe(
      '::error file=infra/index.ts,line=3,col=7,title=no-privileged-containers (critical)::Pod "shop/web": container ' +
        '"web" must not set securityContext.privileged=true (spec.containers[0]).%0AFix: Remove `privileged`.\n' +
        "::notice title=ktm::1 violation: 1 critical\n",
    );
  });

  test("no name of a program begins a command of its own", () => {
    const lines = githubOf(report([hostileFinding()]), layout)
      .trimEnd()
      .split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^::error file=[^:]*,line=3,col=7,title=[^:]*::/);
  });

  test("against an earlier state new findings alone are shown, and the rest is counted", () => {
    const text = githubOf(compared, layout);
    expect(text.match(/^::error/gm)).toHaveLength(1);
    expect(text).toContain("1 new violation: 1 critical; 1 new, 1 unchanged, 1 fixed against main");
  });
});

describe("GitLab code quality", () => {
  test("has place, severity and fingerprint of each finding, and leaves out what is exempted", () => {
    const issues = JSON.parse(gitlabOf(report([finding(), finding({ exempted: EXEMPTION })]))) as unknown[];
    expect(issues).toEqual([
      {
        description: expect.stringContaining('Pod "shop/web"'),
        check_name: "no-privileged-containers",
        fingerprint: "aa11",
        severity: "blocker",
        location: { path: "infra/index.ts", lines: { begin: 3 } },
      },
    ]);
  });

  test("says which findings are new", () => {
    expect(gitlabOf(compared).match(/"New: /g)).toHaveLength(1);
  });
});

describe("CSV", () => {
  test("no cell is a formula, and each finding is one line", () => {
    const rows = csvOf(report([hostileFinding()]))
      .trimEnd()
      .split("\r\n");
    expect(rows).toHaveLength(2);
    expect(rows[1]).toContain(`"'=cmd|'/c calc'!A1`);
    expect(rows[1]).not.toMatch(/(^|,)"[=+\-@\t]/);
  });

  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\uff1d1"])(
    "%j is no formula",
    (name) => {
      const { resource } = finding();
      expect(csvOf(report([finding({ resource: { ...resource, name } })]))).toMatch(/,"'[^"]*",/);
    },
  );

  test("a quote is doubled, and a name that merely holds a minus stays as it is", () => {
    const { resource } = finding();
    const text = csvOf(report([finding({ resource: { ...resource, name: 'a-"b"' } })]));
    expect(text).toContain('"a-""b"""');
  });

  test("says what is new, known and fixed", () => {
    const rows = csvOf(compared).trimEnd().split("\r\n").slice(1);
    expect(rows.map((row) => row.split(",")[3])).toEqual(['"new"', '"unchanged"', '"fixed"']);
  });
});

describe.each(["text", "markdown", "html"] satisfies Format[])("open questions in %s", (format) => {
  const open = report([finding({ verdict: "undecided", message: "an open question" })]);

  test("are a number, or one by one where the settings say so", () => {
    expect(FORMATS[format](open, layout)).toMatch(/1 question/);
    expect(FORMATS[format](open, layout)).not.toContain("an open question");
    expect(FORMATS[format](open, { ...layout, listsOpen: true })).toContain("an open question");
  });

  test("are text, whatever names a program chose", () => {
    const page = FORMATS[format](report([hostileFinding({ verdict: "undecided" })]), {
      ...layout,
      listsOpen: true,
    });
    expect(page).not.toContain("\u001b");
    if (format !== "text") expect(page).not.toMatch(/<img/);
  });
});
