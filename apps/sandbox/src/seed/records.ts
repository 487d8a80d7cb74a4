import type { FiledRecord } from '../records/shapes.ts';
import { buildRecords, bureauId } from './build.ts';
import { jiangsuNumbers, jiangsuSubjects } from './jiangsu.ts';
import { moreSubjects } from './more-subjects.ts';
import { otherProvinceNumbers, otherProvinceSubjects } from './other-provinces.ts';
import { placeOf } from './places.ts';

/** First id for the domains and addresses that approvals add. */
export const firstFreeId = (province: string) => bureauId(province, 9, 0);

/**
 * The fictitious subjects that a province's bureau has filed at its first start; the same every time. No value is real: `.example`
 * domains, documentation addresses, mobiles 1300000xxxx, and identifiers with valid check digits in the region of the province
 * itself, which is issued to no person (organisation codes MA0000… do not occur there). `more`: additional subjects of a province other
 * than Jiangsu.
 */
export function seedRecords(ispId: string, province = '320000', more = 0): FiledRecord[] {
  const place = placeOf(province);
  if (province === '320000') return buildRecords(place, ispId, jiangsuSubjects, jiangsuNumbers);
  const usual = otherProvinceSubjects(place);
  const subjects = [...usual, ...moreSubjects(place, usual.length, more)];
  return buildRecords(place, ispId, subjects, otherProvinceNumbers(place));
}
