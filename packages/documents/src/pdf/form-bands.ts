import type { FormRow, VerificationForm } from '@beian/domain/papers';
import { type Band, type Box, drawBoxes, drawCells, fitText, pad, textBand, textSize, widthOfBoxes } from './bands.ts';
import { A4, contentWidth, inkColours, type PdfWriter } from './pdf-writer.ts';

export const labelWidth = 108;
const innerWidth = contentWidth - 2 * pad;
const half = contentWidth / 2;

/** Name and type of the organiser. */
export function nameBand(pdf: PdfWriter, { words: { basics }, name, person }: VerificationForm): Band {
  const typeWidth = 160;
  const typeLabel = 54;
  const nameWidth = contentWidth - typeWidth;
  const fitted = fitText(pdf, nameWidth - labelWidth, 48, () => name);
  const none = { text: '', size: textSize, height: 0, fits: true };
  const types = [
    { label: basics.types.unit, ticked: !person },
    { label: basics.types.person, ticked: person },
  ];
  return {
    height: Math.max(fitted.height, 20),
    draw: (y, height) => {
      drawCells(pdf, { x: A4.left, y, height, label: basics.name, labelWidth, width: nameWidth }, fitted);
      const x = A4.left + nameWidth;
      drawCells(pdf, { x, y, height, label: basics.type, labelWidth: typeLabel, width: typeWidth }, none);
      drawBoxes(pdf, x + typeLabel + pad, y + height / 2 - 6.5, types);
    },
  };
}

/** The part that the verifier fills in. */
export const rowBand = (pdf: PdfWriter, { yes, no }: VerificationForm['words'], row: FormRow): Band => {
  switch (row.is) {
    case 'heading':
      return textBand(pdf, row.text, { bold: true });
    case 'remark':
      return textBand(pdf, row.text, { size: 8 });
    case 'boxes':
      return boxesBand(pdf, row.label, row.boxes.map(unticked));
    case 'questions':
      return questionsBand(pdf, row.questions, [yes, no].map(unticked));
  }
};
const unticked = (label: string): Box => ({ label, ticked: false });

function boxesBand(pdf: PdfWriter, label: string, boxes: readonly Box[]): Band {
  return {
    height: 14,
    draw: (y) => {
      pdf.write(label, { x: A4.left + pad, y: y + 0.5, width: innerWidth, size: textSize });
      drawBoxes(pdf, A4.left + pad + pdf.widthOf(label, textSize), y + 0.5, boxes);
    },
  };
}

function questionsBand(pdf: PdfWriter, questions: readonly string[], answers: readonly Box[]): Band {
  const answerWidth = widthOfBoxes(pdf, answers);
  const cell = contentWidth / questions.length;
  const look = { width: cell - answerWidth - 2 * pad, size: textSize };
  return {
    height: Math.max(...questions.map((text) => pdf.heightOf(text, look))) + 1.5,
    draw: (y, height) => {
      questions.forEach((text, at) => {
        const x = A4.left + at * cell;
        pdf.write(text, { ...look, x: x + pad, y: y + 0.5 });
        drawBoxes(pdf, x + cell - answerWidth, y + height / 2 - 6.8, answers);
      });
      if (questions.length > 1)
        pdf.doc
          .moveTo(A4.left + cell, y)
          .lineTo(A4.left + cell, y + height)
          .stroke();
    },
  };
}

/** Both pledges with signatures, seals and days. */
export function pledgeBands(pdf: PdfWriter, form: VerificationForm): Band[] {
  const { words, pledges, seal, fingerprint, providerName } = form;
  const right = seal ? words.seal : fingerprint ? words.fingerprint : '';
  return [
    textBand(pdf, pledges.provider, { open: true }),
    signatureBand(pdf, words, words.verifier, words.providerSeal, providerName),
    dashedBand(pdf),
    ...(pledges.copied ? copiedBands(pdf, form) : [textBand(pdf, pledges.organiser, { open: true })]),
    signatureBand(pdf, words, words.principal, right, ''),
  ];
}

/** Space to write the pledge by hand, with its text below. */
const copiedBands = (pdf: PdfWriter, { words, pledges }: VerificationForm): Band[] => [
  { ...textBand(pdf, words.pledges.copiedTitle, { open: true }), grow: 60, height: 66 },
  textBand(pdf, words.pledges.copyThis.replace('{text}', pledges.organiser), { size: 7, open: true }),
];

/** Signature and day on the left, the seal on the right. */
function signatureBand(
  pdf: PdfWriter,
  words: VerificationForm['words'],
  signature: string,
  seal: string,
  sealed: string,
): Band {
  const sealWidth = half - pad;
  const name = fitText(pdf, sealWidth, 24, () => sealed);
  return {
    height: 44,
    grow: 62,
    open: true,
    draw: (y, height) => {
      const x = A4.left + pad;
      const write = (text: string, top: number) => pdf.write(text, { x, y: top, width: half - pad, size: 9 });
      write(signature, y + height - 38);
      write(`${words.date}${words.day}`, y + height - 18);
      pdf.write(seal, { x: A4.left + half, y: y + height - 38, width: sealWidth, size: 9 });
      pdf.write(name.text, { x: A4.left + half, y: y + height - 24, width: sealWidth - pad, size: name.size });
    },
  };
}

const dashedBand = ({ doc }: PdfWriter): Band => ({
  height: 4,
  open: true,
  draw: (y) => {
    doc.save().lineWidth(0.7).dash(3, { space: 2.5 }).strokeColor(inkColours.line);
    doc
      .moveTo(A4.left, y + 2)
      .lineTo(A4.left + contentWidth, y + 2)
      .stroke();
    doc.undash().restore();
  },
});
