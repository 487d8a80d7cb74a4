import { createGlyphReplacer, type PdfFonts } from './font.ts';
import { A4, contentWidth, inkColours, LINE_GAP, lineWidth, type PageWriter } from './page-writer.ts';

/** An empty A4 document that embeds subsets of the fonts. `at`: creation time of the PDF. */
export async function createPdfWriter(fonts: PdfFonts, title: string, at: Date): Promise<PageWriter> {
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
  const plain = { features: [], lineGap: LINE_GAP };
  const pdf: PageWriter = {
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
    frame: (x, y, wide, height) => {
      doc.lineWidth(lineWidth).strokeColor(inkColours.line).rect(x, y, wide, height).stroke();
    },
    fill: (x, y, wide, height) => {
      doc.rect(x, y, wide, height).fill(inkColours.text);
    },
    line: ([fromX, fromY], [toX, toY], dashed) => {
      doc.save().lineWidth(lineWidth).strokeColor(inkColours.line);
      if (dashed) doc.dash(3, { space: 2.5 });
      doc.moveTo(fromX, fromY).lineTo(toX, toY).stroke().restore();
    },
    picture: (jpeg, { x, y, width, height }) => {
      doc.image(Buffer.from(jpeg), x, y, { fit: [width, height] });
    },
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
