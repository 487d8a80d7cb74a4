/** What a material's picture is of: the least size at which it is legible, and how its light is judged. */
export interface PictureForm {
  /** Pixels of the longer and the shorter side. */
  readonly long: number;
  readonly short: number;
  /** Bytes as received; undefined: none. */
  readonly leastBytes?: number;
  /** It shows a person: light is judged as in a photo, while paper may be white all over. */
  readonly person?: true;
  readonly source: string;
}

const derived = 'derived from HWAPI-UP (R-5.6)';
/** A4. */
const page = { long: 1500, short: 1100 } as const;
const card = { long: 1280, short: 720 } as const;

export const pictureForms = {
  page: { ...page, source: derived },
  certificate: { ...page, source: 'HWAPI-UP (R-5.6)' },
  domainCertificate: { ...page, leastBytes: 200 * 1024, source: `A19-CERT, ${derived}` },
  card: { ...card, source: 'HWAPI-UP (R-5.6)' },
  icon: { long: 256, short: 256, source: 'HW-APP (R-4.9)' },
  /** A person who holds a paper. */
  holding: { ...card, person: true, source: derived },
  face: { long: 800, short: 600, person: true, source: 'PHOTO-600 (R-6)' },
} as const satisfies Record<string, PictureForm>;

export type PictureFormName = keyof typeof pictureForms;
