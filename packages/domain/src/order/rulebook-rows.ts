import { kindRow, type OrderKind, orderKinds } from '../order-names/kinds/kinds.ts';
import { photoMethodRuleOf } from '../photo/photo-method.ts';
import { type Day, latestInForce } from '../province/in-force.ts';
import { dayOf, type Rules } from '../province/rule-set.ts';
import type { Rule } from '../province-rules/rule.ts';
import { limitsByOrder } from '../province-rules/rules/counts.ts';
import { shellRuleOf } from '../province-rules/shell-rules.ts';
import { smsCheckRuleOf, smsPageRule, smsWindowRule } from '../province-rules/sms-rules.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { domainRuleTexts } from './domain-rule-texts.ts';
import { smsPersons } from './sms.ts';

/** 规则主题, in the order of the page. */
export const ruleTopics = {
  KINDS: bilingual('业务办理', 'Placing an order'),
  SUBJECT: bilingual('变更主体', 'Changes of the subject'),
  MATERIALS: bilingual('材料', 'Materials'),
  VERIFICATION_FORM: bilingual('核验单', 'Verification form'),
  PHOTO: bilingual('拍照核验', 'Photo'),
  PRINCIPALS: bilingual('负责人', 'Principals'),
  PHONES: bilingual('电话', 'Phones'),
  WEBSITES: bilingual('网站', 'Websites'),
  DOMAINS: bilingual('域名', 'Domains'),
  SMS: bilingual('短信核验', 'SMS check'),
} as const satisfies Record<string, BilingualText>;
export type RuleTopic = keyof typeof ruleTopics;
export const ruleTopicNames = Object.keys(ruleTopics) as RuleTopic[];

export const ruleSubjects = {
  ALL: bilingual('单位和个人', 'Units and persons'),
  UNIT: bilingual('单位', 'Units'),
  PERSON: bilingual('个人', 'Persons'),
} as const satisfies Record<string, BilingualText>;
export type RuleSubjects = keyof typeof ruleSubjects;

/** One rule of a province with its days and sources. */
export interface StatedRule {
  readonly topic: RuleTopic;
  readonly key: string;
  readonly says: BilingualText;
  readonly source: string;
  readonly from: Day;
  /** First day on which it no longer applies; null: none is known. */
  readonly until: Day | null;
}
/** 省规则: one rule in force in a province on a day, and whom it concerns. */
export interface RulebookRule extends StatedRule {
  readonly subjects: RuleSubjects;
  /** Kinds of orders that it can concern. */
  readonly kinds: readonly OrderKind[];
  /** What it does, e.g. the material that it asks for. */
  readonly effects: readonly BilingualText[];
}

type Extra = Pick<RulebookRule, 'topic' | 'key' | 'says' | 'source' | 'from'> & Partial<RulebookRule>;
const extra = (row: Extra): RulebookRule => ({ until: null, subjects: 'ALL', kinds: orderKinds, effects: [], ...row });
const kindNames = (kinds: readonly OrderKind[]): BilingualText =>
  bilingual(
    kinds.map((kind) => kindRow(kind).label.zh).join('、'),
    kinds.map((kind) => kindRow(kind).label.en).join(', '),
  );

/** Rules of the kinds: who is checked by SMS, and where the filing password is demanded. */
function kindRules(edition: Rules): RulebookRule[] {
  const day = dayOf(edition);
  const persons = orderKinds.flatMap((kind) => {
    const row = latestInForce(kindRow(kind).sms, day);
    return row === undefined || row.persons.length === 0 ? [] : [{ kind, row, who: row.persons.join(' ') }];
  });
  const passwords = orderKinds.flatMap((kind) => {
    const row = latestInForce(kindRow(kind).filingPassword ?? [], day);
    return row?.required ? [{ kind, row }] : [];
  });
  return [
    ...[...new Set(persons.map(({ who }) => who))].flatMap((who) => {
      const of = persons.filter((one) => one.who === who);
      const [first] = of;
      if (first === undefined) return [];
      const label = first.row.persons.map((person) => smsPersons[person]);
      const kinds = of.map(({ kind }) => kind);
      return [
        extra({
          topic: 'SMS',
          key: `sms.persons.${who.replace(' ', '.')}`,
          says: bilingual(
            `${kindNames(kinds).zh}：核验${label.map(({ zh }) => zh).join('和')}的手机`,
            `${kindNames(kinds).en}: the mobile of ${label.map(({ en }) => en).join(' and ')} is checked`,
          ),
          source: [...new Set(of.map(({ row }) => row.source))].join(', '),
          from:
            of
              .map(({ row }) => row.from)
              .sort()
              .at(-1) ?? first.row.from,
          kinds,
        }),
      ];
    }),
    ...passwords.map(({ kind, row }) =>
      extra({
        topic: 'KINDS',
        key: `filingPassword.${kind}`,
        says: bilingual(
          `${kindRow(kind).label.zh}须填写备案密码`,
          `${kindRow(kind).label.en} needs the filing password`,
        ),
        source: row.source,
        from: row.from,
        kinds: [kind],
      }),
    ),
  ];
}

const addsWebsite = orderKinds.filter(
  (kind) => kindRow(kind).effect.does === 'add' && kindRow(kind).fields.includes('website'),
);

/** What the tables beside the province rules say: photo, SMS, domains, shells. */
export function otherRules(province: string, edition: Rules): RulebookRule[] {
  const [photo, checked, page, shell] = [
    photoMethodRuleOf(province, edition),
    smsCheckRuleOf(province, edition),
    smsPageRule(province, edition),
    shellRuleOf(province, edition),
  ];
  const window = smsWindowRule(edition);
  const said = ({ rule: { key, says, source, from, until } }: { readonly rule: Rule }) => ({
    ...{ key, says, source, from, until: until ?? null },
  });
  const websiteKinds = orderKinds.filter((kind) => kindRow(kind).fields.includes('website'));
  const domainTexts = new Map(websiteKinds.map((kind) => [kind, domainRuleTexts(kind, province, edition)]));
  return [
    ...(photo === undefined
      ? []
      : [
          extra({
            topic: 'PHOTO',
            ...said(photo),
            kinds: orderKinds.filter((kind) => kindRow(kind).photo),
          }),
        ]),
    ...websiteKinds.flatMap((kind, at) =>
      (domainTexts.get(kind) ?? []).flatMap(({ says, source, from }) => {
        const others = websiteKinds.filter((other) => domainTexts.get(other)?.some((one) => one.says.zh === says.zh));
        // Told once, with all kinds that share it.
        return others[0] === websiteKinds[at] && from !== undefined
          ? [extra({ topic: 'DOMAINS', key: 'domains', says, source, from, kinds: others })]
          : [];
      }),
    ),
    ...(checked === undefined
      ? []
      : [extra({ topic: 'SMS', ...said(checked) }), extra({ topic: 'SMS', ...said(window) })]),
    ...(checked === undefined || page === undefined ? [] : [extra({ topic: 'SMS', ...said(page) })]),
    ...kindRules(edition).filter(({ topic }) => topic !== 'SMS' || checked !== undefined),
    ...(shell === undefined ? [] : [extra({ topic: 'KINDS', ...said(shell), kinds: ['NEW_WEBSITE'] })]),
    ...limitsByOrder
      .filter((limit) => limit.in.some((one) => one === province) && limit.from <= dayOf(edition))
      .map(({ in: _, ...limit }) => extra({ topic: 'WEBSITES', ...limit, kinds: addsWebsite })),
  ];
}
