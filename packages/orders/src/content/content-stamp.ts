import { sha256 } from '@beian/database/sealing';

/**
 * 内容标识 (content stamp): a short fingerprint of an order's fields, e.g. `7F3A-91C2-04`. It is printed on every page of
 * the verification form, so that a scan can be compared with the current content. It is computed from keyed hashes and
 * reveals no value.
 */
export function contentStamp(fieldHashes: Readonly<Record<string, string>>): string {
  const entries = Object.entries(fieldHashes).sort(([a], [b]) => (a < b ? -1 : 1));
  const [, one = '', two = '', three = ''] =
    /^(.{4})(.{4})(.{2})/.exec(sha256(JSON.stringify(entries)).toUpperCase()) ?? [];
  return `${one}-${two}-${three}`;
}
