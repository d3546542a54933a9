/** Programs of ours that people run in a terminal. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const LIMIT_MS = 90_000;

/**
 * Runs a program to its end; returns what it printed.
 *
 * @param who What it is called where it fails.
 * @throws with what it said.
 */
export async function run(who: string, program: string, words: string[]): Promise<string> {
  try {
    const { stdout } = await execute(program, words, { timeout: LIMIT_MS });
    return stdout;
  } catch (error) {
    const { message, stderr = '', stdout = '' } = error as Error & Record<string, string>;
    const said = `${stdout}${stderr}`.trim();
    throw new Error(`${who} failed: ${said === '' ? message : said}`, { cause: error });
  }
}
