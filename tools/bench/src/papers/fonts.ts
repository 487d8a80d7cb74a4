import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Font, type FontCollection, openSync } from 'fontkit';

/** A line of text as SVG paths with its baseline at 0, 0, so that a picture needs no installed font. */
export interface Typeface {
  readonly name: string;
  outline(text: string, size: number): { readonly paths: string; readonly width: number };
}

const require = createRequire(import.meta.url);
const npm = (weight: string) => require.resolve(`@expo-google-fonts/noto-sans-sc/${weight}.ttf`);
/** Fonts that papers are printed in. Those of Debian are used where they are installed. */
const files: readonly { readonly name: string; readonly file: string; readonly nth?: number }[] = [
  { name: 'Noto Sans SC', file: npm('400Regular/NotoSansSC_400Regular') },
  { name: 'Noto Sans SC Medium', file: npm('500Medium/NotoSansSC_500Medium') },
  { name: 'Song (fonts-arphic-gbsn00lp)', file: '/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf' },
  { name: 'Kai (fonts-arphic-gkai00mp)', file: '/usr/share/fonts/truetype/arphic-gkai00mp/gkai00mp.ttf' },
  { name: 'Zen Hei (fonts-wqy-zenhei)', file: '/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc', nth: 0 },
  {
    name: 'Noto Serif SC (fonts-noto-cjk)',
    file: '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc',
    nth: 2,
  },
];

/** The fonts of this machine, and the packages of those that are missing. */
export function loadTypefaces(): { readonly typefaces: readonly Typeface[]; readonly missing: readonly string[] } {
  const found = files.filter(({ file }) => existsSync(file));
  return {
    typefaces: found.map(({ name, file, nth }) => typefaceOf(name, openSync(file), nth)),
    missing: files.filter((one) => !found.includes(one)).map(({ name }) => name),
  };
}

function typefaceOf(name: string, opened: Font | FontCollection, nth = 0): Typeface {
  const font = 'fonts' in opened ? (opened.fonts[nth] as Font) : opened;
  const paths = new Map<number, string>();
  return {
    name,
    outline(text, size) {
      const scale = size / font.unitsPerEm;
      let x = 0;
      let all = '';
      for (const glyph of font.glyphsForString(text)) {
        let path = paths.get(glyph.id);
        if (path === undefined) {
          path = glyph.path.toSVG();
          paths.set(glyph.id, path);
        }
        all += `<path transform="translate(${x.toFixed(2)} 0) scale(${scale} ${-scale})" d="${path}"/>`;
        x += glyph.advanceWidth * scale;
      }
      return { paths: all, width: x };
    },
  };
}
