/** Act 4: the admin wants something else, and has to say so in time. */
import {
  describeStanding,
  queueChangeInstructions,
  readChanges,
  setting,
  type ChangeQuote,
} from '../../src';
import type { Actor } from '../actor';
import { command } from '../perform';
import type { Stage } from '../stage';
import { printRow } from '../table';

/** The performance fee that the admin would like, in bps: as high as the program allows. */
const WISH = 2_000;

/** The admin queues a change; the holder sees what it is, and when it can be executed. */
export async function queueChange(stage: Stage, holder: Actor): Promise<ChangeQuote> {
  const { deployment, purse: admin, rpc } = stage;
  const { lrtMint } = deployment;
  const change = setting('PerformanceFeeBps', [WISH]);
  const { instructions, quote } = await queueChangeInstructions({
    admin,
    lrtMint,
    rpc,
    setting: change,
  });
  await command(stage, 'admin', { instructions, step: `queues change ${quote.id}` });

  const seen = (await readChanges(rpc, lrtMint)).find((each) => each.change.id === quote.id);
  if (seen === undefined) throw new Error(`Change ${quote.id} was queued and is not to be seen.`);
  printRow({ step: `sees ${seen.description}`, who: holder.name });
  printRow({ step: `which ${describeStanding(seen)}`, who: holder.name });
  return quote;
}
