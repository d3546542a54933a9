/** The table the demo prints, a row at a time. */
import { formatAmount } from '../src';

const WIDTH = { step: 43, who: 9, sol: 14, cairnSol: 14, price: 15, units: 9 };
const TOTAL = Object.values(WIDTH).reduce((sum, width) => sum + width);

/** One row: what happened, and how it left whoever it happened to. */
export type Row = Readonly<{
  step: string;
  who: string;
  /** Lamports of the wallet afterwards. */
  lamports?: bigint;
  /** Shares in the wallet afterwards. */
  shares?: bigint;
  price?: string;
  /** Compute units of the transaction. */
  units?: bigint;
}>;

/** The head of the table. */
export function printHead(): void {
  printNote(
    'Balances are those after the step; units are compute units of the whole transaction.\n',
  );
  print('step', 'who', 'SOL', 'cairnSOL', 'SOL/cairnSOL', 'units');
  console.log('─'.repeat(TOTAL));
}

/** The title of an act. */
export function printAct(title: string): void {
  console.log(`\n${bold(title)}`);
}

/** A line of explanation. */
export function printNote(text: string): void {
  console.log(dim(`  ${text}`));
}

/** A row. */
export function printRow({ step, who, lamports, shares, price, units }: Row): void {
  const figures = [lamports, shares].map((amount) => (amount === undefined ? '' : nine(amount)));
  const [sol = '', cairnSol = ''] = figures;
  print(`  ${step}`, who, sol, cairnSol, price ?? '', units?.toLocaleString('en') ?? '');
}

/** A statement that was checked. */
export function printCheck(text: string): void {
  console.log(`  ✓ ${text}`);
}

/** With nine decimals, so that rows align. */
function nine(amount: bigint): string {
  const [whole = '0', fraction = ''] = formatAmount(amount).split('.');
  return `${whole}.${fraction.padEnd(9, '0')}`;
}

function print(
  step: string,
  who: string,
  sol: string,
  cairnSol: string,
  price: string,
  units: string,
): void {
  const line =
    step.padEnd(WIDTH.step) +
    who.padEnd(WIDTH.who) +
    sol.padStart(WIDTH.sol) +
    cairnSol.padStart(WIDTH.cairnSol) +
    price.padStart(WIDTH.price) +
    units.padStart(WIDTH.units);
  console.log(line.trimEnd());
}

const styled = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;

/** In bold, where the terminal can. */
export function bold(text: string): string {
  return styled ? `\u001b[1m${text}\u001b[0m` : text;
}

function dim(text: string): string {
  return styled ? `\u001b[2m${text}\u001b[0m` : text;
}
