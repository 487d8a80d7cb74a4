import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Font } from 'fontkit';

/** 思源黑体 Noto Sans SC (OFL-1.1): has every GBK character, the character set of the bureaus' interface. */
const folder = '@expo-google-fonts/noto-sans-sc';
const require = createRequire(import.meta.url);
const fileOf = (name: string): string => require.resolve(`${folder}/${name}`);

export interface PdfFonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
  has(character: string): boolean;
  /**
   * A line of text as SVG paths with the baseline at 0, 0, `size` pixels high, and its width; needs no installed font.
   */
  outline(text: string, size: number, isBold?: boolean): { readonly paths: string; readonly width: number };
  /** Width of a line of text of size 1. */
  widthOf(text: string, isBold?: boolean): number;
  /** Of letters of size 1: height above the baseline, and from one line to the next. */
  readonly ascent: number;
  readonly lineHeight: number;
}

let loaded: Promise<PdfFonts> | undefined;

/** Loads the fonts once and caches them: 20 MB. */
export function loadPdfFonts(): Promise<PdfFonts> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<PdfFonts> {
  // Imported only when needed: it adds 0.1 s to the start of each process and thread.
  const [fontkit, regular, bold] = await Promise.all([
    import('fontkit'),
    readFile(fileOf('400Regular/NotoSansSC_400Regular.ttf')),
    readFile(fileOf('700Bold/NotoSansSC_700Bold.ttf')),
  ]);
  const font = fontkit.create(regular) as Font;
  const boldFont = fontkit.create(bold) as Font;
  const advances = new Map<string, number>();
  const advanceOf = (character: string, isBold: boolean | undefined): number => {
    const key = `${isBold ? 'b' : 'r'}${character}`;
    const one = isBold ? boldFont : font;
    const known =
      advances.get(key) ?? one.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / one.unitsPerEm;
    advances.set(key, known);
    return known;
  };
  return {
    regular,
    bold,
    has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
    outline: (text, size, isBold) => outlineOf(isBold ? boldFont : font, text, size),
    widthOf: (text, isBold) => [...text].reduce((sum, character) => sum + advanceOf(character, isBold), 0),
    ascent: font.ascent / font.unitsPerEm,
    lineHeight: (font.ascent - font.descent) / font.unitsPerEm,
  };
}

function outlineOf(font: Font, text: string, size: number): { paths: string; width: number } {
  const scale = size / font.unitsPerEm;
  let x = 0;
  let paths = '';
  for (const glyph of font.glyphsForString(text)) {
    const drawn = glyph.path.toSVG();
    // The y axis of a font points up, that of SVG down.
    if (drawn !== '')
      paths += `<path transform="translate(${x.toFixed(2)} 0) scale(${scale} ${-scale})" d="${drawn}"/>`;
    x += glyph.advanceWidth * scale;
  }
  return { paths, width: x };
}

/** Printed where the font has no glyph; a note on the page names the character to write by hand. */
export const MISSING_GLYPH = '〓';

/** Replaces characters without a glyph and records them. */
export function createGlyphReplacer(fonts: PdfFonts) {
  const missing = new Set<string>();
  return {
    missing,
    write: (text: string): string =>
      [...text.normalize('NFC')]
        .map((character) => {
          if (character === '\n') return character;
          // Other control characters become spaces.
          if (/\p{Cc}/u.test(character)) return ' ';
          if (fonts.has(character)) return character;
          missing.add(character);
          return MISSING_GLYPH;
        })
        .join(''),
  };
}
