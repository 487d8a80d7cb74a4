import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Font } from 'fontkit';

/** 思源黑体 Noto Sans SC (OFL-1.1): every character of GBK, which is all that a bureau can be told. */
const folder = '@expo-google-fonts/noto-sans-sc';
const require = createRequire(import.meta.url);
const fileOf = (name: string): string => require.resolve(`${folder}/${name}`);

export interface PdfFonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
  has(character: string): boolean;
  /** A line of text as SVG paths from the baseline at 0, 0, `size` pixels high, and how wide it is: for who has no fonts installed. */
  outline(text: string, size: number): { readonly paths: string; readonly width: number };
}

let loaded: Promise<PdfFonts> | undefined;

/** Read once and kept: 20 MB. */
export function loadPdfFonts(): Promise<PdfFonts> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<PdfFonts> {
  // Only who draws needs it: each process and thread would start a tenth of a second later.
  const [fontkit, regular, bold] = await Promise.all([
    import('fontkit'),
    readFile(fileOf('400Regular/NotoSansSC_400Regular.ttf')),
    readFile(fileOf('700Bold/NotoSansSC_700Bold.ttf')),
  ]);
  const font = fontkit.create(regular) as Font;
  return {
    regular,
    bold,
    has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
    outline: (text, size) => outlineOf(font, text, size),
  };
}

function outlineOf(font: Font, text: string, size: number): { paths: string; width: number } {
  const scale = size / font.unitsPerEm;
  let x = 0;
  let paths = '';
  for (const glyph of font.glyphsForString(text)) {
    // A font counts upwards, SVG downwards.
    paths += `<path transform="translate(${x.toFixed(2)} 0) scale(${scale} ${-scale})" d="${glyph.path.toSVG()}"/>`;
    x += glyph.advanceWidth * scale;
  }
  return { paths, width: x };
}

/** Stands where the font has no glyph; a sentence on the paper says which character belongs there. */
export const MISSING_GLYPH = '〓';

/** Replaces what the font cannot write, and notes it. */
export function createGlyphReplacer(fonts: PdfFonts) {
  const missing = new Set<string>();
  return {
    missing,
    write: (text: string): string =>
      [...text.normalize('NFC')]
        .map((character) => {
          if (character === '\n') return character;
          // Other controls are no characters of a form.
          if (/\p{Cc}/u.test(character)) return ' ';
          if (fonts.has(character)) return character;
          missing.add(character);
          return MISSING_GLYPH;
        })
        .join(''),
  };
}
