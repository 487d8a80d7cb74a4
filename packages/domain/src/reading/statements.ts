import { type MaterialKind, materialRow } from '../filing/materials.ts';
import { type BilingualText, bilingual, fillBilingual, fillTemplate } from '../text/bilingual-text.ts';
import { compareReading, DIFFERS_FROM } from './compare.ts';
import { mayLack, outcomeLabelOf, type PaperComparison, type PaperResult } from './comparisons.ts';
import { type PaperKind, paperKinds, type ReadingField, readingFields, type SeenPaper } from './fields.ts';

/** What a paper as a whole says, beside the values of its order. */
export const paperVerdicts = {
  COMPLETE: bilingual('齐全', 'Complete'),
  INCOMPLETE: bilingual('不齐全', 'Incomplete'),
  DOUBTFUL: bilingual('存疑', 'Doubtful'),
  WRONG: bilingual('证件不符', 'Another paper'),
} as const satisfies Record<string, BilingualText>;
export type PaperVerdict = keyof typeof paperVerdicts;

/** Why a value of a paper is doubtful. */
export const doubtReasons = {
  DIFFERS: bilingual('与填报不一致', 'differs from what was typed'),
  ENDS_TOO_SOON: bilingual('{day}，早于最迟办结日', '{day} is before the last day for the decision'),
  LOOK: bilingual('须看字', 'a character has to be looked at'),
  UNSURE: bilingual('识别不确定', 'was read with doubt'),
  CONTRADICTS: bilingual('与{material}不一致', 'differs from the scan “{material}”'),
} as const satisfies Record<string, BilingualText>;
export type DoubtReason = keyof typeof doubtReasons;

interface PaperSide {
  /** Said to be missing where nothing of the side is found. */
  readonly label: BilingualText;
  readonly fields: readonly ReadingField[];
}

const certificateSide = bilingual('证书内容', 'What stands on a certificate');

const front = bilingual('人像面', 'Side with the portrait');
const sidesOfCard = (of: 'idCard' | 'hkMacaoResidence' | 'taiwanResidence'): readonly PaperSide[] => [
  { label: front, fields: [`${of}.name`, `${of}.number`] },
  { label: bilingual('国徽面', 'Side with the emblem'), fields: [`${of}.validUntil`] },
];
const sideOfPermit = (of: 'hkMacaoPermit' | 'taiwanPermit'): readonly PaperSide[] => [
  { label: front, fields: [`${of}.name`, `${of}.number`, `${of}.validUntil`] },
];

/** What must be found on each paper, whatever the order asks for, by the sides that it has. */
const paperSides: Readonly<Record<PaperKind, readonly PaperSide[]>> = {
  LICENCE: [
    {
      label: bilingual('执照内容', 'What stands on a licence'),
      fields: ['licence.creditCode', 'licence.name'],
    },
  ],
  INSTITUTION_CERTIFICATE: [
    {
      label: certificateSide,
      fields: ['institution.creditCode', 'institution.name', 'institution.validUntil'],
    },
  ],
  ASSOCIATION_CERTIFICATE: [
    {
      label: certificateSide,
      fields: ['association.creditCode', 'association.name', 'association.validUntil'],
    },
  ],
  ID_CARD: sidesOfCard('idCard'),
  PASSPORT: [
    {
      label: bilingual('资料页', 'Page with the personal data'),
      fields: ['passport.name', 'passport.number', 'passport.validUntil'],
    },
  ],
  HK_MACAO_PERMIT: sideOfPermit('hkMacaoPermit'),
  TAIWAN_PERMIT: sideOfPermit('taiwanPermit'),
  HK_MACAO_RESIDENCE: sidesOfCard('hkMacaoResidence'),
  TAIWAN_RESIDENCE: sidesOfCard('taiwanResidence'),
  DOMAIN_CERTIFICATE: [
    {
      label: certificateSide,
      fields: ['domainCertificate.domain', 'domainCertificate.holder', 'domainCertificate.expiresOn'],
    },
  ],
  VERIFICATION_FORM: [
    {
      label: bilingual('核验单内容', 'What stands on a form'),
      fields: ['form.mark', 'form.name', 'form.domains'],
    },
  ],
  LETTER: [{ label: bilingual('正文', 'Text of the letter'), fields: ['letter.title', 'letter.name'] }],
};

const paperTitle = bilingual('证件名称', 'Name of the paper');

/** A material that was read as the paper that it has to be. */
export interface ReadPaper {
  readonly material: MaterialKind;
  readonly paper: PaperKind;
  readonly result: PaperResult;
  readonly compared: readonly PaperComparison[];
}

export interface PaperDoubt {
  readonly read: ReadingField;
  readonly reason: DoubtReason;
  /** The scan that says something else; null: no scan does. */
  readonly material: MaterialKind | null;
  readonly label: BilingualText;
}

export interface PaperStatement {
  readonly material: MaterialKind;
  readonly paper: PaperKind;
  readonly verdict: PaperVerdict;
  /** What the page seems to be; null: it does not say. */
  readonly seen: SeenPaper | null;
  readonly missing: readonly BilingualText[];
  readonly doubts: readonly PaperDoubt[];
}

/** What each paper of an order as a whole says: two that contradict each other are both doubtful. Pure. */
export const paperStatements = (papers: readonly ReadPaper[]): PaperStatement[] =>
  papers.map((one) => {
    const { material, paper, result } = one;
    const seen = result.paper;
    if (seen !== null && seen !== paper) return { material, paper, verdict: 'WRONG', seen, missing: [], doubts: [] };
    const missing = missingOn(one);
    const doubts = [
      ...one.compared.flatMap(doubtOf),
      ...papers.flatMap((other) => (other === one ? [] : contradictions(one, other))),
    ];
    const verdict = doubts.length > 0 ? 'DOUBTFUL' : missing.length > 0 ? 'INCOMPLETE' : 'COMPLETE';
    return { material, paper, verdict, seen, missing, doubts };
  });

function missingOn({ paper, result, compared }: ReadPaper): BilingualText[] {
  const isFound = (field: ReadingField) => result.values.some((value) => value.field === field);
  const sides = paperSides[paper];
  const named = new Set(sides.flatMap(({ fields }) => fields));
  const ofSides = sides.flatMap(({ label, fields }) => {
    const missing = fields.filter((field) => !isFound(field));
    return missing.length === fields.length ? [label] : missing.map((field) => readingFields[field].label);
  });
  const more = compared.filter(
    ({ read, outcome }) =>
      !(named.has(read) || mayLack.has(read)) &&
      (!isFound(read) || (outcome === 'NOT_FOUND' && readingFields[read].comparison === 'flag')),
  );
  // Without a title any page with these values would do.
  const title = result.paper === null ? [paperTitle] : [];
  return [...title, ...ofSides, ...more.map(({ read }) => readingFields[read].label)];
}

function doubtOf({ read, says, outcome, values }: PaperComparison): PaperDoubt[] {
  const doubt = (reason: DoubtReason, label: BilingualText) => [{ read, reason, material: null, label }];
  // A day that no field of the order says is compared with the day of the decision.
  if (outcome === 'DIFFERS' && says === undefined && readingFields[read].comparison === 'day')
    return doubt('ENDS_TOO_SOON', fillTemplate(doubtReasons.ENDS_TOO_SOON, { day: values[0]?.value ?? '' }));
  if (outcome === 'DIFFERS') return doubt('DIFFERS', doubtReasons.DIFFERS);
  if (outcome === 'LOOK') return doubt('LOOK', outcomeLabelOf(read, outcome));
  return outcome === 'UNREADABLE' && values.length > 0 ? doubt('UNSURE', doubtReasons.UNSURE) : [];
}

/** What one paper surely says otherwise than another that says the same field of the order. */
function contradictions(one: ReadPaper, { material, compared }: ReadPaper): PaperDoubt[] {
  return one.compared.flatMap((mine) => {
    const theirs = mine.says === undefined ? undefined : compared.find(({ says }) => says === mine.says);
    if (theirs === undefined || !differs(mine, theirs) || !differs(theirs, mine)) return [];
    const label = fillBilingual(doubtReasons.CONTRADICTS, { material: materialRow(material).label });
    return [{ read: mine.read, reason: 'CONTRADICTS', material, label }];
  });
}
const differs = (mine: PaperComparison, theirs: PaperComparison): boolean =>
  mine.values.some(
    ({ value, confidence }) =>
      confidence >= DIFFERS_FROM && compareReading(theirs.read, value, theirs.values) === 'DIFFERS',
  );

const wrongPaper = bilingual('这是{seen}，缺{paper}', '{seen}; {paper} is missing');
const otherPaper = bilingual('这不是{paper}', 'not what is asked for: {paper}');
const complete = bilingual('应有内容均已识别，与填报一致', 'all that must stand there was found and agrees');
const notFound = bilingual('未识别到{list}', '{list} not found');

/** What is missing on a paper, in one sentence. */
export const missingText = (missing: readonly BilingualText[]): BilingualText =>
  fillBilingual(notFound, { list: joined(missing, '、', ', ') });

/** A statement in words. */
export function statementText({ paper, verdict, seen, missing, doubts }: PaperStatement): BilingualText {
  const expected = paperKinds[paper];
  if (verdict === 'COMPLETE') return complete;
  if (verdict === 'WRONG')
    return seen === null || seen === 'OTHER'
      ? fillBilingual(otherPaper, { paper: expected })
      : fillBilingual(wrongPaper, { seen: paperKinds[seen], paper: expected });
  const doubtful = [...new Set(doubts.map(({ read }) => read))].map((read) => {
    const why = joined(
      doubts.filter((one) => one.read === read).map(({ label }) => label),
      '，',
      ', ',
    );
    const { label } = readingFields[read];
    return bilingual(`${label.zh}${why.zh}`, `${label.en}: ${why.en}`);
  });
  return joined([...doubtful, ...(missing.length === 0 ? [] : [missingText(missing)])], '；', '; ');
}

const joined = (texts: readonly BilingualText[], zh: string, en: string): BilingualText =>
  bilingual(texts.map((text) => text.zh).join(zh), texts.map((text) => text.en).join(en));
