import type { MaterialKind } from '../record/materials.ts';

/** From what size on an image can be read: a row per material, pixels of its longer and shorter side. */
interface FileLimit {
  readonly long: number;
  readonly short: number;
  /** Bytes as received; left out: no least. */
  readonly leastBytes?: number;
  readonly source: string;
}

/** A page of A4 as the certificate of a subject. */
const page: FileLimit = { long: 1500, short: 1100, source: 'derived from HWAPI-UP (rules.md §5.6)' };
const card: FileLimit = { long: 1280, short: 720, source: 'HWAPI-UP (rules.md §5.6)' };
const holding: FileLimit = { long: 1280, short: 720, source: 'derived from HWAPI-UP (rules.md §5.6)' };

export const fileLimits: Readonly<Record<MaterialKind, FileLimit>> = {
  SUBJECT_CERT: { ...page, source: 'HWAPI-UP (rules.md §5.6)' },
  SUBJECT_PRINCIPAL_ID: card,
  WEBSITE_PRINCIPAL_ID: card,
  VERIFICATION_FORM: page,
  FACE_PHOTO: { long: 800, short: 600, source: 'PHOTO-600 (rules.md §6)' },
  DOMAIN_CERT: { ...page, leastBytes: 200 * 1024, source: 'A19-CERT, derived from HWAPI-UP (rules.md §5.6)' },
  CHANGE_PROOF: page,
  AUTHORISATION: page,
  DOMAIN_HOLDER_PROOF: page,
  HOLDING_PERSON_ID: holding,
  HOLDING_UNIT_CERT: holding,
  RESIDENCE_PERMIT: card,
  AGE_PROOF: page,
  SITE_PLAN: page,
  COMMITMENT: page,
  STAFFING_LETTER: page,
  CONFIRMATION_LETTER: page,
  BEIJING_DOMAIN_LIST: page,
  PRE_APPROVAL: page,
  PHONE_BILLS: page,
};

/** Materials that show a person: light is judged as in a photo, paper may be white all over. */
export const photoMaterials: readonly MaterialKind[] = ['FACE_PHOTO', 'HOLDING_PERSON_ID', 'HOLDING_UNIT_CERT'];

/**
 * When the machine doubts an image (derived: rules.md §5.6 asks for sharp, §6 for good light, neither for a figure). Measured on
 * drawn papers and photos, which stand well above `sharpness` until they are blurred by 0.4 % of their longer side.
 */
export const imageThresholds = {
  sharpness: 60,
  /** Standard deviation of grey: two lines of print on a white page have more. */
  blank: 6,
  /** Mean grey of a photo, and of paper, which is bright. */
  photo: { darkest: 50, brightest: 215, clippedDark: 0.5, clippedBright: 0.35 },
  paper: { darkest: 70, brightest: 256, clippedDark: 0.6, clippedBright: 1.1 },
  /** Share of the upper body's region from which on a colour is told of. */
  topColour: 0.25,
  /** Share of blue below which the background may be no blue curtain. */
  curtain: 0.5,
  /** Colours with less of a region are not named. */
  namedColour: 0.08,
} as const;

/**
 * 感知哈希: when a picture is taken for another's copy (derived; measured on drawn people before one curtain: copies that were
 * compressed, resized or brightened differ by up to 4 and 12 bits and 0.13, other people by 0.26 and more).
 */
export const pictureMatchLimits = {
  /** Bits of the 64 by which it is looked up; four bands find up to 6 (docs/decisions/0029). */
  coarse: 6,
  /** Bits of the 256 by which what was found is put in order, and how many are then compared themselves. */
  fine: 24,
  compared: 20,
  /** Root mean square of the difference of both in grey, each with mean 0 and deviation 1. */
  difference: 0.2,
} as const;
