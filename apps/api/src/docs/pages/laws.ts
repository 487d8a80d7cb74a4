import { type BilingualText, bilingual } from '@beian/domain/text';
import { type PageRow, prose } from '../page.ts';

interface LawRow {
  /** The beginning of the anchors of every `ruleId` that it explains: `PIPL art. 47(1)` is `PIPL-art.-47-1-`. */
  readonly anchor: string;
  readonly title: BilingualText;
  readonly text: BilingualText;
}

/** What a `ruleId` names beside the headings of docs/spec: laws, and the API itself. */
const laws: readonly LawRow[] = [
  {
    anchor: 'api',
    title: bilingual('接口本身的规则', 'Rules of the API itself'),
    text: bilingual(
      '请求的格式、密钥、限制：见[错误与拒绝](/docs/zh/errors)、[额度与限制](/docs/zh/limits)和 [D-input](/docs/zh/rules-desk#D-input)。',
      'Form of a request, keys, limits: see [errors](/docs/en/errors), [limits](/docs/en/limits) and [D-input](/docs/en/rules-desk#D-input).',
    ),
  },
  {
    anchor: 'PIPL-art.-13',
    title: bilingual('《个人信息保护法》第十三条', 'Personal Information Protection Law, article 13'),
    text: bilingual(
      '处理个人信息的合法依据：其中（二）为订立、履行合同所必需，（三）为履行法定职责或者法定义务所必需。',
      'Grounds on which personal information may be processed: among them (2) a contract with the person, (3) a duty by law.',
    ),
  },
  {
    anchor: 'PIPL-art.-44',
    title: bilingual('《个人信息保护法》第四十四条', 'Personal Information Protection Law, article 44'),
    text: bilingual(
      '个人对其个人信息的处理享有知情权、决定权，有权限制或者拒绝他人处理。',
      'A person may know of and decide on the processing of the own information, and limit or refuse it.',
    ),
  },
  {
    anchor: 'PIPL-art.-47',
    title: bilingual('《个人信息保护法》第四十七条', 'Personal Information Protection Law, article 47'),
    text: bilingual(
      '应当删除个人信息的情形：其中（一）处理目的已实现、无法实现或者不再必要。',
      'When personal information is to be deleted: among the cases (1) its purpose is reached, cannot be reached, or no longer needs it.',
    ),
  },
  {
    anchor: 'PIPL-art.-50',
    title: bilingual('《个人信息保护法》第五十条', 'Personal Information Protection Law, article 50'),
    text: bilingual(
      '应当建立便捷的个人行使权利的申请受理和处理机制；拒绝的，应当说明理由。',
      'Requests of persons are to be received and handled in a convenient way; a refusal gives its reason.',
    ),
  },
  {
    anchor: 'CSL',
    title: bilingual('《网络安全法》（2017）第二十一条', 'Cybersecurity Law (2017), article 21'),
    text: bilingual('（三）网络日志留存不少于六个月。', '(3) Logs of the network are kept for at least six months.'),
  },
];

export const lawsPage: PageRow = {
  name: 'rules-law',
  group: 'more',
  label: bilingual('法律与接口规则', 'Laws and the API itself'),
  intro: bilingual('不属于上述规则的 `ruleId`。', 'What a `ruleId` names beside the rules above.'),
  entries: (_source, language) => laws.map(({ anchor, title, text }) => prose(language, anchor, title, text)),
};

/** The place of a rule on this page. */
export const lawAnchor = (anchor: string): string | undefined =>
  laws.find((law) => anchor === law.anchor || anchor.startsWith(`${law.anchor}-`))?.anchor;
