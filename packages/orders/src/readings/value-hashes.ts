import type { WithKeys } from '@beian/database/transaction';
import { type PaperResult, type ScanValue, scanValuesOf } from '@beian/domain/reading';

const namedOf = ({ kind, value }: ScanValue): string => `${kind}:${value}`;

/** Keyed hashes of what is looked for on scans of other subjects, under the current key. */
export const valueHashesOf = ({ keys }: WithKeys, result: PaperResult): string[] =>
  scanValuesOf(result).map((one) => keys.searchHash('scanValue', namedOf(one)));

/** The kind of each value by its hashes under all keys. */
export const kindsByHash = ({ keys }: WithKeys, result: PaperResult): ReadonlyMap<string, ScanValue['kind']> =>
  new Map(
    scanValuesOf(result).flatMap((one) =>
      keys.searchHashes('scanValue', namedOf(one)).map((hash) => [hash, one.kind] as const),
    ),
  );
