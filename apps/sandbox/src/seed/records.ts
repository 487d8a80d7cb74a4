import type { FiledRecord } from '../records/shapes.ts';
import { buildRecords, bureauId } from './build.ts';
import { jiangsuNumbers, jiangsuSubjects } from './jiangsu.ts';
import { otherProvinceNumbers, otherProvinceSubjects } from './other-provinces.ts';
import { placeOf } from './places.ts';

/** Ids for what approvals add are counted from here. */
export const firstFreeId = (province: string) => bureauId(province, 9, 0);

/**
 * The fictitious subjects that the bureau of a province has filed when it starts for the first time; the same every time.
 * Nothing here can be real: `.example` domains, documentation addresses, mobiles 1300000xxxx, and identifiers of the
 * region of the province itself, which is issued to no person (organisation codes MA0000… do not occur there), whose check
 * digits hold.
 */
export function seedRecords(ispId: string, province = '320000'): FiledRecord[] {
  const place = placeOf(province);
  return province === '320000'
    ? buildRecords(place, ispId, jiangsuSubjects, jiangsuNumbers)
    : buildRecords(place, ispId, otherProvinceSubjects(place), otherProvinceNumbers(place));
}
