import { fieldRow, isFieldId, materialKinds, materialRow } from '@beian/domain/filing';
import { orderKindLabels, orderKinds } from '@beian/domain/order-names';
import {
  kindsOfReason,
  type ReasonCode,
  reasonCodes,
  reasonOrigin,
  reasonRow,
  reasonSearchKeys,
} from '@beian/domain/reasons';
import type { BilingualText } from '@beian/domain/text';
import { type Language, t } from '../../app/providers/i18n.ts';
import { reasonLibraryTexts } from './texts.ts';

/** Groups of the library, by the letters of the code. */
export const reasonGroups = ['ORD', 'SUB', 'PRN', 'CON', 'WEB', 'DOM', 'APP', 'ACC', 'CAN', 'MAT', 'PHO'] as const;
export type ReasonGroup = (typeof reasonGroups)[number];

export const codesOfGroup = (group: ReasonGroup, codes: readonly ReasonCode[]): ReasonCode[] =>
  codes.filter((code) => code.startsWith(`${group}-`));

/** Reasons with the typed text in code, words, advice or pinyin, in either language. `textOf`: what is in force. */
export function findReasons(
  typed: string,
  textOf: (code: ReasonCode) => Readonly<Record<string, BilingualText>> = () => ({}),
): readonly ReasonCode[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return reasonCodes;
  return reasonCodes.filter((code) => {
    const { advice } = reasonRow(code);
    const [zh, en, pinyin] = reasonSearchKeys(code);
    return [
      code,
      zh,
      en,
      pinyin,
      pinyin.replaceAll(' ', ''),
      advice.zh,
      advice.en,
      ...Object.values(textOf(code)).flatMap((own) => [own.zh, own.en]),
    ].some((text) => text.toLowerCase().includes(wanted));
  });
}

/** Items for which a reason may be given, as labels. */
export const placesOf = (code: ReasonCode, language: Language): string[] =>
  reasonRow(code).appliesTo.map((place) => {
    if (place === 'order') return t(reasonLibraryTexts.place.order);
    if (place === 'field') return t(reasonLibraryTexts.place.field);
    if (place === 'material') return t(reasonLibraryTexts.place.material);
    if (isFieldId(place)) return fieldRow(place).label[language];
    const kind = materialKinds.find((one) => place === `material.${one}`);
    return kind === undefined ? place : materialRow(kind).label[language];
  });

/** Kinds of orders as labels; null: all. */
export function kindsOf(code: ReasonCode, language: Language): string[] | null {
  const kinds = kindsOfReason(code);
  return kinds.length === orderKinds.length ? null : kinds.map((kind) => orderKindLabels[kind][language]);
}

export const isFromBureau = (code: ReasonCode): boolean => reasonOrigin(code) === 'BUREAU';
