import type { Files } from './on-file.ts';

/** Every filing number that a bureau has given out, also of what has ended: no number is used twice. */
const usedNumbers = ({ records, ended }: Files): string[] => [
  ...records.flatMap(({ Zt_xx, Wz_xx }) => [Zt_xx.Baxh, ...Wz_xx.map(({ Baxh }) => Baxh)]),
  ...ended.flatMap(({ numbers }) => numbers),
];

const highest = (numbers: readonly string[], pattern: RegExp): number =>
  Math.max(0, ...numbers.map((number) => Number(pattern.exec(number)?.[1] ?? 0)));

/** The next filing number of a subject (docs/spec/rules.md R-1), of eight digits as those that the sandbox starts with. */
export function nextSubjectNumber(short: string, files: Files): string {
  const next = highest(usedNumbers(files), /ICP备(\d+)号$/) + 1;
  return `${short}ICP备${String(next).padStart(8, '0')}号`;
}

/** The suffix of the subject's next website. */
export const nextWebsiteSuffix = (subjectNumber: string, files: Files): number =>
  highest(
    usedNumbers(files)
      .filter((number) => number.startsWith(`${subjectNumber}-`))
      .map((number) => number.slice(subjectNumber.length)),
    /^-(\d+)$/,
  ) + 1;
