import { parseImage } from "../../lib/kubernetes/pods/image";
import { settingsOf } from "../../lib/policy/configuration";
import { type ProgramResource, programOf } from "../../lib/program/clusters";
import { judge } from "../../lib/program/judge";
import { policies } from "../../policies";
import { compare, type Ratio, ratioOf } from "./measure";
import { cloudAndWorkloads, workloads } from "./programs";

/** How judging grows with the program, and reading names of images with their length. */
export async function* judgingRows(): AsyncGenerator<Ratio> {
  yield await hostileImages();
  yield await growth("objects", workloads);
  yield await growth("resources of a cloud and its workloads", cloudAndWorkloads);
}

async function growth(of: string, program: (count: number) => ProgramResource[]): Promise<Ratio> {
  const settings = settingsOf(policies);
  const [small, large] = [program(1000), program(10_000)];
  programOf(small);
  // Ten runs of the small program allocate what one of the large one does, so that both sides pay for the memory.
  const [tenfold, tenRuns] = await compare(
    5,
    () => judge(policies, large, settings),
    () => Array.from({ length: 10 }, () => judge(policies, small, settings)),
  );
  return ratioOf(`judging 10,000 ${of} / 1,000 ${of}`, 11, [tenfold, tenRuns / 10]);
}

/** Regular expressions run where nothing counts their steps: their worst input is measured here. */
async function hostileImages(): Promise<Ratio> {
  const read = (length: number, times: number) => () => {
    for (let each = 0; each < times; each++) {
      parseImage(`${"a-".repeat(length)}!`);
      parseImage(`${"a.".repeat(length)}!/x`);
      parseImage(`quay.io/${"a/".repeat(length)}!`);
    }
  };
  const [tenfold, tenRuns] = await compare(9, read(50_000, 1), read(5_000, 10));
  const what = "refusing names of images of 100,000 characters / of 10,000";
  return ratioOf(what, 20, [tenfold, tenRuns / 10]);
}
