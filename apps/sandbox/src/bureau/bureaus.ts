import { ControlRefused } from '../control/refused.ts';
import type { FiledRecord } from '../records/shapes.ts';
import type { OpenBureau } from './open.ts';
import { isKnownSubject } from './review.ts';

/** The bureaus of this sandbox, ordered by province code. */
export interface Bureaus {
  readonly all: readonly OpenBureau[];
  /** Undefined when the province's bureau is not open. */
  byProvince(province: string): OpenBureau | undefined;
  /** The bureau that has filed the subject, or has its new filing in review. */
  bySubject(ztid: string): OpenBureau | undefined;
  /** The bureau of the province; without a province Jiangsu's, or the first when Jiangsu's is not open. @throws ControlRefused */
  byProvinceOrDefault(province: string | undefined): OpenBureau;
  /** The filed records of all bureaus. */
  records(): readonly FiledRecord[];
  /** Parts of records whose domains are filed no more, newest first within a bureau. */
  noLongerFiled(): readonly FiledRecord[];
}

export function createBureaus(all: readonly OpenBureau[]): Bureaus {
  const provinceMap = new Map(all.map((one) => [one.place.province, one]));
  return {
    all,
    byProvince: (province) => provinceMap.get(province),
    bySubject: (ztid) => all.find(({ store }) => isKnownSubject(store.state, ztid)),
    byProvinceOrDefault: (province) => {
      const found = province === undefined ? (provinceMap.get('320000') ?? all[0]) : provinceMap.get(province);
      if (found === undefined) throw new ControlRefused(404, `No bureau ${province ?? ''} is open here.`);
      return found;
    },
    records: () => all.flatMap(({ store }) => store.state.records),
    noLongerFiled: () => all.flatMap(({ store }) => store.state.noLongerFiled),
  };
}
