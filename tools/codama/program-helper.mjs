/** The one place where rendered code does not compile against the current Kit. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { camelCase } from 'codama';

/**
 * Drops the return type inside `<name>Program()`, which TypeScript finds too narrow (TS2322): the
 * inferred one is right.
 */
export async function inferProgramHelper(root, out) {
  const name = camelCase(root.program.name);
  const file = join(out, 'programs', `${name}.ts`);
  const text = await readFile(file, 'utf8');
  const head = new RegExp(
    `(export function ${name}Program\\(\\) {\\s*return <[^(]+\\([^)]*\\)): Omit<[^=]+ => {`,
  );
  if (!head.test(text)) {
    throw new Error(`${file} has no return type to drop: is this step still needed?`);
  }
  await writeFile(file, text.replace(head, '$1 => {'));
}
