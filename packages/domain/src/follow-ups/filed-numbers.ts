import { dayNumberOf, dayOfNumber, spelledDay } from '../calendar/shanghai.ts';
import { kindRow, type OrderKind } from '../order-names/kinds/kinds.ts';
import { footerOf, MINISTRY_SITE } from '../province-rules/footer-rules.ts';
import { type BilingualText, bilingual, fillTemplate, type Language } from '../text/bilingual-text.ts';
import { POLICE_FILING_DAYS } from './follow-ups.ts';

/** What is known of a website's filing once its number is published. Nothing of it is personal. */
export interface FiledNumbers {
  /** Of the subject. */
  readonly subject: string;
  /** Of the website, with its suffix. */
  readonly website: string;
  /** Shanghai day of the approval. */
  readonly approvedOn: string;
  /** Somebody said that it is filed with the police. */
  readonly policeFiled: boolean;
}

/** What the owner of a site does with its number: notices, the applicant's page and partners say the same. */
export interface NumberSteps {
  /** The number that the foot of the site shows. */
  readonly shown: string;
  /** HTML for the foot of the site. */
  readonly html: string;
  /** Where its number links to. */
  readonly link: string;
  /** Last day of the police filing of a site that opened on the day of the approval; null: nothing to be filed, or it is done. */
  readonly policeFilingBy: string | null;
  readonly steps: readonly string[];
}

const footer = bilingual(
  `把网站底部的代码放在网站首页底部中央：显示 {shown}，链接到 ${MINISTRY_SITE}。`,
  `Put the code for the foot of the site in the middle of the foot of the home page: it shows {shown} and links to ${MINISTRY_SITE}.`,
);
/** Of a site that is new, of one that was filed elsewhere before, and of one whose filing changed. */
const police: Readonly<Record<'new' | 'elsewhere' | 'changed', BilingualText>> = {
  new: bilingual(
    `网站开通之日起 ${POLICE_FILING_DAYS} 日内，在 https://beian.mps.gov.cn 办理公安联网备案；通过当天开通的，不晚于{day}。`,
    `Within ${POLICE_FILING_DAYS} days from the opening of the site file it with the police at https://beian.mps.gov.cn: by {day}, if it opened on the day of the approval.`,
  ),
  elsewhere: bilingual(
    `尚未办理公安联网备案的，网站开通之日起 ${POLICE_FILING_DAYS} 日内在 https://beian.mps.gov.cn 办理；通过当天开通的，不晚于{day}。`,
    `If it is not filed with the police yet, file it within ${POLICE_FILING_DAYS} days from the opening of the site at https://beian.mps.gov.cn: by {day}, if it opened on the day of the approval.`,
  ),
  changed: bilingual(
    '已办理公安联网备案的，在 https://beian.mps.gov.cn 同步变更。',
    'If the site is filed with the police, change it there, too: https://beian.mps.gov.cn.',
  ),
};
const password = bilingual(
  `备案密码由工信部发给主体负责人，不经我方；没有收到或遗失的，在 ${MINISTRY_SITE} 找回。`,
  `The filing password comes from the ministry to the subject principal, not from us. Who has none, or lost it, asks for it at ${MINISTRY_SITE}.`,
);

/** What a filed website's owner does next. Pure. */
export function numberSteps(
  numbers: FiledNumbers,
  { kind, province }: { readonly kind: OrderKind; readonly province: string },
  language: Language,
): NumberSteps {
  const { app, effect } = kindRow(kind);
  if (app === true) return numberInAppSteps(numbers, kind, language);
  const { number, html } = footerOf(province, numbers);
  const asks = effect.does !== 'add' ? 'changed' : effect.what === 'access' ? 'elsewhere' : 'new';
  const isFiling = asks !== 'changed' && !numbers.policeFiled;
  const by = dayOfNumber(dayNumberOf(numbers.approvedOn) + POLICE_FILING_DAYS);
  const values = { shown: number, day: spelledDay(by, language) };
  // What was filed before has its password.
  const passwords = asks === 'new' ? [password] : [];
  const steps = [footer, ...(isFiling || asks === 'changed' ? [police[asks]] : []), ...passwords];
  return {
    shown: number,
    html,
    link: MINISTRY_SITE,
    policeFilingBy: isFiling ? by : null,
    steps: steps.map((step) => fillTemplate(step, values)[language]),
  };
}

/** An app shows its own number in every province. */
export const appNumber = (number: string): BilingualText => bilingual(`APP 备案号 ${number}`, `its number ${number}`);

/** Of an app: its own number, with the ministry's address beneath it. */
function numberInAppSteps(numbers: FiledNumbers, kind: OrderKind, language: Language): NumberSteps {
  const { effect, site } = kindRow(kind);
  const isFiling = effect.does === 'add' && !numbers.policeFiled;
  return {
    shown: numbers.website,
    html: `${numbers.website}\n${MINISTRY_SITE}`,
    link: MINISTRY_SITE,
    policeFilingBy: isFiling ? dayOfNumber(dayNumberOf(numbers.approvedOn) + POLICE_FILING_DAYS) : null,
    steps: site.steps.map((step) => fillTemplate(step, { number: appNumber(numbers.website)[language] })[language]),
  };
}
