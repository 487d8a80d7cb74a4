import type { PaperKind, ReadEvidence, ReadingField, SeenPaper } from '@beian/domain/reading';
import { openCodeReader } from '../codes/index.ts';
import { type Corners, decodePicture, openTextReader, type TextLine, type Turn, toStored } from '../text/index.ts';
import { hasCode, valueOfCode } from './code-values.ts';
import { extractFields } from './extract.ts';
import { findInk } from './ink.ts';
import { longestLineOf, seenPaper } from './kinds.ts';
import { type Area, cornersIn } from './layout.ts';

/** A value with the place that it was read from. */
export interface ReadValue extends ReadEvidence {
  readonly field: ReadingField;
  /** A QR code has error correction of its own: its confidence is 1. */
  readonly source: 'QR' | 'TEXT';
  /** Corners in pixels of the picture as stored (upright by its EXIF), clockwise from the top left of the text. */
  readonly place: Corners;
}

export interface Reading {
  readonly kind: PaperKind;
  /** What the page seems to be; null: it does not say. */
  readonly paper: SeenPaper | null;
  /** Degrees by which the paper lies turned clockwise in the picture. */
  readonly turned: Turn;
  /** A field may stand here twice: from the code and from the text. */
  readonly values: readonly ReadValue[];
  /** There is no text that could be read, whatever the paper. */
  readonly unreadable: boolean;
  /** Name and version of models and rules; it is stored with what was read. */
  readonly engine: string;
}

export interface PaperReader {
  readonly engine: string;
  /** Reads one picture; calls must not overlap. Throws `PictureUnreadable` for a picture that cannot be decoded. */
  read(bytes: Uint8Array, kind: PaperKind): Promise<Reading>;
  close(): Promise<void>;
}

export interface PaperReaderOptions {
  /** Processor cores that a page may take. */
  readonly threads?: number;
}

/** Version of labels, patterns and confidences: counted up when they read otherwise. */
const RULES = 7;
/** Mean confidence of all lines below which a picture is unreadable. */
const READABLE = 0.6;

/** Opens models and decoder, about 0.5 s. Throws `ReadingNotInstalled` if an optional dependency is missing. */
export async function openPaperReader({ threads = 2 }: PaperReaderOptions = {}): Promise<PaperReader> {
  const codes = await openCodeReader();
  const text = await openTextReader(threads);
  const engine = `${text.engine} rules/${RULES}`;
  return {
    engine,
    async read(bytes, kind) {
      const pixels = await decodePicture(bytes);
      const found = hasCode(kind) ? await codes.read(pixels) : [];
      const { turned, upright, lines } = await text.read(pixels, longestLineOf(kind));
      const extraction = extractFields(kind, lines);
      const paper = seenPaper(extraction.layout, kind);
      if (paper !== kind && paper !== null) return { kind, paper, turned, values: [], unreadable: false, engine };
      const toPlace = (corners: Corners, turn: Turn) =>
        corners.map((corner) => toStored(corner, turn, turn === 0 ? pixels : upright)) as unknown as Corners;
      const inPicture = (area: Area) => toPlace(cornersIn(area, extraction.layout.angle), turned);
      // A code alone may stand on any page.
      const fromCodes = (paper === kind ? found : []).flatMap((code): ReadValue[] => {
        const value = valueOfCode(kind, code.text);
        return value === undefined
          ? []
          : [{ ...value, confidence: 1, source: 'QR', place: toPlace(code.corners, 0), looks: [] }];
      });
      const fromText = [...extraction.values, ...findInk(kind, extraction, upright)].map(
        ({ area, looks, ...value }): ReadValue => ({
          ...value,
          source: 'TEXT',
          place: inPicture(area),
          looks: looks.map((look) => ({ at: look.at, place: inPicture(look.area) })),
        }),
      );
      const values = [...fromCodes, ...fromText];
      return { kind, paper, turned, values, unreadable: values.length === 0 && !isReadable(lines), engine };
    },
    close: () => text.close(),
  };
}

function isReadable(lines: readonly TextLine[]): boolean {
  const confidences = lines.flatMap(({ characters }) => characters.map(({ confidence }) => confidence));
  return confidences.length > 0 && confidences.reduce((sum, one) => sum + one, 0) / confidences.length >= READABLE;
}
