import { readOnly } from '@beian/database/transaction';
import { isDay } from '@beian/domain/calendar';
import {
  changeRules,
  domainRuleTexts,
  type ProvinceView,
  provinceFields,
  type RulebookView,
  rulebook,
  rulebookChanges,
  rulebookFields,
  type StatedRule,
  type StatedRuleView,
} from '@beian/domain/order';
import { orderKindLabels, orderKinds } from '@beian/domain/order-names';
import { type PhotoMethod, photoMethodOf } from '@beian/domain/photo';
import {
  dayOfEdition,
  editionOf,
  editionOfDay,
  findProvince,
  isEditionId,
  provinceCodes,
  type RuleRow,
  type Rules,
} from '@beian/domain/province';
import {
  isCheckedBySms,
  isTopicReach,
  mayAddDomains,
  rulesIn,
  smsWindowOf,
  type TopicReach,
} from '@beian/domain/province-rules';
import { dayOfRules, editionOn, rulesByDay } from '@beian/domain/settings';
import { bilingual, type Language } from '@beian/domain/text';
import { rulesNow, rulesOfDay } from '@beian/records/views';
import { listOwnRules } from '@beian/rule-book/drafts';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { badInput } from '../bilingual-error.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { localizeChangeRule, localizeRule, localizeSources } from '../localize.ts';
import { objectType } from '../schema/object-type.ts';

const Province = objectType(provinceFields);
const Rulebook = objectType(rulebookFields);

const reachText = (reach: TopicReach): string =>
  ({
    move: 'move',
    material: `material ${reach.to === 'material' ? reach.material : ''}`,
    check: `check ${reach.to === 'check' ? reach.field : ''}`,
    checklist: `checklist ${reach.to === 'checklist' ? reach.item : ''}`,
    form: `form ${reach.to === 'form' ? reach.trait : ''}`,
    rareCharacter: `rareCharacter ${reach.to === 'rareCharacter' ? reach.sentAs : ''}`,
    siteName: 'siteName',
    oneSubject: `oneSubject ${reach.to === 'oneSubject' ? reach.field : ''}`,
  })[reach.to];

const photoMethodNames = {
  CURTAIN: 'curtain',
  BUREAU_APP: 'bureau-app',
  FACE_CHECK: 'face-check',
} as const satisfies Record<PhotoMethod, string>;

function provinceView(code: string, edition: Rules, language: Language): ProvinceView | null {
  const row = findProvince(code);
  if (row === undefined) return null;
  return {
    code,
    label: row.label[language],
    bureau: row.bureau,
    edition: editionOf(edition),
    smsChecked: isCheckedBySms(code, edition),
    smsHours: smsWindowOf(edition).hours,
    photoMethod: photoMethodNames[photoMethodOf(code, edition)],
    addsDomains: mayAddDomains(code, edition),
    changeRules: changeRules(code, edition).map((rule) => localizeChangeRule(rule, language)),
    domainRules: domainRuleTexts('CHANGE_WEBSITE', code, edition).map((rule) => localizeRule(rule, language)),
    rules: rulesIn(code, edition).map((rule) => ({
      key: rule.key,
      text: rule.says[language],
      source: rule.source,
      from: editionOfDay(rule.from),
      until: rule.until === undefined ? null : editionOfDay(rule.until),
      reaches: rule.reaches.filter(isTopicReach).map(reachText),
    })),
  };
}

const stated = (rule: StatedRule, language: Language): StatedRuleView => ({
  topic: rule.topic,
  key: rule.key,
  text: rule.says[language],
  from: rule.from,
  until: rule.until,
  sources: localizeSources(rule.source, language),
});

function rulebookView(code: string, edition: Rules, own: readonly RuleRow[], language: Language): RulebookView | null {
  const row = findProvince(code);
  if (row === undefined) return null;
  const since = dayOfRules(edition);
  const byDay = rulesByDay(code, own);
  return {
    code,
    label: row.label[language],
    bureau: row.bureau,
    edition: editionOf(edition),
    since,
    until: byDay.map(dayOfRules).find((day) => day > since) ?? null,
    kinds: orderKinds.map((kind) => ({ kind, label: orderKindLabels[kind][language] })),
    rules: rulebook(code, edition).map((rule) => ({
      ...stated(rule, language),
      subjects: rule.subjects,
      kinds: rule.kinds,
      effects: rule.effects.map((effect) => effect[language]),
    })),
    changes: rulebookChanges(code, byDay).map((change) => ({
      edition: change.edition,
      day: dayOfRules(change.edition),
      began: change.began.map((rule) => stated(rule, language)),
      ended: change.ended.map((rule) => stated(rule, language)),
    })),
  };
}

/** The named edition, that of the named day, or the one in force. */
async function rulesNamed(context: RequestContext, named: string | null | undefined): Promise<Rules> {
  const name = named ?? undefined;
  if (name === undefined)
    return await readOnly(context.ctx, actorOf(context), async (tx) => (await rulesNow(tx)).edition);
  if (!isEditionId(name))
    throw badInput(
      'edition',
      bilingual(
        '没有此版本：`edition` 例如 `2018-06`，或日期 `2027-01-01`',
        '`edition` names none, e.g. `2018-06`; a day is written `2027-01-01`.',
      ),
    );
  if (isDay(name) || name.includes('+'))
    return await readOnly(context.ctx, actorOf(context), (tx) => rulesOfDay(tx, name));
  return editionOn(dayOfEdition(name));
}

@Resolver(() => Province)
export class ProvinceResolver {
  @Query(() => Province, {
    nullable: true,
    description:
      'What a bureau asks of a change, before there is one; null for a code without a bureau. Since 2026-11.',
  })
  async province(
    @Arg('code', () => String, { description: 'GB/T 2260 code, six digits.' }) code: string,
    @Arg('edition', () => String, { nullable: true, description: 'Left out: the edition in force.' })
    edition: string | null,
    @Ctx() context: RequestContext,
  ) {
    return provinceView(code, await rulesNamed(context, edition), context.language);
  }

  @Query(() => Rulebook, {
    nullable: true,
    description:
      'All rules of a province on a day, by topic, with days and sources, and what changed with each edition and each day of the installation’s own rules, those to come included; null for a code without a bureau. Since 2026-11.',
  })
  async rulebook(
    @Arg('code', () => String, { description: 'GB/T 2260 code of the province, six digits.' }) code: string,
    @Arg('edition', () => String, {
      nullable: true,
      description: 'An edition or a day, `YYYY-MM-DD`; left out: the edition in force.',
    })
    edition: string | null,
    @Ctx() context: RequestContext,
  ) {
    const own = await readOnly(context.ctx, actorOf(context), listOwnRules);
    const rows = own.map(({ rule }) => rule);
    return rulebookView(code, await rulesNamed(context, edition), rows, context.language);
  }

  @Query(() => [Province], { description: 'All 31 bureaus. Since 2026-11.' })
  async provinces(
    @Arg('edition', () => String, { nullable: true, description: 'Left out: the edition in force.' })
    edition: string | null,
    @Ctx() context: RequestContext,
  ) {
    const named = await rulesNamed(context, edition);
    return provinceCodes.map((code) => provinceView(code, named, context.language));
  }
}
