import type { Czlx } from '../records/czlx.ts';
import { changeOperation } from './change.ts';
import { endAccessOperation, endSubjectOperation, endWebsiteOperation } from './deregistration.ts';
import { newAccessOperation } from './new-access.ts';
import { newFilingOperation } from './new-filing.ts';
import { newWebsiteOperation } from './new-website.ts';
import type { Operation } from './operation.ts';

export type { Filing } from './operation.ts';

/** The operations that this bureau accepts, by `Czlx`. */
export const operations: Readonly<Record<Czlx, Operation>> = {
  '1': newFilingOperation,
  '2': newWebsiteOperation,
  '3': newAccessOperation,
  '4': changeOperation,
  '5': endAccessOperation,
  '6': endSubjectOperation,
  '7': endWebsiteOperation,
};
