import { type PaperFonts, writer } from './font.ts';

/** A4, in points. */
export const page = { width: 595.28, height: 841.89, left: 42, right: 42, top: 34, bottom: 42 } as const;
export const width = page.width - page.left - page.right;
export const ink = { text: '#111111', quiet: '#555555', line: '#8a8a8a', band: '#eeeeee' } as const;

export interface Sheet {
  readonly doc: PDFKit.PDFDocument;
  /** Where the next thing stands. */
  y: number;
  /** Characters that the font lacks, so far. */
  readonly missing: ReadonlySet<string>;
  write(text: string, look: Look): void;
  heightOf(text: string, look: Pick<Look, 'size' | 'width' | 'bold'>): number;
  widthOf(text: string, size: number): number;
  /** Goes to a new page where so much does not fit on this one. */
  room(height: number): void;
  newPage(): void;
  end(foot: (page: number, of: number) => string): Promise<Buffer>;
}

interface Look {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly align?: 'left' | 'center' | 'right';
}

/** An empty A4 sheet that embeds a subset of the fonts. `at` is the instant that the file bears. */
export async function openSheet(fonts: PaperFonts, title: string, at: Date): Promise<Sheet> {
  // Only who draws needs it (font.ts).
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    bufferPages: true,
    lang: 'zh-CN',
    info: { Title: title, CreationDate: at, Producer: 'Beian Desk', Creator: 'Beian Desk' },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  doc.registerFont('regular', fonts.regular);
  doc.registerFont('bold', fonts.bold);
  const { write, missing } = writer(fonts);
  const font = (bold: boolean | undefined, size: number) => doc.font(bold ? 'bold' : 'regular').fontSize(size);
  // Ligatures and other features of the font change nothing in these letters, and take most of the time.
  const plain = { features: [], lineGap: 1.5 };
  const sheet: Sheet = {
    doc,
    y: page.top,
    missing,
    write: (text, { x, y, width: wide, size, bold, colour = ink.text, align = 'left' }) => {
      font(bold, size)
        .fillColor(colour)
        .text(write(text), x, y, { ...plain, width: wide, align });
    },
    heightOf: (text, { size, width: wide, bold }) =>
      font(bold, size).heightOfString(write(text), { ...plain, width: wide }),
    widthOf: (text, size) => font(false, size).widthOfString(write(text), plain),
    room: (height) => {
      if (sheet.y + height > page.height - page.bottom) sheet.newPage();
    },
    newPage: () => {
      doc.addPage();
      sheet.y = page.top;
      sheet.write(`${title}（续）`, { x: page.left, y: sheet.y, width, size: 8, colour: ink.quiet });
      sheet.y += 16;
    },
    end: (foot) => {
      const { count } = doc.bufferedPageRange();
      for (let at = 0; at < count; at += 1) {
        doc.switchToPage(at);
        const y = page.height - page.bottom + 14;
        sheet.write(foot(at + 1, count), { x: page.left, y, width, size: 7.5, colour: ink.quiet });
      }
      doc.end();
      return done;
    },
  };
  return sheet;
}

/** A frame around what stands between two heights of one page. */
export function frame({ doc }: Sheet, x: number, y: number, wide: number, height: number): void {
  doc.lineWidth(0.6).strokeColor(ink.line).rect(x, y, wide, height).stroke();
}

/** A place that is left for a seal or a fingerprint. */
export function place({ doc }: Sheet, x: number, y: number, wide: number, height: number, round: boolean): void {
  doc.save().lineWidth(0.7).dash(3, { space: 2.5 }).strokeColor(ink.line);
  if (round) doc.circle(x + wide / 2, y + height / 2, Math.min(wide, height) / 2).stroke();
  else doc.rect(x, y, wide, height).stroke();
  doc.undash().restore();
}

/** A line to write on. */
export function rule({ doc }: Sheet, x: number, y: number, wide: number): void {
  doc
    .lineWidth(0.6)
    .strokeColor(ink.text)
    .moveTo(x, y)
    .lineTo(x + wide, y)
    .stroke();
}
