import { shanghaiDay } from '../calendar/shanghai.ts';
import { RARE_CHARACTER_RULE } from '../checks/rare-characters.ts';
import { fieldRow } from '../filing/fields.ts';
import { kindRow } from '../order-names/kinds/kinds.ts';
import { shellRemains } from '../province-rules/shell-rules.ts';
import { type BilingualText, bilingual, fillTemplate } from '../text/bilingual-text.ts';
import type { OrderFacts, StoredFinding } from './facts.ts';
import { personOfSubject } from './person-of-subject.ts';

/** 提醒: a warning that the applicant must acknowledge before an event. */
interface WarningRow {
  /** Its name alone: inputs of events list the codes of these rows. */
  readonly on: 'submit' | 'requestCurtain';
  readonly appliesTo: (facts: OrderFacts) => boolean;
  readonly message: (facts: OrderFacts) => BilingualText;
  /** Source rule of the warning. */
  readonly ruleId: string;
}

const isRareCharacter = ({ ruleId }: StoredFinding): boolean => ruleId === RARE_CHARACTER_RULE;

const warnings = {
  /** A filed domain is removed: replaced by another one, or deleted. */
  OLD_DOMAIN_STOPS: {
    on: 'submit',
    appliesTo: (facts) => facts.domains.removed.length > 0,
    message: ({ domains: { removed } }) => ({
      zh: `变更通过后，原域名 ${removed.join('、')} 将无法访问`,
      en: `Once this is approved, the old domain stops working: ${removed.join(', ')}`,
    }),
    ruleId: 'R-2',
  },
  /** The site must stop when the bureau approves. */
  SITE_ENDS: {
    on: 'submit',
    appliesTo: ({ kind }) => kindRow(kind).effect.does === 'end',
    message: ({ kind, record, province, edition }) => {
      const { label, site } = kindRow(kind);
      const shell = record.lastWebsite ? shellRemains(province, edition) : undefined;
      return bilingual(
        `${label.zh}一经管局通过不能恢复：${site.afterwards.zh}${shell === undefined ? '' : `。${shell.zh}`}`,
        `${label.en} cannot be undone once the bureau approves: ${site.afterwards.en}${shell === undefined ? '' : `. ${shell.en}`}`,
      );
    },
    ruleId: 'R-2',
  },
  /** A website that the order does not change keeps the former person as its principal. */
  OTHER_WEBSITES_STAY: {
    on: 'submit',
    appliesTo: ({ kind, record, changed, plan }) =>
      record.otherWebsites > 0 &&
      kindRow(kind).fields.includes('websitePrincipal') &&
      personOfSubject.some((id) => changed.includes(id)) &&
      plan === null,
    message: ({ record: { otherWebsites } }) =>
      fillTemplate(
        bilingual(
          '此订单只变更一个网站；该主体另有 {n} 个网站仍登记原负责人。要全部变更，请选择办理方案“主体与全部网站变更”',
          'This order changes one website; {n} more of the subject keep their former principal. the plan for subject and all websites changes all',
        ),
        { n: otherWebsites },
      ),
    ruleId: 'ORD-06',
  },
  /** The report has another sign in its place, and the bureau publishes that. */
  RARE_CHARACTER_REPLACED: {
    on: 'submit',
    appliesTo: ({ findings }) => findings.some(isRareCharacter),
    message: ({ findings }) => {
      const found = findings
        .filter(isRareCharacter)
        .map(({ field, message }) => ({ of: fieldRow(field).label, message }));
      const zh = found.map(({ of, message }) => `${of.zh}：${message.zh}`).join('；');
      const en = found.map(({ of, message }) => `${of.en}: ${message.en}`).join('; ');
      return bilingual(`名称或姓名将以替代字符上报。${zh}`, `A name will be sent with another sign in it. ${en}`);
    },
    ruleId: RARE_CHARACTER_RULE,
  },
  /** The first curtain is free and is reused for later filings. */
  CURTAIN_OWNED: {
    on: 'requestCurtain',
    appliesTo: (facts) => facts.curtainOwnedSince !== null,
    message: ({ curtainOwnedSince }) => {
      const day = shanghaiDay(Date.parse(curtainOwnedSince ?? ''));
      return {
        zh: `该主体 ${day} 已收到幕布，可直接拍照；首幅免费，再次申请可能收费`,
        en: `This subject has had a curtain since ${day} and may shoot at once; the first one is free, another may be charged`,
      };
    },
    ruleId: 'R-6',
  },
} as const satisfies Record<string, WarningRow>;

export type WarningCode = keyof typeof warnings;
export const warningCodes = Object.keys(warnings) as [WarningCode, ...WarningCode[]];

export interface Warning {
  readonly code: WarningCode;
  readonly message: BilingualText;
  readonly suggestion: BilingualText;
  readonly ruleId: string;
}

/** Warnings that must be acknowledged with an event now. */
export const warningsOf = (facts: OrderFacts, event: string): Warning[] =>
  warningCodes
    .filter((code) => warnings[code].on === event && warnings[code].appliesTo(facts))
    .map((code) => ({
      code,
      message: warnings[code].message(facts),
      suggestion: bilingual('请先确认已了解此提醒', 'Confirm first that you have read this'),
      ruleId: warnings[code].ruleId,
    }));

/** 确认: what the confirmation of an event says before its own sentence. It need not be acknowledged: programs push orders, too. */
interface ConfirmationRow {
  readonly on: 'pushToBureau';
  /** Undefined: it does not apply. */
  readonly message: (facts: OrderFacts) => BilingualText | undefined;
}

const confirmations: readonly ConfirmationRow[] = [
  {
    on: 'pushToBureau',
    message: ({ refusedAsIs }) => {
      if (refusedAsIs === null) return undefined;
      const { said } = refusedAsIs;
      // The bureau itself asks to file the same again, later (docs/spec/rules.md R-10).
      if (said.length > 0 && said.every(({ handling }) => handling === 'wait')) return undefined;
      const inWords = (language: keyof BilingualText) =>
        [...new Set(said.map(({ code, sentence }) => `${code} ${sentence[language]}`))].join(
          language === 'zh' ? '；' : '; ',
        );
      return said.length === 0
        ? bilingual(
            '管局上次驳回的就是这份内容，此后没有修改，再次提交很可能再被驳回',
            'The bureau refused exactly this content; nothing was changed since, and it will probably be refused again',
          )
        : bilingual(
            `管局上次驳回的就是这份内容（${inWords('zh')}），此后没有修改，再次提交很可能再被驳回`,
            `The bureau refused exactly this content (${inWords('en')}); nothing was changed since, and it will probably be refused again`,
          );
    },
  },
];

/** Sentences that belong before the confirmation of an event now. */
export const confirmationsOf = (facts: OrderFacts, event: string): BilingualText[] =>
  confirmations.flatMap((row) => (row.on === event ? (row.message(facts) ?? []) : []));
