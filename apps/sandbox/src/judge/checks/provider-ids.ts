import { providerIds, recordParts } from '../../records/parts.ts';
import type { Case, CheckRow } from '../case.ts';

/** The code for an id of the provider that something filed or in review has already. B-7 has one per kind of record. */
const codes = { subject: 1003, website: 1037, access: 1038, domain: 1039, range: 1040 } as const;
const kinds = ['subject', 'website', 'access', 'domain', 'range'] as const;

/** Ids of the provider must be fresh (B-8): those of an operation that files something new. */
export const providerIdChecks: readonly CheckRow<Case>[] = kinds.map((kind) => ({
  code: codes[kind],
  fails: ({ parts, bureau }) => {
    const own = providerIds[kind](parts);
    const used = new Set([
      ...bureau.records.flatMap((record) => providerIds[kind](recordParts(record))),
      ...bureau.inReview.flatMap((other) => providerIds[kind](other.parts)),
    ]);
    return new Set(own).size < own.length || own.some((id) => used.has(id));
  },
}));
