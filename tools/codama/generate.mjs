/**
 * Renders the TypeScript client: `node generate.mjs IDL.json OUTPUT_FOLDER`.
 *
 * Same IDL, same output. Two things are added to what Codama renders: codecs of the events, which
 * it leaves out, and `events.ts`, which finds the codec by an event's first eight bytes.
 */
import { readFile } from 'node:fs/promises';

import { rootNodeFromAnchor } from '@codama/nodes-from-anchor';
import { renderVisitor } from '@codama/renderers-js';
import { createFromRoot, updateDefinedTypesVisitor } from 'codama';

import { withEventTypes, writeEvents } from './events.mjs';
import { inferProgramHelper } from './program-helper.mjs';

const [idlFile, out] = process.argv.slice(2);
if (!idlFile || !out) {
  console.error('Call it with an IDL and a folder: node generate.mjs IDL.json OUTPUT_FOLDER');
  process.exit(1);
}

const root = rootNodeFromAnchor(JSON.parse(await readFile(idlFile, 'utf8')));
const render = renderVisitor(out, {
  deleteFolderBeforeRendering: true,
  formatCode: true,
  generatedFolder: '.',
  syncPackageJson: false,
});
const codama = createFromRoot(withEventTypes(root));
// `Parameters` would hide TypeScript's own, which rendered code uses.
codama.update(updateDefinedTypesVisitor({ parameters: { name: 'poolParameters' } }));
await codama.accept(render);
await writeEvents(root, out);
await inferProgramHelper(root, out);
