import type { ProvinceCode } from '../province/provinces.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { provincesByShortName } from './rule.ts';

/**
 * Where the foot of a site shows the subject's number; elsewhere it shows the website's (docs/spec/rules.md R-10, TC-AFTER, HW-AFTER).
 * No source says since when.
 */
const subjectNumberFooters: readonly ProvinceCode[] = provincesByShortName('粤');

const shown = {
  subject: bilingual('主体备案号', "the subject's filing number"),
  website: bilingual('网站备案号', "the website's filing number"),
};

/** The ministry's site, to which the number at the foot of a site links since 2019-04-25 (docs/spec/rules.md R-10, UC-HOSTS). */
export const MINISTRY_SITE = 'https://beian.miit.gov.cn/';

const isSubjectShown = (province: string): boolean => subjectNumberFooters.some((code) => code === province);
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The number that the foot of a site shows in this province, and HTML for it. */
export function footerOf(
  province: string,
  { subject, website }: { readonly subject: string; readonly website: string },
): { readonly number: string; readonly html: string } {
  const number = isSubjectShown(province) ? subject : website;
  return { number, html: `<a href="${MINISTRY_SITE}" target="_blank" rel="noopener">${escaped(number)}</a>` };
}

/** The number that the foot of a site shows, in words; with the number itself where `filing` has it. */
export function footerNumber(province: string, filing: string): BilingualText {
  const isSubject = isSubjectShown(province);
  const label = shown[isSubject ? 'subject' : 'website'];
  const [subject = ''] = filing.split('-');
  const number = isSubject ? subject : subject === filing ? '' : filing;
  return number === '' ? label : bilingual(`${label.zh} ${number}`, `${label.en} ${number}`);
}
