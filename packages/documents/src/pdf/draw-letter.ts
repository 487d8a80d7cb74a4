import type { Letter } from '@beian/domain/papers';
import { loadPdfFonts } from './font.ts';
import { A4, contentWidth, type PageWriter } from './page-writer.ts';
import { createPdfWriter } from './pdf-writer.ts';

const size = 12;
const markHeight = 34;
/** Room for a bureau's text that is written by hand. */
const blankLines = 12;

/**
 * Draws a letter as an A4 PDF: title, what the order says, the text, and the lines to sign. The lines stay together and below the last
 * paragraph. Every page shows order number and content stamp. `at`: creation time of the PDF; `signature`: a JPEG beside the first line to sign.
 */
export async function drawLetter(letter: Letter, at: Date, signature?: Uint8Array): Promise<Buffer> {
  const pdf = await createPdfWriter(await loadPdfFonts(), `${letter.title} ${letter.order}`, at);
  const across = { x: A4.left, width: contentWidth };
  pdf.y += 24;
  pdf.write(letter.title, { ...across, y: pdf.y, size: 17, bold: true, align: 'center' });
  pdf.y += 48;
  for (const line of letter.head) drawParagraph(pdf, line, 0);
  pdf.y += 8;
  const marks = letter.marks.length * markHeight + 30;
  if (letter.paragraphs.length === 0) drawBlank(pdf);
  letter.paragraphs.forEach((text, nth) => {
    drawParagraph(pdf, `　　${text}`, nth === letter.paragraphs.length - 1 ? marks : 0);
  });
  pdf.y += 30;
  letter.marks.forEach((mark, nth) => {
    pdf.write(mark, { ...across, y: pdf.y, size });
    if (nth === 0 && signature !== undefined) {
      const x = A4.left + pdf.widthOf(mark, size) + 8;
      pdf.picture(signature, { x, y: pdf.y - 18, width: 160, height: markHeight + 12 });
    }
    pdf.y += markHeight;
  });
  return pdf.end((number, of) => `订单 ${letter.order}　内容标识 ${letter.mark}　第 ${number} 页 共 ${of} 页`);
}

/** `below`: height of what has to stand on the same page. */
function drawParagraph(pdf: PageWriter, text: string, below: number): void {
  const height = pdf.heightOf(text, { size, width: contentWidth });
  pdf.ensureSpace(height + below);
  pdf.write(text, { x: A4.left, y: pdf.y, width: contentWidth, size });
  pdf.y += height + 8;
}

function drawBlank(pdf: PageWriter): void {
  drawParagraph(pdf, '承诺内容（请按管局的模板书写）：', 0);
  for (let line = 0; line < blankLines; line += 1) {
    pdf.y += 24;
    pdf.line([A4.left, pdf.y], [A4.left + contentWidth, pdf.y]);
  }
}
