import { createGlyphReplacer, type PdfFonts } from './font.ts';

/** A4, in points. */
export const A4 = { width: 595.28, height: 841.89, left: 42, right: 42, top: 34, bottom: 42 } as const;
export const contentWidth = A4.width - A4.left - A4.right;
export const inkColours = { text: '#111111', quiet: '#555555', line: '#8a8a8a', paper: '#ffffff' } as const;

export interface PdfWriter {
  readonly doc: PDFKit.PDFDocument;
  /** Vertical position of the next element, points. */
  y: number;
  /** Characters without a glyph found so far. */
  readonly missing: ReadonlySet<string>;
  write(text: string, look: TextStyle): void;
  heightOf(text: string, look: Pick<TextStyle, 'size' | 'width' | 'bold'>): number;
  widthOf(text: string, size: number): number;
  /** Starts a new page when less than `height` points are left. */
  ensureSpace(height: number): void;
  newPage(): void;
  end(foot: (page: number, of: number) => string): Promise<Buffer>;
}

interface TextStyle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly align?: 'left' | 'center' | 'right';
}

/** An empty A4 document that embeds subsets of the fonts. `at`: creation time of the PDF. */
export async function createPdfWriter(fonts: PdfFonts, title: string, at: Date): Promise<PdfWriter> {
  // Imported only when needed (font.ts).
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    size: [A4.width, A4.height],
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
  const { write, missing } = createGlyphReplacer(fonts);
  const font = (bold: boolean | undefined, size: number) => doc.font(bold ? 'bold' : 'regular').fontSize(size);
  // Font features such as ligatures do not affect these characters, and take most of the time.
  const plain = { features: [], lineGap: 1.5 };
  const pdf: PdfWriter = {
    doc,
    y: A4.top,
    missing,
    write: (text, { x, y, width: wide, size, bold, colour = inkColours.text, align = 'left' }) => {
      font(bold, size)
        .fillColor(colour)
        .text(write(text), x, y, { ...plain, width: wide, align });
    },
    heightOf: (text, { size, width: wide, bold }) =>
      font(bold, size).heightOfString(write(text), { ...plain, width: wide }),
    widthOf: (text, size) => font(false, size).widthOfString(write(text), plain),
    ensureSpace: (height) => {
      if (pdf.y + height > A4.height - A4.bottom) pdf.newPage();
    },
    newPage: () => {
      doc.addPage();
      pdf.y = A4.top;
      pdf.write(`${title}（续）`, { x: A4.left, y: pdf.y, width: contentWidth, size: 8, colour: inkColours.quiet });
      pdf.y += 16;
    },
    end: (foot) => {
      const { count } = doc.bufferedPageRange();
      for (let at = 0; at < count; at += 1) {
        doc.switchToPage(at);
        const y = A4.height - A4.bottom + 14;
        pdf.write(foot(at + 1, count), { x: A4.left, y, width: contentWidth, size: 7.5, colour: inkColours.quiet });
      }
      doc.end();
      return done;
    },
  };
  return pdf;
}

export function drawFrame({ doc }: PdfWriter, x: number, y: number, wide: number, height: number): void {
  doc.lineWidth(0.6).strokeColor(inkColours.line).rect(x, y, wide, height).stroke();
}

type Point = readonly [x: number, y: number];
/** A thin line between two parts. */
export function drawLine({ doc }: PdfWriter, from: Point, to: Point): void {
  doc
    .lineWidth(0.6)
    .strokeColor(inkColours.line)
    .moveTo(...from)
    .lineTo(...to)
    .stroke();
}
