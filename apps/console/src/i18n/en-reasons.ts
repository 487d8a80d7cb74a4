import { qualityPeriods } from '@beian/domain/quality';
import type { zhReasons } from './zh-reasons.ts';

const [month, quarter] = qualityPeriods;

/** The library of reasons. Loaded with its page (`reasons-texts.ts`). */
export const enReasons: Readonly<Record<keyof typeof zhReasons, string>> = {
  'reasonLibrary.lead':
    'Every reason that can be given for a return or rejection, with the advice that the applicant reads. Reasons are the same in all provinces, change with a release and not in the settings; the advice can be edited each time.',
  'reasonLibrary.find': 'Code, reason, advice or pinyin',
  'reasonLibrary.loading': 'Loading the reasons',
  'reasonLibrary.total': '{n} reason|{n} reasons',
  'reasonLibrary.empty': 'No reason fits',
  'reasonLibrary.emptyHint': 'Try another word',
  'reasonLibrary.clear': 'Show all',
  'reasonLibrary.code': 'Code',
  'reasonLibrary.reason': 'Reason',
  'reasonLibrary.advice': 'Advice',
  'reasonLibrary.appliesTo': 'Applies to',
  'reasonLibrary.source': 'Source',
  'reasonLibrary.month': `${month} days`,
  'reasonLibrary.quarter': `${quarter} days`,
  'reasonLibrary.uses': 'once|{n} times',
  'reasonLibrary.reviewers': 'by one person|by {n} people',
  'reasonLibrary.unused': 'not used',
  'reasonLibrary.allKinds': 'all kinds of orders',
  'reasonLibrary.allProvinces': 'all provinces',
  'reasonLibrary.fromReview': 'Rules of the review',
  'reasonLibrary.fromBureau': 'Result code of bureaus',
  'reasonLibrary.place.order': 'the whole order',
  'reasonLibrary.place.field': 'any field',
  'reasonLibrary.place.material': 'any material',
  'reasonLibrary.group.ORD': 'Order',
  'reasonLibrary.group.SUB': 'Subject',
  'reasonLibrary.group.PRN': 'Principals',
  'reasonLibrary.group.CON': 'Contacts',
  'reasonLibrary.group.WEB': 'Website',
  'reasonLibrary.group.DOM': 'Domains',
  'reasonLibrary.group.ACC': 'Access',
  'reasonLibrary.group.CAN': 'Cancellation',
  'reasonLibrary.group.MAT': 'Materials',
  'reasonLibrary.group.PHO': 'Verification photo',
};
