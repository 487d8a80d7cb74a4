import { upperSnakeCase } from '../life-cycle/judge.ts';
import type { BilingualText } from '../text/bilingual-text.ts';
import { bureauGuards } from './guards/bureau.ts';
import { callGuards } from './guards/calls.ts';
import { colleagueGuards } from './guards/colleagues.ts';
import { curtainGuards } from './guards/curtain.ts';
import { domainGuards } from './guards/domains.ts';
import { fillingGuards } from './guards/filling.ts';
import { leaseGuards } from './guards/lease.ts';
import { manualGuards } from './guards/manual.ts';
import { openingGuards } from './guards/opening.ts';
import { photoGuards } from './guards/photo.ts';
import { reviewGuards } from './guards/review.ts';
import { serviceCodeGuards } from './guards/service-code.ts';
import { skillGuards } from './guards/skills.ts';
import { smsGuards } from './guards/sms.ts';

export type GuardName = keyof typeof guards;

/** All guards of the order by name. */
export const guards = {
  ...openingGuards,
  ...fillingGuards,
  ...domainGuards,
  ...serviceCodeGuards,
  ...leaseGuards,
  ...skillGuards,
  ...colleagueGuards,
  ...callGuards,
  ...reviewGuards,
  ...photoGuards,
  ...curtainGuards,
  ...bureauGuards,
  ...manualGuards,
  ...smsGuards,
};

const messages: ReadonlyMap<string, BilingualText> = new Map(
  Object.entries(guards).flatMap(([name, row]) =>
    'message' in row ? [[upperSnakeCase(name), row.message] as const] : [],
  ),
);

/** What the code of a guard says, such as `ALL_PHONES_VERIFIED`; undefined for codes of other reasons. */
export const guardMessageOf = (code: string): BilingualText | undefined => messages.get(code);
