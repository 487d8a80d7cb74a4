import type { FiledRecord } from '../records/shapes.ts';
import { buildRecords, bureauId } from './build.ts';
import { jiangsuNumbers, jiangsuSubjects } from './jiangsu.ts';
import { otherProvinceNumbers, otherProvinceSubjects } from './other-provinces.ts';
import { placeOf } from './places.ts';

/** First id for the domains and addresses that approvals add. */
export const firstFreeId = (province: string) => bureauId(province, 9, 0);

/**
 * The fictitious subjects that a province's bureau has filed at its first start; the same every time. No value is real: `.example`
 * domains, documentation addresses, mobiles 1300000xxxx, and identifiers with valid check digits in the region of the province
 * itself, which is issued to no person (organisation codes MA0000… do not occur there).
 */
export function seedRecords(ispId: string, province = '320000'): FiledRecord[] {
  const place = placeOf(province);
  return province === '320000'
    ? buildRecords(place, ispId, jiangsuSubjects, jiangsuNumbers)
    : buildRecords(place, ispId, otherProvinceSubjects(place), otherProvinceNumbers(place));
}
