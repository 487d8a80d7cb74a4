import { numbersOf } from './number-ranges.ts';

/**
 * 号段: the first digits of mobile numbers by what they are used for, from the ministry's allotments until 2025 (docs/spec/rules.md ).
 * The longest entry that a number begins with counts.
 */
const segments = {
  public: '13 145 147 149 150-153 155-159 166 172 173 175-178 18 190-193 195-199',
  virtual: '162 165 167 170 171',
  machine: '140 141 144 146 148',
  special: '1349 174',
} as const;
export type MobileSegment = keyof typeof segments;

const uses = new Map(
  (Object.keys(segments) as MobileSegment[]).flatMap((use) =>
    numbersOf(segments[use]).map((start) => [start, use] as const),
  ),
);

/** What the segment of a mobile number is used for; undefined: it is not allotted. */
export const segmentOf = (mobile: string): MobileSegment | undefined =>
  [4, 3, 2].map((length) => uses.get(mobile.slice(0, length))).find((use) => use !== undefined);
