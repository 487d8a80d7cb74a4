import sharp from 'sharp';
import { createGlyphReplacer, type PdfFonts } from '../pdf/font.ts';
import { A4, contentWidth, inkColours, LINE_GAP, lineWidth, type PageWriter } from '../pdf/page-writer.ts';
import { runDecoding } from './decoding.ts';

/** 150 dots per inch: the letters of the form stay readable in the copy for the bureau. */
const SCALE = 150 / 72;
const QUALITY = 80;

/** A text breaks between Chinese characters and between words of Latin letters, not before a mark that closes. */
const parts = (text: string): string[] => text.match(/(?:[\w.@:/+-]+|[^\w.@:/+-])[）。，、；：”》]*/gu) ?? [];

/** Pages as one grey JPEG, one below the other. The same drawing always gives the same bytes. */
export function createPictureWriter(fonts: PdfFonts, title: string): PageWriter {
  const pages: string[][] = [[]];
  const { write: replaced, missing } = createGlyphReplacer(fonts);
  const draw = (svg: string) => pages.at(-1)?.push(svg);
  const lineHeight = (size: number) => fonts.lineHeight * size + LINE_GAP;
  const widthOf = (text: string, size: number, bold?: boolean) => fonts.widthOf(text, bold) * size;

  const linesOf = (text: string, { size, width, bold }: { size: number; width: number; bold?: boolean }): string[] =>
    replaced(text)
      .split('\n')
      .flatMap((paragraph) => {
        const lines = [''];
        let wide = 0;
        const add = (part: string) => {
          const more = widthOf(part, size, bold);
          if (wide > 0 && wide + more > width) {
            lines.push('');
            wide = 0;
          }
          lines[lines.length - 1] += part;
          wide += more;
        };
        for (const part of parts(paragraph)) {
          if (widthOf(part, size, bold) <= width) add(part);
          else for (const letter of part) add(letter);
        }
        return lines;
      });

  const writer: PageWriter = {
    y: A4.top,
    missing,
    write: (text, { x, y, width, size, bold, colour = inkColours.text, align = 'left' }) => {
      linesOf(text, { size, width, bold }).forEach((line, nth) => {
        const { paths, width: wide } = fonts.outline(line, size, bold);
        const left = align === 'left' ? x : align === 'right' ? x + width - wide : x + (width - wide) / 2;
        const baseline = y + nth * lineHeight(size) + fonts.ascent * size;
        draw(`<g fill="${colour}" transform="translate(${left.toFixed(2)} ${baseline.toFixed(2)})">${paths}</g>`);
      });
    },
    heightOf: (text, look) => linesOf(text, look).length * lineHeight(look.size),
    widthOf: (text, size) => widthOf(replaced(text), size),
    frame: (x, y, width, height) =>
      draw(
        `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="${inkColours.line}" stroke-width="${lineWidth}"/>`,
      ),
    fill: (x, y, width, height) =>
      draw(`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${inkColours.text}"/>`),
    line: ([x1, y1], [x2, y2], dashed) =>
      draw(
        `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${inkColours.line}" stroke-width="${lineWidth}"${dashed ? ' stroke-dasharray="3 2.5"' : ''}/>`,
      ),
    picture: (jpeg, { x, y, width, height }) =>
      draw(
        `<image x="${x}" y="${y}" width="${width}" height="${height}" preserveAspectRatio="xMinYMin meet" href="data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}"/>`,
      ),
    ensureSpace: (height) => {
      if (writer.y + height > A4.height - A4.bottom) writer.newPage();
    },
    newPage: () => {
      pages.push([]);
      writer.y = A4.top;
      writer.write(`${title}（续）`, {
        x: A4.left,
        y: writer.y,
        width: contentWidth,
        size: 8,
        colour: inkColours.quiet,
      });
      writer.y += 16;
    },
    end: (foot) => {
      const count = pages.length;
      const whole = pages.slice().map((drawn, at) => {
        pages.push(drawn);
        writer.write(foot(at + 1, count), { ...footStyle, y: A4.height - A4.bottom + 14 });
        return `<g transform="translate(0 ${at * A4.height})">${drawn.join('')}</g>`;
      });
      const [width, height] = [A4.width, A4.height * count];
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(width * SCALE)}" height="${Math.round(height * SCALE)}" viewBox="0 0 ${width} ${height}">${whole.join('')}</svg>`;
      return runDecoding(() =>
        sharp(Buffer.from(svg), { unlimited: true })
          .flatten({ background: inkColours.paper })
          .greyscale()
          .jpeg({ quality: QUALITY, optimiseCoding: true })
          .toBuffer(),
      );
    },
  };
  return writer;
}

const footStyle = { x: A4.left, width: contentWidth, size: 7.5, colour: inkColours.quiet } as const;
