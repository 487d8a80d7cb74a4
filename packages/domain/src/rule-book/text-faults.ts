import { hasPersonalPattern } from '../filing/mask-patterns.ts';
import { buildLetter, type NoticeValues } from '../notices/letter.ts';
import { longestValues } from '../notices/longest-values.ts';
import type { NoticeText } from '../notices/notice-row.ts';
import { type NoticeName, noticeRow } from '../notices/notice-rows.ts';
import { smsLengthsOf } from '../notices/sms-length.ts';
import { orderKinds } from '../order-names/kinds/kinds.ts';
import { type Provider, unnamedProvider } from '../settings/text-settings.ts';
import { type BilingualText, bilingual, type Language } from '../text/bilingual-text.ts';

/** What is wrong with a text that a supervisor typed, and where. */
export interface TextFault {
  readonly path: readonly [part: string, language: Language];
  readonly message: BilingualText;
}

const languages = ['zh', 'en'] as const;
const placesIn = (text: string): string[] => [...new Set(text.match(/\{[^{}]*\}/g))];
/** Phrases that follow from the kind of the order, or name people: a text may have them wherever it likes, or not. */
const phrases = ['service', 'what', 'meanwhile', 'unchanged', 'afterwards', 'brief', 'who', 'you', 'principal'].map(
  (name) => `{${name}}`,
);

/** Faults of a text whatever it is for: its alphabet, line breaks, and values of a person. */
function faultsOfWords(path: TextFault['path'], text: string): TextFault[] {
  const [, language] = path;
  const fits = language === 'zh' ? /\p{Script=Han}/u.test(text) : /^[\x20-\x7e]+$/.test(text);
  return [
    ...(/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)
      ? [{ path, message: bilingual('请写成一行，不要换行', 'Write it in one line, without line breaks') }]
      : []),
    ...(fits
      ? []
      : [
          {
            path,
            message:
              language === 'zh'
                ? bilingual('请填写中文', 'Write it in Chinese')
                : bilingual('请填写英文，只用 ASCII 字符', 'Write it in English, in ASCII characters alone'),
          },
        ]),
    ...(hasPersonalPattern(text)
      ? [
          {
            path,
            message: bilingual(
              '不能包含手机号码、证件号码或邮箱',
              'It must not contain a mobile number, an ID number or a mail address',
            ),
          },
        ]
      : []),
  ];
}

/** A reason has no placeholders. */
export function reasonTextFaults(text: Readonly<Record<'label' | 'advice', BilingualText>>): TextFault[] {
  return (['label', 'advice'] as const).flatMap((part) =>
    languages.flatMap((language) => {
      const path = [part, language] as const;
      const said = text[part][language];
      return [
        ...faultsOfWords(path, said),
        ...(/[{}]/.test(said)
          ? [{ path, message: bilingual('理由中不能使用占位符 { }', 'A reason has no placeholders { }') }]
          : []),
      ];
    }),
  );
}

/** Placeholders that a text of a notice may have: those of the program's text, and the phrases. */
export const placesOfNotice = (name: NoticeName): string[] => {
  const { subject, body, sms, todo = [] } = noticeRow(name);
  return [...new Set([subject, body, sms, ...todo].flatMap(({ zh, en }) => [...placesIn(zh), ...placesIn(en)]))]
    .concat(phrases)
    .filter((place, at, all) => all.indexOf(place) === at);
};

/** Placeholders that a part of it must have: those of the program's text that no phrase stands for. */
export const placesNeeded = (name: NoticeName, part: keyof NoticeText, language: Language): string[] =>
  placesIn(noticeRow(name)[part][language]).filter((place) => !phrases.includes(place));

/** `provider`: whose signature begins the SMS. */
export function noticeTextFaults(
  name: NoticeName,
  text: NoticeText,
  provider: Provider = unnamedProvider,
): TextFault[] {
  const allowed = placesOfNotice(name);
  const faults = (['subject', 'body', 'sms'] as const).flatMap((part) =>
    languages.flatMap((language) => {
      const path = [part, language] as const;
      const said = text[part][language];
      const places = placesIn(said);
      const unknown = places.filter((place) => !allowed.includes(place));
      const missing = placesNeeded(name, part, language).filter((place) => !places.includes(place));
      const isOpen = /[{}]/.test(said.replaceAll(/\{[^{}]*\}/g, ''));
      return [
        ...faultsOfWords(path, said),
        ...(unknown.length > 0 || isOpen
          ? [
              {
                path,
                message: bilingual(
                  `没有占位符 ${unknown.join('、') || '{ 或 }'}，可以使用 ${allowed.join('、')}`,
                  `There is no placeholder ${unknown.join(', ') || '{ or }'}; use ${allowed.join(', ')}`,
                ),
              },
            ]
          : []),
        ...(missing.length > 0
          ? [
              {
                path,
                message: bilingual(`须保留 ${missing.join('、')}`, `Keep ${missing.join(', ')}`),
              },
            ]
          : []),
      ];
    }),
  );
  for (const language of languages) {
    const path = ['subject', language] as const;
    // The part before the colon is the heading of the mail.
    if (!/^[^:：{}]+(：|: )\{\w+\}$/.test(text.subject[language]))
      faults.push({
        path,
        message: bilingual(
          `主题写作“标题${language === 'zh' ? '：' : ': '}${placesNeeded(name, 'subject', language).join('')}”`,
          `Write the subject as “Heading${language === 'zh' ? '：' : ': '}${placesNeeded(name, 'subject', language).join('')}”`,
        ),
      });
    const over = smsOverflow(name, text, language, provider);
    if (over > 0)
      faults.push({
        path: ['sms', language],
        message: bilingual(
          `短信须在一条以内（含签名），按最长的订单超出 ${over} 个字符`,
          `The SMS must fit in one part with its signature; for the longest order it is ${over} characters too long`,
        ),
      });
  }
  return faults;
}

/** By how many characters the SMS exceeds one part, without a deadline and a link, which go into parts of their own. */
function smsOverflow(name: NoticeName, own: NoticeText, language: Language, provider: Provider): number {
  const lengths = orderKinds.flatMap((kind) =>
    [null, longestValues.left].map((left) => {
      const values: NoticeValues = { ...longestValues, due: null, left, kind, own, provider };
      const said = buildLetter(name, 'principals', language, values).sms;
      return said.length - smsLengthsOf(said).alone;
    }),
  );
  return Math.max(...lengths, 0);
}
