import { domainScopes } from '../domain-verification/scope.ts';
import { kindRow, orderKinds } from '../order-names/kinds/kinds.ts';
import { principalTitles } from '../photo/face-check.ts';
import type { GuideRow } from '../photo/guide-row.ts';
import { photoGuide } from '../photo/photo-guide.ts';
import {
  dayOfEdition,
  editionOfDay,
  foundingEdition,
  namedEditions,
  type ShippedEdition,
} from '../province/editions.ts';
import type { Day, InForce } from '../province/in-force.ts';
import type { RuleTable } from '../province/judged-by.ts';
import { defaultDomainRules } from '../province-rules/domain-rules.ts';
import { addedDomainsRules, domainRules } from '../province-rules/rules/domains.ts';
import { photoMethodRules } from '../province-rules/rules/photo.ts';
import { shellRules } from '../province-rules/rules/shells.ts';
import { smsCheckRules, smsPages, smsWindows } from '../province-rules/rules/sms.ts';
import { provinceRules } from '../province-rules/rules.ts';

/** The rows of every table of dated rules. */
const dated: Readonly<Record<RuleTable, readonly Partial<InForce>[]>> = {
  provinceRules,
  domainRules: [defaultDomainRules, ...domainRules, ...addedDomainsRules],
  domainScopes: Object.values(domainScopes).flatMap(({ from }) => (from === null ? [] : [{ from }])),
  shells: shellRules,
  offeredKinds: orderKinds.flatMap((kind) => kindRow(kind).offered ?? []),
  filingPasswords: orderKinds.flatMap((kind) => kindRow(kind).filingPassword ?? []),
  principalTitles,
  smsChecks: smsCheckRules,
  smsPersons: orderKinds.flatMap((kind) => kindRow(kind).sms),
  smsWindows,
  smsPages,
  photoMethods: photoMethodRules,
  photoGuide: Object.values<GuideRow>(photoGuide),
};

/**
 * The days since the founding edition on which these rows begin or end, in order: between two of them the rules are the
 * same.
 */
export function ruleDaysOf(rows: readonly Partial<InForce>[]): Day[] {
  const founding = dayOfEdition(foundingEdition);
  const days = [
    ...namedEditions.map(dayOfEdition),
    ...rows.flatMap(({ from, until }) => [from ?? founding, until ?? founding]),
  ];
  return [...new Set(days)].filter((day) => day >= founding).sort();
}

export const ruleDays: readonly Day[] = ruleDaysOf(Object.values(dated).flat());

/**
 * The edition of a day: the latest of the rule days that has begun, by its name if it has one, so that days with the
 * same rules have the same edition. The founding edition for an earlier day.
 */
export function editionOn(day: Day, days: readonly Day[] = ruleDays): ShippedEdition {
  const begun = days.filter((one) => one <= day).at(-1);
  return begun === undefined ? foundingEdition : editionOfDay(begun);
}
