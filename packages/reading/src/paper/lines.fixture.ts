import type { TextLine } from '../text/index.ts';

/** A recorded line: left, baseline's top, text and the confidence of its characters; 30 pixels high. */
export type RecordedLine = readonly [left: number, top: number, text: string, confidence?: number];

const height = 30;

/** Lines as the recognition gives them: each character 28 pixels wide, half-width ones 14. */
export const linesOf = (recorded: readonly RecordedLine[], slope = 0): TextLine[] =>
  recorded.map(([left, top, text, confidence = 0.99]) => {
    const characters = [...text];
    const widths = characters.map((character) => (/[\x20-\x7e]/.test(character) ? 14 : 28));
    const width = widths.reduce((sum, one) => sum + one, 0);
    let passed = 0;
    const at = (x: number, y: number) => ({ x, y: y + x * slope });
    return {
      corners: [at(left, top), at(left + width, top), at(left + width, top + height), at(left, top + height)],
      characters: characters.map((character, nth) => {
        const own = widths[nth] as number;
        passed += own;
        return { text: character, confidence, at: (passed - own / 2) / width, instead: [] };
      }),
    };
  });
