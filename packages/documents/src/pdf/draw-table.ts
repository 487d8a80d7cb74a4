import { loadPdfFonts } from './font.ts';
import { A4, contentWidth } from './page-writer.ts';
import { createPdfWriter } from './pdf-writer.ts';

const size = 9;
const padding = 4;
/** Shares of the width that the columns take. */
const shares = [0.24, 0.38, 0.2, 0.18] as const;

export interface TableToPrint {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Draws a table of four columns as an A4 PDF; a row stays on one page. `at`: creation time of the PDF. */
export async function drawTable({ title, heads, rows }: TableToPrint, at: Date): Promise<Buffer> {
  const pdf = await createPdfWriter(await loadPdfFonts(), title, at);
  pdf.write(title, { x: A4.left, y: pdf.y, width: contentWidth, size: 14, bold: true });
  pdf.y += 28;
  [heads, ...rows].forEach((row, nth) => {
    const bold = nth === 0;
    const cells = shares.map((share, at) => ({ text: row[at] ?? '', width: share * contentWidth - 2 * padding }));
    const height = Math.max(...cells.map(({ text, width }) => pdf.heightOf(text, { size, width, bold }))) + 2 * padding;
    pdf.ensureSpace(height);
    let x: number = A4.left;
    for (const { text, width } of cells) {
      pdf.frame(x, pdf.y, width + 2 * padding, height);
      pdf.write(text, { x: x + padding, y: pdf.y + padding, width, size, bold });
      x += width + 2 * padding;
    }
    pdf.y += height;
  });
  return pdf.end((number, of) => `${title}　${number} / ${of}`);
}
