/** Prints how well credentials are told from the rest, over the corpus of the tests: `npm run measure-credentials`. */
import { measure } from "../test/credentials/measure";

const { precision, recall, missed, mistaken } = measure();

console.log(`precision ${precision.toFixed(3)}   recall ${recall.toFixed(3)}`);
for (const name of missed) console.log(`missed    ${name}`);
for (const name of mistaken) console.log(`mistaken  ${name}`);
