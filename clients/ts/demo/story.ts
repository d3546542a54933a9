/** The story: who does what, in which order; of stake in `stakeStory.ts`. */
import { formatAmount, readPool, type Pool } from '../src';
import { Actor } from './actor';
import { cancel } from './acts/cancel';
import { cancelChange } from './acts/cancelChange';
import { deposit } from './acts/deposit';
import { enrol } from './acts/enrol';
import { fund } from './acts/fund';
import { leaveAtOnce } from './acts/instant';
import { pauseDeposits } from './acts/pauseDeposits';
import { proposeLst } from './acts/proposeLst';
import { queueChange } from './acts/queueChange';
import { request } from './acts/request';
import { paidFor, settle, type Settled } from './acts/settle';
import { transfer } from './acts/transfer';
import type { Keeper } from './keeper';
import type { Stage } from './stage';
import { playStake, type StakeFlows } from './stakeStory';
import { bold, printAct, printCheck, printHead, printNote } from './table';

const SOL = 1_000_000_000n;

/** Plays all acts; returns when the last balance is right. */
export async function play(stage: Stage, keeper: Keeper): Promise<void> {
  const { deployment, rpc, url } = stage;
  const [ada, ben, cleo, dora, eve] = [
    await Actor.enter('Ada'),
    await Actor.enter('Ben'),
    await Actor.enter('Cleo'),
    await Actor.enter('Dora'),
    await Actor.enter('Eve'),
  ];
  console.log(bold('\nCairn: the life of a deposit'));
  printNote(`cluster  ${url}`);
  printNote(`pool     ${deployment.pool}`);
  printNote(`cairnSOL ${deployment.lrtMint}`);
  console.log();
  printHead();

  printAct('1. Four holders and a keeper get SOL');
  await fund(stage, ada, 10n * SOL);
  await fund(stage, ben, 10n * SOL);
  await fund(stage, dora, 60n * SOL);
  await fund(stage, eve, SOL / 10n);
  await fund(stage, keeper.actor, SOL / 10n);
  await keeper.sent(stage);

  printAct('2. Three of them deposit; the pool mints cairnSOL at its price');
  const before = await readPool(rpc, deployment.lrtMint);
  if (before.pool.withheld > 0n) {
    throw new Error(
      'This pool releases gains, so that its price moves between a quote and its transaction: ' +
        'the demo needs a new pool, and `cargo xtask demo` makes one.',
    );
  }
  await deposit(stage, ada, 5n * SOL);
  await deposit(stage, ben, 3n * SOL + 1n);
  await deposit(stage, dora, DORAS);

  const { address } = stage.purse;
  const governs = before.pool.admin === address && before.pool.guardian === address;
  printAct(
    "3. This cluster's validator becomes the operator, and Eve's LST is to be taken: both wait",
  );
  if (!governs) printNote(NO_ROLES);
  const enrolled = governs ? await enrol(stage) : null;
  const lst = enrolled === null ? null : await proposeLst(stage, eve, enrolled.voteAccount);

  printAct(
    '4. The admin wants a higher fee: it waits for all to see; the guardian pauses deposits',
  );
  const governed = governs ? await govern(stage, ada, ben) : null;
  if (governed === null) printNote(NO_ROLES);

  printAct("5. Ada wants all of hers back, Ben some: tickets join the epoch's batch");
  const adas = await request(stage, ada, ada.shares);
  if (governed !== null) await sayQueueIsOpen(stage, governed.pauseEnd);
  const first = await request(stage, ben, SOL + SOL / 4n);
  if (first.batchId !== adas.batchId) {
    printNote(
      'the epoch turned in between: the second request closed the first batch, and opened one',
    );
  }

  printAct('6. Ben changes his mind, as long as the batch is open');
  await cancel(stage, first);
  const bens = await request(stage, ben, 2n * SOL);

  printAct("7. Ben's ticket goes to Cleo, who has nothing and is paid from now on");
  await transfer(stage, bens, cleo);

  printAct('8. The guardian stops the change');
  if (governed === null) printNote(NO_ROLES);
  else await cancelChange(stage, governed.id);

  printAct('9. Epochs turn; the keeper, a bot without rights, does what is due');
  const wait = deployment.parameters.minExitEpochs;
  const epochs = wait === 1 ? 'an epoch' : `${wait} epochs`;
  printNote(`a batch closes when its epoch is over, and is paid ${epochs} later`);
  const settled = await settle(stage, keeper, [
    adas,
    { ...bens, batchRent: bens.batchRent + first.batchRent },
  ]);
  for (const ticket of [adas, bens]) {
    const paid = paidFor(settled.events, ticket);
    if (paid !== ticket.quoted) {
      throw new Error(`A ticket was quoted ${ticket.quoted} lamports and paid ${paid}.`);
    }
  }

  printAct('10. Ben needs a little at once: no queue, for a fee that stays with the holders');
  const exit = await leaveAtOnce(stage, ben, SOL / 20n);
  const { kept, lamports: paidAtOnce } = exit;
  const flows = { deposited: 8n * SOL + 1n + DORAS, kept, paidAtOnce, settled };
  await checkPool(stage, before.pool, flows);

  const stake =
    enrolled === null || lst === null ? null : await playStake(stage, keeper, enrolled, lst, dora);

  printAct('15. Every balance, to the lamport');
  for (const actor of [ada, ben, cleo, dora, eve, keeper.actor]) await actor.check(stage);
  printCheck(`Ada was paid ${formatAmount(adas.quoted)} SOL, as quoted; her rents came back`);
  printCheck(`Cleo was paid ${formatAmount(bens.quoted)} SOL for the ticket Ben gave her`);
  printCheck(`Ben keeps ${formatAmount(ben.shares)} cairnSOL, and got the ticket's rent back`);
  printCheck(
    `Ben was paid ${formatAmount(paidAtOnce)} SOL at once, ${formatAmount(exit.fee)} less than ` +
      'by the queue',
  );
  if (stake !== null) {
    printCheck(
      `Dora was paid ${formatAmount(stake.paid.holder)} SOL, ` +
        `${formatAmount(stake.paid.holder - DORAS)} more than she brought`,
    );
    printCheck(
      `Eve was paid ${formatAmount(stake.paid.lstHolder)} SOL, and brought an LST worth ` +
        `${formatAmount(stake.brought)} SOL here`,
    );
  }
  printCheck(
    'the keeper paid fees and nothing else: the rents it lent came back, but those in use',
  );
  const left = await checkPool(stage, before.pool, flows, stake);
  printCheck(
    `the pool has ${formatAmount(left)} SOL in its reserve, at its validator and in the LST: ` +
      'what came in and was earned, less what went out',
  );
  end();
}

/** What Dora brings: enough to stake. */
const DORAS = 50n * SOL;

/** What the purse has set going as admin and guardian. */
type Governed = Readonly<{ id: bigint; pauseEnd: bigint }>;

const NO_ROLES = 'left out: CAIRN_KEYPAIR is not both the admin and the guardian of this pool';

/** A change that waits and a pause that lasts. */
async function govern(stage: Stage, ada: Actor, ben: Actor): Promise<Governed> {
  printNote(
    'one key plays the admin and the guardian here: give each its own where funds are real',
  );
  const { id } = await queueChange(stage, ada);
  const { pauseEnd } = await pauseDeposits(stage, ben, SOL);
  return { id, pauseEnd };
}

/** Says that a ticket was taken during the pause, as long as that is so. */
async function sayQueueIsOpen({ deployment, rpc }: Stage, pauseEnd: bigint): Promise<void> {
  const { now } = await readPool(rpc, deployment.lrtMint);
  if (now.epoch < pauseEnd) printCheck('deposits are paused, and the queue took her ticket');
}

/** What moved before anything was staked, in lamports. */
type Flows = Readonly<{ deposited: bigint; paidAtOnce: bigint; kept: bigint; settled: Settled }>;

/**
 * The pool's books: what came in less what went out, whoever else was in the queue. Returns what it has in
 * its reserve, in stake accounts and in LSTs.
 */
async function checkPool(
  stage: Stage,
  before: Pool,
  flows: Flows,
  stake: StakeFlows | null = null,
): Promise<bigint> {
  const { pool } = await readPool(stage.rpc, stage.deployment.lrtMint);
  const { deposited, kept, paidAtOnce, settled } = flows;
  const early = before.reserve + before.staked + deposited - settled.filled - paidAtOnce;
  const late = stake === null ? 0n : broughtAndEarned(stake) - stake.filled;
  const whole = early + late;
  const claims = before.claims + settled.filled - settled.paid;
  const held = pool.reserve + pool.staked + pool.assets + pool.transit;
  if (held !== whole || pool.claims !== claims) {
    throw new Error(
      `The pool should have ${formatAmount(whole)} SOL and ${formatAmount(claims)} SOL of claims, ` +
        `and has ${formatAmount(held)} and ${formatAmount(pool.claims)}.`,
    );
  }
  if (stake === null && pool.withheld !== kept) {
    throw new Error(
      `The pool should withhold ${formatAmount(kept)} SOL and withholds ` +
        `${formatAmount(pool.withheld)}.`,
    );
  }
  return whole;
}

function broughtAndEarned({ appreciation, brought, dust, rewards }: StakeFlows): bigint {
  return brought + appreciation + rewards + dust;
}

function end(): void {
  console.log(`
${bold('What happened')}
  SOL went into a pool and came out through its queue: deposited at the pool's price, requested by
  ticket, closed and paid by a bot that anyone may run. Who could not wait left at once, for a fee.
  What the admin wanted had to wait, for all to see and longer than it takes to leave; the guardian
  stopped it. What was free went to a validator, earned, and came back when a holder wanted it; so did
  an LST, by its own stake pool.
  Each step was a transaction on the real program; each balance was what the client had quoted.

${bold('Where to go next')}
  cargo xtask test            the whole test suite
  clients/ts/src/index.ts     the client this demo is written with
  docs/architecture.md        how the parts fit together
  migrations/README.md        the same pool on devnet
`);
}
