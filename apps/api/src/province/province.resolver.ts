import {
  changeRules,
  domainRuleTexts,
  type EditionId,
  editionRow,
  findProvince,
  isEditionId,
  type Language,
  provinceCodes,
  type Reach,
  rulesIn,
} from '@beian/domain';
import { readOnly, rulesNow } from '@beian/orders';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { actorOf, type RequestContext } from '../context.ts';
import { badInput } from '../errors.ts';
import { localizeChangeRule, localizeRule } from '../localize.ts';
import { Province } from './province.type.ts';

const reachText = (reach: Reach): string =>
  ({
    move: 'move',
    material: `material ${reach.to === 'material' ? reach.material : ''}`,
    check: `check ${reach.to === 'check' ? reach.field : ''}`,
    checklist: `checklist ${reach.to === 'checklist' ? reach.item : ''}`,
    form: `form ${reach.to === 'form' ? reach.trait : ''}`,
    siteName: 'siteName',
    oneSubject: `oneSubject ${reach.to === 'oneSubject' ? reach.field : ''}`,
  })[reach.to];

function provinceView(code: string, edition: EditionId, language: Language): Province | null {
  const row = findProvince(code);
  if (row === undefined) return null;
  const rules = editionRow(edition);
  return {
    code,
    label: row.label[language],
    bureau: row.bureau,
    edition,
    smsChecked: rules.smsIn(code),
    smsHours: rules.smsHours,
    photoMethod: row.photo === 'bureau-app' && rules.bureauApp ? 'bureau-app' : 'curtain',
    addsDomains: rules.addsDomains,
    changeRules: changeRules(code, edition).map((rule) => localizeChangeRule(rule, language)),
    domainRules: domainRuleTexts(code, edition).map((rule) => localizeRule(rule, language)),
    rules: rulesIn(code, edition).map((rule) => ({
      key: rule.key,
      text: rule.says[language],
      source: rule.source,
      from: rule.from,
      until: rule.until ?? null,
      reaches: rule.reaches.map(reachText),
    })),
  };
}

/** The named edition, or the one in force. */
async function editionOf(context: RequestContext, named: string | null | undefined): Promise<EditionId> {
  const name = named ?? undefined;
  if (name !== undefined && !isEditionId(name)) throw badInput('edition', '`edition` names none, e.g. `2018-06`.');
  return name ?? (await readOnly(context.ctx, actorOf(context), async (tx) => (await rulesNow(tx)).edition));
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
    return provinceView(code, await editionOf(context, edition), context.language);
  }

  @Query(() => [Province], { description: 'All 31 bureaus. Since 2026-11.' })
  async provinces(
    @Arg('edition', () => String, { nullable: true, description: 'Left out: the edition in force.' })
    edition: string | null,
    @Ctx() context: RequestContext,
  ) {
    const named = await editionOf(context, edition);
    return provinceCodes.map((code) => provinceView(code, named, context.language));
  }
}
