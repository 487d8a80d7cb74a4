import { Buffer } from 'node:buffer';

/**
 * A value as PostgreSQL prints jsonb: keys by length and then by bytes, a space after comma and colon, so that the
 * text hashed before the write equals the text read back. Numbers are plain decimals: jsonb writes no exponents.
 * @throws Error on a number that needs an exponent, or is not finite
 */
export function jsonbText(value: unknown): string {
  if (typeof value === 'number') return numberText(value);
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    // As in JSON: undefined members are left out, and a date is its text.
    if ('toJSON' in value && typeof value.toJSON === 'function') return jsonbText(value.toJSON());
    const entries = Object.entries(value).filter(([, one]) => one !== undefined);
    return `{${entries
      .sort(([a], [b]) => byKey(a, b))
      .map(([key, one]) => `${JSON.stringify(key)}: ${jsonbText(one)}`)
      .join(', ')}}`;
  }
  return value === undefined ? 'null' : JSON.stringify(value);
}

function byKey(a: string, b: string): number {
  const [one, two] = [Buffer.from(a), Buffer.from(b)];
  return one.length - two.length || one.compare(two);
}

function numberText(value: number): string {
  const text = JSON.stringify(value);
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Error('a number in an event is no plain decimal');
  return text;
}
