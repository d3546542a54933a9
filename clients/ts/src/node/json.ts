/** JSON files with lamports in them: a JSON number is exact below 2^53 only, so that they are written as text. */
import { U64_MAX } from '../math';

/** The fields that hold lamports. */
const LAMPORTS: readonly string[] = ['depositCap'];

/**
 * What a JSON file says, its lamports as bigints.
 *
 * @throws where lamports are not exact, or no lamports.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (name, value: unknown) =>
    LAMPORTS.includes(name) ? lamportsIn(name, value) : value,
  );
}

/** A JSON file, its bigints as text. */
export function formatJson(content: unknown): string {
  const written = (_name: string, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value;
  return `${JSON.stringify(content, written, 2)}\n`;
}

function lamportsIn(name: string, value: unknown): bigint {
  const isText = typeof value === 'string' && /^\d{1,20}$/.test(value);
  if (isText || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0)) {
    const lamports = BigInt(value);
    if (lamports <= U64_MAX) return lamports;
  }
  throw new Error(`${name} must be lamports from 0 to ${U64_MAX}, in quotes from 2^53 on.`);
}
