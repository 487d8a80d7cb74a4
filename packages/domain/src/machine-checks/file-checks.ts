import type { Outcome } from '../checks/finding.ts';
import type { MaterialKind } from '../filing/materials.ts';
import { materialRow, pictureFormOf } from '../filing/materials.ts';
import { imageThresholds } from './file-limits.ts';
import type { PictureMeasures } from './measures.ts';

/**
 * Result of one machine check, as codes and figures: messages come from `fault-messages.ts`, so that nothing personal
 * is stored.
 */
export interface CheckResult<Check extends string = string> {
  readonly check: Check;
  /** A reason code of docs/spec/rules.md. */
  readonly ruleId: string;
  readonly outcome: Outcome;
  /** The fault; null: none. */
  readonly fault: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

type Fault = 'TOO_SMALL' | 'TOO_FEW_BYTES' | 'BLURRED' | 'TOO_DARK' | 'TOO_BRIGHT' | 'BLANK' | 'FLAT_AREA';

interface FileCheckRow {
  readonly ruleId: (kind: MaterialKind) => string;
  /** The figures that the check uses. */
  readonly measures: readonly (keyof PictureMeasures)[];
  readonly fault: (seen: PictureMeasures, kind: MaterialKind) => Fault | null;
}

/** A photo taken in the dark is not a blank page. */
const isBlank = ({ spread, mean }: PictureMeasures): boolean =>
  spread < imageThresholds.blank && mean >= imageThresholds.paper.darkest;
/** The light of a blank page is not judged. */
const lightFault = (seen: PictureMeasures, kind: MaterialKind): Fault | null => {
  const limit = pictureFormOf(kind).person ? imageThresholds.photo : imageThresholds.paper;
  if (isBlank(seen)) return null;
  if (seen.mean < limit.darkest || seen.dark > limit.clippedDark) return 'TOO_DARK';
  return seen.mean > limit.brightest || seen.bright > limit.clippedBright ? 'TOO_BRIGHT' : null;
};
/** PHO-… for the photo, MAT-… for papers. */
const ruleByKind = (photo: string, paper: string) => (kind: MaterialKind) => (materialRow(kind).photo ? photo : paper);

/** 文件检查: checks of a material's file. All of them only warn, as a hint to the reviewer. */
const fileChecks = {
  blank: {
    ruleId: () => 'MAT-02',
    measures: ['spread'],
    fault: (seen) => (isBlank(seen) ? 'BLANK' : null),
  },
  // A photo has an even curtain.
  flat: {
    ruleId: () => 'MAT-02',
    measures: ['flat'],
    fault: (seen, kind) =>
      !pictureFormOf(kind).person && !isBlank(seen) && seen.flat > imageThresholds.flat ? 'FLAT_AREA' : null,
  },
  size: {
    ruleId: () => 'MAT-01',
    measures: ['format', 'bytes', 'width', 'height'],
    fault: ({ bytes, width, height }, kind) => {
      const { long, short, leastBytes = 0 } = pictureFormOf(kind);
      if (Math.max(width, height) < long || Math.min(width, height) < short) return 'TOO_SMALL';
      return bytes < leastBytes ? 'TOO_FEW_BYTES' : null;
    },
  },
  // Too little or too much light also blurs edges: only the light is reported then.
  sharpness: {
    ruleId: ruleByKind('PHO-02', 'MAT-01'),
    measures: ['sharpness'],
    fault: (seen, kind) =>
      seen.sharpness < imageThresholds.sharpness && !isBlank(seen) && lightFault(seen, kind) === null
        ? 'BLURRED'
        : null,
  },
  exposure: {
    ruleId: ruleByKind('PHO-05', 'MAT-01'),
    measures: ['mean', 'dark', 'bright'],
    fault: lightFault,
  },
} as const satisfies Record<string, FileCheckRow>;

/** The check of a file that is missing or damaged; with it the other checks of its material are not awaited. It is stored for such a file only. */
export const unreadableFileResult: CheckResult<'readable'> = {
  check: 'readable',
  ruleId: 'MAT-01',
  outcome: 'warn',
  fault: 'FILE_LOST',
  facts: {},
};

export type FileCheckName = keyof typeof fileChecks;
export const fileCheckNames = Object.keys(fileChecks) as FileCheckName[];

/** Results of all file checks of a material. Pure. */
export const checkFile = (kind: MaterialKind, seen: PictureMeasures): CheckResult<FileCheckName>[] =>
  fileCheckNames.map((check) => {
    const row: FileCheckRow = fileChecks[check];
    const fault = row.fault(seen, kind);
    return {
      check,
      ruleId: row.ruleId(kind),
      outcome: fault === null ? 'pass' : 'warn',
      fault,
      facts: Object.fromEntries(row.measures.map((figure) => [figure, seen[figure]])),
    };
  });
