import type { VerificationForm } from '@beian/domain/papers';
import { A4, contentWidth, type PageWriter } from './page-writer.ts';

const size = 9.5;
const signatureHeight = 110;

/** 域名列表: all domains on sheets of their own, signed and sealed. The signatures stand below a domain, never alone on a page. */
export function drawDomainList(
  pdf: PageWriter,
  { words: { list }, name, person, domains, seal }: VerificationForm,
): void {
  const line = (text: string, gap: number) => {
    pdf.write(text, { x: A4.left, y: pdf.y, width: contentWidth, size });
    pdf.y += pdf.heightOf(text, { size, width: contentWidth }) + gap;
  };
  pdf.newPage();
  pdf.write(list.title, { x: A4.left, y: pdf.y, width: contentWidth, size: 15, bold: true, align: 'center' });
  pdf.y += 32;
  line(`${person ? list.person : list.organiser}${name}`, 4);
  line(list.domains, 2);
  domains.all.forEach((domain, at) => {
    const text = `${at + 1}、${domain}`;
    const last = at === domains.all.length - 1;
    pdf.ensureSpace(pdf.heightOf(text, { size, width: contentWidth }) + 2 + (last ? signatureHeight : 0));
    line(text, 2);
  });
  pdf.y += 44;
  const marks = [
    ...(seal ? [list.seal] : []),
    list.provider,
    person ? list.personSignature : list.signature,
    list.date,
  ];
  const width = contentWidth / marks.length;
  marks.forEach((text, at) => {
    pdf.write(text, { x: A4.left + at * width, y: pdf.y, width, size });
  });
}
