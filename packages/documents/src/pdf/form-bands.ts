import type { DrawnQuestion, DrawnRow, VerificationForm } from '@beian/domain/papers';
import { type Band, type Box, drawBoxes, drawCells, fitText, pad, textBand, textSize, widthOfBoxes } from './bands.ts';
import { A4, contentWidth, type PageWriter } from './page-writer.ts';

export const labelWidth = 108;
const innerWidth = contentWidth - 2 * pad;
const half = contentWidth / 2;

/** Name and type of the organiser. */
export function nameBand(pdf: PageWriter, { words: { basics }, name, person }: VerificationForm): Band {
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
export const rowBand = (pdf: PageWriter, { yes, no }: VerificationForm['words'], row: DrawnRow): Band => {
  switch (row.is) {
    case 'heading':
      return textBand(pdf, row.text, { bold: true });
    case 'remark':
      return textBand(pdf, row.text, { size: 8 });
    case 'boxes':
      return boxesBand(pdf, row.label, row.boxes);
    case 'questions':
      return questionsBand(pdf, row.questions, (answer) => [
        { label: yes, ticked: answer === 'yes' },
        { label: no, ticked: answer === 'no' },
      ]);
  }
};

function boxesBand(pdf: PageWriter, label: string, boxes: readonly Box[]): Band {
  return {
    height: 14,
    draw: (y) => {
      pdf.write(label, { x: A4.left + pad, y: y + 0.5, width: innerWidth, size: textSize });
      drawBoxes(pdf, A4.left + pad + pdf.widthOf(label, textSize), y + 0.5, boxes);
    },
  };
}

function questionsBand(
  pdf: PageWriter,
  questions: readonly DrawnQuestion[],
  answersOf: (answer: DrawnQuestion['answer']) => readonly Box[],
): Band {
  const answerWidth = widthOfBoxes(pdf, answersOf(null));
  const cell = contentWidth / questions.length;
  const look = { width: cell - answerWidth - 2 * pad, size: textSize };
  return {
    height: Math.max(...questions.map(({ text }) => pdf.heightOf(text, look))) + 1.5,
    draw: (y, height) => {
      questions.forEach(({ text, answer }, at) => {
        const x = A4.left + at * cell;
        pdf.write(text, { ...look, x: x + pad, y: y + 0.5 });
        drawBoxes(pdf, x + cell - answerWidth, y + height / 2 - 6.8, answersOf(answer));
      });
      if (questions.length > 1) pdf.line([A4.left + cell, y], [A4.left + cell, y + height]);
    },
  };
}

/** Both pledges with signatures, seals and days. */
export function pledgeBands(pdf: PageWriter, form: VerificationForm, signature?: Uint8Array): Band[] {
  const { words, pledges, seal, fingerprint, providerName, verified } = form;
  const signedOn = form.record?.signedOn ?? null;
  const right = seal ? words.seal : fingerprint ? words.fingerprint : '';
  return [
    textBand(pdf, pledges.provider, { open: true }),
    signatureBand(pdf, words, {
      signature: `${words.verifier}${verified?.verifierName ?? ''}`,
      day: verified === null ? words.day : dayInWords(verified.day),
      seal: words.providerSeal,
      sealed: providerName,
    }),
    dashedBand(pdf),
    ...(pledges.copied ? copiedBands(pdf, form) : [textBand(pdf, pledges.organiser, { open: true })]),
    signatureBand(pdf, words, {
      signature: words.principal,
      day: signedOn === null ? words.day : dayInWords(signedOn),
      seal: right,
      sealed: '',
      drawn: signature,
    }),
    ...(form.record === null
      ? []
      : [dashedBand(pdf), ...form.record.lines.map((line) => textBand(pdf, line, { size: 7, open: true }))]),
  ];
}

/** Space to write the pledge by hand, with its text below. */
const copiedBands = (pdf: PageWriter, { words, pledges }: VerificationForm): Band[] => [
  { ...textBand(pdf, words.pledges.copiedTitle, { open: true }), grow: 60, height: 66 },
  textBand(pdf, words.pledges.copyThis.replace('{text}', pledges.organiser), { size: 7, open: true }),
];

/** `2018-06-16` as the form writes it. */
const dayInWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year} 年 ${month} 月 ${date} 日`;
};

/** Signature and day on the left, the seal on the right. */
function signatureBand(
  pdf: PageWriter,
  words: VerificationForm['words'],
  {
    signature,
    day,
    seal,
    sealed,
    drawn,
  }: Record<'signature' | 'day' | 'seal' | 'sealed', string> & { readonly drawn?: Uint8Array | undefined },
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
      if (drawn !== undefined) {
        const left = x + pdf.widthOf(signature, 9) + pad;
        pdf.picture(drawn, { x: left, y: y + 2, width: A4.left + half - left - pad, height: height - 21 });
      }
      write(`${words.date}${day}`, y + height - 18);
      pdf.write(seal, { x: A4.left + half, y: y + height - 38, width: sealWidth, size: 9 });
      pdf.write(name.text, { x: A4.left + half, y: y + height - 24, width: sealWidth - pad, size: name.size });
    },
  };
}

const dashedBand = (pdf: PageWriter): Band => ({
  height: 4,
  open: true,
  draw: (y) => pdf.line([A4.left, y + 2], [A4.left + contentWidth, y + 2], true),
});
