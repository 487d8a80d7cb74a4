import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** What the text of a setting may be. */
export interface TextRule {
  readonly maxLength: number;
  /** It may have line breaks. */
  readonly lines?: true;
  readonly fits: RegExp;
  /** `fits` in words, for the refusal and beside the field. */
  readonly says: BilingualText;
}

const ofAdministrators = { by: ['administrator'], choices: [] } as const;

/** Who files for the applicants: names the provider in every notice and on the verification form. */
export const providerSettings = {
  providerName: {
    ...ofAdministrators,
    label: bilingual('接入服务单位名称', 'Name of the provider'),
    description: bilingual(
      '印在真实性核验单上，并作为邮件的署名。未填写时邮件署名为“备案审核台”。',
      'Printed on the verification form, and the sender of mails. Left empty, mails are from “Beian Desk”.',
    ),
    text: {
      maxLength: 60,
      fits: /^[^\p{C}]*$/u,
      says: bilingual('单位全称，最多 60 个字', 'The full name, at most 60 characters'),
    },
  },
  providerHotline: {
    ...ofAdministrators,
    label: bilingual('服务热线', 'Hotline'),
    description: bilingual(
      '写在每封邮件中，申请人有疑问时拨打。未填写时不显示。',
      'Stands in every mail, for applicants with a question. Left empty, no mail names one.',
    ),
    text: {
      maxLength: 30,
      fits: /^[\d+\- 转]*$/,
      says: bilingual('数字、空格、“-”、“+”和“转”，最多 30 个字符', 'Digits, spaces, “-”, “+” and 转, at most 30'),
    },
  },
  providerSite: {
    ...ofAdministrators,
    label: bilingual('网站', 'Web site'),
    description: bilingual('写在每封邮件中。未填写时不显示。', 'Stands in every mail. Left empty, no mail names one.'),
    text: {
      maxLength: 200,
      fits: /^(https:\/\/[^\s"<>]+)?$/,
      says: bilingual('以 https:// 开头的地址', 'An address that begins with https://'),
    },
  },
  smsSignature: {
    ...ofAdministrators,
    label: bilingual('短信签名', 'SMS signature'),
    description: bilingual(
      '中文短信开头【】中的内容，须与短信服务商登记的签名一致。超过 6 个字时，部分短信会分两条发送。',
      'Stands in 【】 at the front of an SMS in Chinese, as registered with the SMS provider. With more than 6 characters some messages take two parts.',
    ),
    text: {
      maxLength: 12,
      fits: /^[\p{L}\p{N}]{2,}$/u,
      says: bilingual('2 至 12 个汉字、字母或数字', '2 to 12 characters, letters or digits'),
    },
  },
  smsSignatureEn: {
    ...ofAdministrators,
    label: bilingual('英文短信签名', 'SMS signature in English'),
    description: bilingual('英文短信的开头。', 'Stands at the front of an SMS in English.'),
    text: {
      maxLength: 20,
      fits: /^[A-Za-z0-9 .&-]{2,}$/,
      says: bilingual('2 至 20 个字母、数字、空格、“.”、“&”或“-”', '2 to 20 letters, digits, spaces, “.”, “&” or “-”'),
    },
  },
} as const;

const commitmentText = (of: BilingualText) =>
  ({
    ...ofAdministrators,
    label: bilingual(`承诺书正文（${of.zh}）`, `Text of the commitment letter (${of.en})`),
    description: bilingual(
      '印在申请人下载的承诺书上，须与管局的模板一致。未填写时承诺书留出空白，由申请人按模板书写。',
      "Printed on the letter that applicants download; it must be that of the bureau's template. Left empty, the letter has room to write it by hand.",
    ),
    text: {
      maxLength: 3000,
      lines: true,
      fits: /^[^\p{Cc}\p{Cs}]*(\n[^\p{Cc}\p{Cs}]*)*$/u,
      says: bilingual('一行一段，最多 3000 个字符', 'One line for each paragraph, at most 3,000 characters'),
    },
  }) as const;

/** Texts of commitment letters that no public source gives (docs/spec/rules.md ). */
export const letterSettings = {
  commitmentText: commitmentText(bilingual('全国', 'national')),
  commitmentTextShanghai: commitmentText(bilingual('上海', 'Shanghai')),
  commitmentTextJiangsu: commitmentText(bilingual('江苏', 'Jiangsu')),
  commitmentTextGuangdong: commitmentText(bilingual('广东', 'Guangdong')),
} as const;
export type LetterSetting = keyof typeof letterSettings;

export type ProviderSetting = keyof typeof providerSettings;
export const providerSettingNames = Object.keys(providerSettings) as ProviderSetting[];
/** The provider as the settings name it; a value may be empty. */
export type Provider = Readonly<Record<ProviderSetting, string>>;

/** As installed: the migration that adds the settings has the same values. */
export const unnamedProvider: Provider = {
  providerName: '',
  providerHotline: '',
  providerSite: '',
  smsSignature: '备案审核台',
  smsSignatureEn: 'Beian Desk',
};

export const fitsText = ({ maxLength, fits }: TextRule, value: string): boolean =>
  [...value].length <= maxLength && fits.test(value);
