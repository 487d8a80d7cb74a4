import type { FormBlock, FormLine, VerificationForm } from '@beian/domain/papers';
import { loadPdfFonts, MISSING_GLYPH } from './font.ts';
import {
  A4,
  contentWidth,
  createPdfWriter,
  drawDashedBox,
  drawFrame,
  drawRule,
  inkColours,
  type PdfWriter,
} from './pdf-writer.ts';

const labelWidth = 92;
const half = contentWidth / 2;
const pad = 5;

/**
 * Draws the verification form as an A4 PDF, about 100 ms and 100 KB. Content that does not fit continues on another
 * page; every page shows order number and content stamp. `at`: creation time of the PDF.
 */
export async function drawForm(form: VerificationForm, at: Date): Promise<Buffer> {
  const pdf = await createPdfWriter(await loadPdfFonts(), `${form.title} ${form.number}`, at);
  drawHeader(pdf, form);
  drawTable(pdf, form.summary);
  for (const block of form.blocks) drawBlock(pdf, block);
  if (form.copies) drawCopyLines(pdf);
  drawMissingCharacters(pdf);
  drawPledges(pdf, form);
  if (form.list.length > 0) drawDomainList(pdf, form);
  return pdf.end((number, of) => `订单 ${form.number}　内容标识 ${form.mark}　第 ${number} 页 共 ${of} 页`);
}

function drawHeader(pdf: PdfWriter, form: VerificationForm): void {
  pdf.write(form.title, { x: A4.left, y: pdf.y, width: contentWidth, size: 17, bold: true, align: 'center' });
  pdf.y += 25;
  const to = `报送 ${form.bureau}`;
  pdf.write(to, { x: A4.left, y: pdf.y, width: contentWidth, size: 9, align: 'center', colour: inkColours.quiet });
  pdf.y += 15;
  const notes = form.notes.map((note, at) => `${at + 1}. ${note}`).join('　');
  pdf.write(notes, { x: A4.left, y: pdf.y, width: contentWidth, size: 8, colour: inkColours.quiet });
  pdf.y += pdf.heightOf(notes, { size: 8, width: contentWidth }) + 4;
}

/** Puts two short lines side by side; a long line takes the whole width. */
function rowsOf(pdf: PdfWriter, lines: readonly FormLine[]): FormLine[][] {
  const short = (line: FormLine) => pdf.widthOf(line.value, 9) <= half - labelWidth - 2 * pad;
  const rows: FormLine[][] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    const [first] = last ?? [];
    if (last?.length === 1 && first !== undefined && short(first) && short(line)) last.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** Breaks a list only between its parts, so that no domain is split at its hyphen. */
function breakBetweenParts(pdf: PdfWriter, value: string, wide: number): string {
  const lines: string[] = [];
  for (const part of value.replace(/\s+/g, ' ').split(/(?<=、)/)) {
    const longer = `${lines.at(-1) ?? ''}${part}`;
    if (lines.length > 0 && pdf.widthOf(longer, 9) <= wide) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.join('\n');
}

function drawTable(pdf: PdfWriter, lines: readonly FormLine[]): void {
  for (const row of rowsOf(pdf, lines)) {
    const wide = row.length === 2 ? half : contentWidth;
    const inner = wide - labelWidth - 2 * pad;
    const values = row.map(({ value }) => breakBetweenParts(pdf, value, inner));
    const height = Math.max(...values.map((value) => pdf.heightOf(value, { size: 9, width: inner }))) + 3.5;
    const tall = Math.max(height, 16.8);
    pdf.ensureSpace(tall);
    const y = pdf.y;
    row.forEach((line, at) => {
      const x = A4.left + at * half;
      pdf.doc.rect(x, y, labelWidth, tall).fill(inkColours.band);
      drawFrame(pdf, x, y, labelWidth, tall);
      drawFrame(pdf, x + labelWidth, y, wide - labelWidth, tall);
      pdf.write(line.label, { x: x + pad, y: y + 2.8, width: labelWidth - pad, size: 7.6, colour: inkColours.quiet });
      pdf.write(values[at] ?? '', { x: x + labelWidth + pad, y: y + 1.8, width: inner, size: 9 });
    });
    pdf.y += tall;
  }
}

function drawBlock(pdf: PdfWriter, block: FormBlock): void {
  // Keeps a heading with its first lines on one page.
  pdf.ensureSpace(56);
  pdf.y += 4;
  pdf.write(block.title, { x: A4.left, y: pdf.y, width: contentWidth, size: 9.5, bold: true });
  pdf.y += 14.5;
  drawTable(pdf, block.lines);
  const checks = `核验人勾选　${block.checks.map((check) => `□ ${check}`).join('　')}`;
  const height = pdf.heightOf(checks, { size: 8.5, width: contentWidth - 2 * pad }) + 5;
  pdf.ensureSpace(height);
  drawFrame(pdf, A4.left, pdf.y, contentWidth, height);
  pdf.write(checks, { x: A4.left + pad, y: pdf.y + 2.5, width: contentWidth - 2 * pad, size: 8.5 });
  pdf.y += height;
}

/** Empty lines for copying the bureau's pledge by hand; its text is not printed, because the bureau publishes it. */
function drawCopyLines(pdf: PdfWriter): void {
  const lines = 5;
  const gap = 16.5;
  pdf.ensureSpace(16 + lines * gap);
  pdf.y += 4;
  const title = '个人手抄承诺（内容以所在省通信管理局公布的文本为准，由本人用黑色签字笔抄写）';
  pdf.write(title, { x: A4.left, y: pdf.y, width: contentWidth, size: 8.5, bold: true });
  pdf.y += 8;
  for (let at = 0; at < lines; at += 1) {
    pdf.y += gap;
    drawRule(pdf, A4.left, pdf.y, contentWidth);
  }
  pdf.y += 2;
}

const day = '＿＿＿＿年＿＿月＿＿日';

/** Side by side: the provider's part, signed by its verifier, and the organiser's part, signed and sealed. */
function drawPledges(pdf: PdfWriter, form: VerificationForm): void {
  const inner = half - 2 * pad;
  const height = (text: string) => pdf.heightOf(text, { size: 8.5, width: inner });
  const tall = Math.max(height(form.pledges.provider), height(form.pledges.organiser)) + 94;
  pdf.ensureSpace(tall + 6);
  pdf.y += 6;
  const sides = [
    { title: '接入服务单位承诺', text: form.pledges.provider, signs: '核验人签字' },
    { title: form.seal ? '主办单位承诺' : '主办者承诺', text: form.pledges.organiser, signs: '网站负责人签字' },
  ];
  const top = pdf.y;
  sides.forEach(({ title, text, signs }, at) => {
    const x = A4.left + at * half;
    drawFrame(pdf, x, top, half, tall);
    pdf.write(title, { x: x + pad, y: top + 4, width: inner, size: 9.5, bold: true });
    pdf.write(text, { x: x + pad, y: top + 20, width: inner, size: 8.5 });
    drawSignatureLine(pdf, x + pad, top + tall - 42, signs, 88);
  });
  const seal = (at: number, label: string) => drawSealBox(pdf, A4.left + (at + 1) * half - 84, top + tall - 84, label);
  seal(0, '加盖单位公章');
  if (form.seal) seal(1, '加盖单位公章');
  if (form.fingerprint) drawFingerprintBox(pdf, A4.left + contentWidth - 66, top + tall - 78);
  pdf.y = top + tall;
}

function drawSignatureLine(pdf: PdfWriter, x: number, y: number, label: string, wide: number): void {
  pdf.write(label, { x, y, width: 70, size: 8.5 });
  drawRule(pdf, x + 68, y + 13, wide);
  pdf.write(`日期　${day}`, { x, y: y + 21, width: 180, size: 8.5 });
}

function drawSealBox(pdf: PdfWriter, x: number, y: number, label: string): void {
  drawDashedBox(pdf, x, y, 80, 80, true);
  pdf.write(label, { x, y: y + 34, width: 80, size: 7.5, align: 'center', colour: inkColours.line });
}

function drawFingerprintBox(pdf: PdfWriter, x: number, y: number): void {
  drawDashedBox(pdf, x, y, 56, 66, false);
  pdf.write('按手印', { x, y: y + 27, width: 56, size: 7.5, align: 'center', colour: inkColours.line });
}

/** 域名清单 (domain list): all domains on a separate sheet that is sealed or signed. */
function drawDomainList(pdf: PdfWriter, form: VerificationForm): void {
  pdf.newPage();
  pdf.write('域名清单', { x: A4.left, y: pdf.y, width: contentWidth, size: 15, bold: true, align: 'center' });
  pdf.y += 30;
  drawTable(pdf, form.summary);
  pdf.y += 8;
  form.list.forEach((domain, at) => {
    const text = `${at + 1}. ${domain}`;
    const height = pdf.heightOf(text, { size: 9.5, width: contentWidth }) + 2;
    pdf.ensureSpace(height);
    pdf.write(text, { x: A4.left, y: pdf.y, width: contentWidth, size: 9.5 });
    pdf.y += height;
  });
  pdf.ensureSpace(110);
  const y = pdf.y + 52;
  drawSignatureLine(pdf, A4.left, y, '网站负责人签字', 130);
  if (form.seal) drawSealBox(pdf, A4.left + contentWidth - 110, y - 40, '加盖单位公章');
}

/** Lists characters without a glyph in the font, which must be written by hand. */
function drawMissingCharacters(pdf: PdfWriter): void {
  if (pdf.missing.size === 0) return;
  const named = [...pdf.missing].map(
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  const text = `字库缺字，请在“${MISSING_GLYPH}”处手写原字（依次为 ${named.join('、')}）`;
  const height = pdf.heightOf(text, { size: 8, width: contentWidth }) + 6;
  pdf.ensureSpace(height);
  pdf.write(text, { x: A4.left, y: pdf.y + 6, width: contentWidth, size: 8, bold: true });
  pdf.y += height;
}
