import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { formWords } from './form-words.ts';
import type { Letter } from './letters.ts';

/** 互联网信息服务备案承诺书: what the website principal reads and signs on the phone (docs/spec/rules.md ). */
export interface Commitment {
  /** Of the text: another text has another one. */
  readonly version: string;
  /** Chinese, as it is kept and counts. */
  readonly text: string;
}

export const commitmentTitle = bilingual('互联网信息服务备案承诺书', 'Commitment of the filing');

/** The ministry's own words on the form, where the installation has no text of its own. */
const ministryText: Commitment = { version: '2018-06', text: formWords.pledges.organiser };
const ministryTextInEnglish =
  'I (we) have gone through the verification of the filing in person, and acknowledge that what is filled in above and the record of the verification are true. I (we) promise to update the filing as soon as anything of it changes, and accept that access is stopped, the filing cancelled, or similar steps taken, where it is not correct or not updated in time.';

/** `setting`: the text of the setting `commitmentText`; `versionOf` makes a version of it. */
export const commitmentOf = (setting: string, versionOf: (text: string) => string): Commitment =>
  setting.trim() === '' ? ministryText : { version: versionOf(setting), text: setting };

/** The signed commitment as a page to keep: whose site, the text as it was read, and when it was signed. */
export const commitmentLetter = (of: {
  readonly order: string;
  readonly mark: string;
  readonly website: string;
  readonly domains: readonly string[];
  readonly version: string;
  readonly text: string;
  /** Day and minute in Shanghai. */
  readonly signedAt: string;
}): Letter => ({
  order: of.order,
  mark: of.mark,
  title: commitmentTitle.zh,
  head: [`网站名称：${of.website}`, `域名：${of.domains.join('、')}`],
  paragraphs: of.text.split('\n').filter(Boolean),
  marks: ['网站负责人签字：', `签署时间：${of.signedAt}（北京时间，文本版本 ${of.version}）`],
});

/** Its paragraphs for the reader: in English where there is a translation, after which the Chinese stands that counts. */
export function commitmentParagraphs({ version, text }: Commitment): readonly BilingualText[] {
  const lines = text.split('\n').filter(Boolean);
  return version === ministryText.version
    ? [bilingual(text, `${ministryTextInEnglish} (${text})`)]
    : lines.map((line) => bilingual(line, line));
}
