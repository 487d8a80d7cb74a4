import { type Calendar, isWorkingDay } from '../calendar/gazette.ts';
import { DAY_MS, dayNumberAt, dayNumberOf, dayOfNumber, startOfDayNumber } from '../calendar/shanghai.ts';
import { findProvince } from '../province/provinces.ts';
import { provincesByShortName } from '../province-rules/rule.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** 幕布状态: delivery state of a curtain (docs/spec/rules.md ). */
export const curtainStates = {
  REQUESTED: bilingual('待寄出', 'To be sent'),
  SHIPPED: bilingual('已寄出', 'On its way'),
  DELIVERED: bilingual('已收到', 'Received'),
} as const satisfies Record<string, BilingualText>;
export type CurtainState = keyof typeof curtainStates;

/** Address of a curtain; personal, stored encrypted. */
export interface CurtainAddress {
  readonly consignee: string;
  readonly mobile: string;
  readonly city: string;
  readonly address: string;
}

/** Hour of the Shanghai day until which a request is shipped on the same working day (docs/spec/rules.md, TC-PHOTO). */
export const CURTAIN_CUT_OFF_HOUR = 16;

/** Characters of a courier's tracking number: letters, digits and hyphens. */
export const trackingNumberBounds = { least: 6, most: 20 } as const;
export const isTrackingNumber = (number: string): boolean =>
  /^[0-9A-Za-z-]+$/.test(number) &&
  number.length >= trackingNumberBounds.least &&
  number.length <= trackingNumberBounds.most;

/** Matches only at the start of an address: a street of a mainland city may have the same name. */
const beyond =
  /^\s*(中国)?\s*((香港|澳门|澳門)(特别行政区|特別行政區)|(台湾|台灣|臺灣)省|Hong ?Kong\b|Maca[ou]\b|Taiwan\b)/iu;
const beyondCity = /^\s*(香港|澳门|澳門|台湾|台灣|臺灣)/u;

/**
 * Whether a parcel may be sent there: mainland addresses only (docs/spec/rules.md R-6, Mailing). `province`: GB/T 2260, six
 * digits, one of the 31.
 */
export const isMainlandAddress = (to: { province: string; city: string; address: string }): boolean =>
  findProvince(to.province) !== undefined && !beyondCity.test(to.city) && !beyond.test(to.address);

/**
 * Shanghai day, YYYY-MM-DD, on which a curtain is to be shipped: the day of the request if it is a working day and the
 * request came before CURTAIN_CUT_OFF_HOUR, else the next working day (docs/spec/rules.md, TC-PHOTO). `requestedAt`: milliseconds since
 * 1970.
 */
export function curtainShipDay(calendar: Calendar, requestedAt: number): string {
  const first = dayNumberAt(requestedAt);
  const inTime = requestedAt < startOfDayNumber(first) + (CURTAIN_CUT_OFF_HOUR / 24) * DAY_MS;
  for (let day = inTime ? first : first + 1; ; day += 1) {
    if (isWorkingDay(calendar, dayOfNumber(day)).working) return dayOfNumber(day);
  }
}

/**
 * Provinces that count as remote for a courier. The source says "remote places" without a list; this list is our
 * decision (docs/decisions/0013).
 */
const remote = provincesByShortName('蒙藏陇青宁新');

/**
 * Shanghai days, YYYY-MM-DD, between which a curtain shipped on `shippedOn` arrives: 1–3 days, 3–5 in remote places
 * (docs/spec/rules.md ).
 */
export function curtainArrival(province: string, shippedOn: string): { readonly from: string; readonly by: string } {
  const [least, most] = (remote as readonly string[]).includes(province) ? [3, 5] : [1, 3];
  const day = dayNumberOf(shippedOn);
  return { from: dayOfNumber(day + least), by: dayOfNumber(day + most) };
}
