import type { VerificationForm } from '@beian/domain/papers';
import { type Band, barBand, drawCells, drawTable, heightOfBands, textBand } from './bands.ts';
import { drawDomainList } from './draw-domain-list.ts';
import { loadPdfFonts, MISSING_GLYPH } from './font.ts';
import { labelWidth, nameBand, pledgeBands, rowBand } from './form-bands.ts';
import { fitDomains } from './form-domains.ts';
import { A4, contentWidth, type PageWriter } from './page-writer.ts';
import { createPdfWriter } from './pdf-writer.ts';

/**
 * Draws the verification form as an A4 PDF, about 60 KB: the form on page 1 whatever the lengths of its values, then the
 * list of domains where there is one. Every page shows order number and content stamp. `at`: creation time of the PDF; `signature`: the
 * website principal's, a JPEG.
 */
export async function drawForm(form: VerificationForm, at: Date, signature?: Uint8Array): Promise<Buffer> {
  return drawOn(await createPdfWriter(await loadPdfFonts(), titleOf(form), at), form, signature);
}

export const titleOf = (form: VerificationForm): string => `${form.words.title} ${form.order}`;

/** Draws the form on the pages of a writer; the caller gets what the writer makes of them. */
export function drawOn(pdf: PageWriter, form: VerificationForm, signature?: Uint8Array): Promise<Buffer> {
  drawTitle(pdf, form);
  drawPageOne(pdf, form, signature);
  return pdf.end((number, of) => `订单 ${form.order}　内容标识 ${form.mark}　第 ${number} 页 共 ${of} 页`);
}

function drawTitle(pdf: PageWriter, { words, number }: VerificationForm): void {
  const across = { x: A4.left, width: contentWidth };
  pdf.write([...words.title].join(' '), { ...across, y: pdf.y, size: 17, bold: true, align: 'center' });
  pdf.y += 26;
  pdf.write(`${words.number}：${number}`, { ...across, y: pdf.y, size: 8.5, align: 'right' });
  pdf.y += 14;
}

function drawPageOne(pdf: PageWriter, form: VerificationForm, signature?: Uint8Array): void {
  const { words, domains } = form;
  const above = [barBand(pdf, words.basics.title), nameBand(pdf, form)];
  const below = [
    barBand(pdf, words.checks),
    ...form.rows.map((row) => rowBand(pdf, words, row)),
    barBand(pdf, words.promises),
    ...pledgeBands(pdf, form, signature),
  ];
  // Measured first, because measuring finds the characters that the font lacks.
  pdf.heightOf(domains.box.join(''), { size: 9, width: contentWidth });
  const missing = missingBand(pdf);
  const fixed = heightOfBands([...above, ...below, missing]);
  const room = A4.height - A4.bottom - pdf.y - fixed;
  const { text, complete } = fitDomains(pdf, domains, contentWidth - labelWidth, room);
  const height = Math.max(text.height, 20);
  const box: Band = {
    height,
    draw: (y) => drawCells(pdf, { x: A4.left, y, height, label: domains.label, labelWidth, width: contentWidth }, text),
  };
  drawTable(pdf, [...above, box, ...below], room - height);
  missing.draw(pdf.y, missing.height);
  if (domains.list || !complete) drawDomainList(pdf, form);
}

/** Names characters without a glyph in the font, which must be written by hand. */
function missingBand(pdf: PageWriter): Band {
  if (pdf.missing.size === 0) return { height: 0, draw: () => undefined };
  const named = [...pdf.missing].map(
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  const text = `字库缺字，请在“${MISSING_GLYPH}”处手写原字（依次为 ${named.join('、')}）`;
  return textBand(pdf, text, { size: 8, bold: true });
}
