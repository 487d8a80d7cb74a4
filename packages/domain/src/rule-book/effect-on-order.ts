import type { DomainQuery, RegistryAnswer } from '../domain-verification/answer.ts';
import { verifyDomain } from '../domain-verification/verify.ts';
import { type FieldId, fieldIds } from '../filing/fields.ts';
import type { MaterialKind } from '../filing/materials.ts';
import { hasChanged, type Proposal } from '../filing/proposal.ts';
import { fieldsOfOneSubject } from '../machine-checks/reuse.ts';
import { checklistFor, findingsOf, forbiddenMove, materialsAsked } from '../order/assess.ts';
import type { StoredFinding } from '../order/facts.ts';
import { isFilingPasswordRequired } from '../order/filing-password.ts';
import { smsPersonsOf } from '../order/sms.ts';
import { type OrderKind, orderKinds } from '../order-names/kinds/kinds.ts';
import { isFormMade, traitsOfForm } from '../papers/verification-form.ts';
import { type PhotoMethod, photoMethodOf } from '../photo/photo-method.ts';
import { type ProvinceCode, provinceCodes } from '../province/provinces.ts';
import type { Rules } from '../province/rule-set.ts';
import { domainRulesOf, mayAddDomains, mayOrderAddDomains } from '../province-rules/domain-rules.ts';
import { reachesIn, type TopicReach } from '../province-rules/rules.ts';
import { mayShellTakeWebsite } from '../province-rules/shell-rules.ts';
import { isCheckedBySms, smsPageOf, smsWindowOf } from '../province-rules/sms-rules.ts';
import type { RuleOutcome, RulePlace } from './outcomes.ts';
import type { RulesCompared } from './rule-sets.ts';

/** What a draft changes for an order, and where: a field, `material.KIND`, or another place. */
export interface RuleEffect {
  readonly outcome: RuleOutcome;
  readonly at: FieldId | `material.${MaterialKind}` | RulePlace;
}

/** What is judged of an order. The day of the proposal is the one on which the draft applies, for both sides. */
export interface JudgedOrder {
  readonly proposal: Omit<Proposal, 'edition'>;
  readonly attached: readonly MaterialKind[];
  /** The subject has no website. */
  readonly shell: boolean;
  /** Canonical names. */
  readonly addedDomains: readonly string[];
  /** What the registry answered about them, where it was asked. */
  readonly answers: readonly { readonly asked: DomainQuery; readonly answer: RegistryAnswer }[];
  /** Fields whose value another subject has. */
  readonly shared: readonly FieldId[];
}

type Sides<T> = readonly [T, T];
const sides = <T>({ without, with: then }: RulesCompared, of: (rules: Rules) => T): Sides<T> => [of(without), of(then)];
const differs = ([one, other]: Sides<unknown>): boolean => JSON.stringify(one) !== JSON.stringify(other);

/** The effects of one kind that only one of two rule sets has. */
function changedReaches<K extends TopicReach['to']>(province: string, rules: RulesCompared, to: K) {
  const [was, is] = sides(rules, (one) => reachesIn(province, one, to).map(({ reach }) => reach));
  return [...was.filter((one) => !is.includes(one)), ...is.filter((one) => !was.includes(one))];
}

/** Some kind must give the filing password on one side alone: only editions differ so. */
const passwordDiffers = (rules: RulesCompared): boolean =>
  orderKinds.some((kind) => differs(sides(rules, (edition) => isFilingPasswordRequired({ kind, edition }))));

/** The fields whose findings can differ between two rule sets: no other field is checked. */
export function fieldsConcerned(province: string, rules: RulesCompared): ReadonlySet<FieldId> {
  const fields = new Set<FieldId>(changedReaches(province, rules, 'check').map(({ field }) => field));
  if (changedReaches(province, rules, 'siteName').length > 0) fields.add('website.name');
  if (changedReaches(province, rules, 'move').length > 0)
    for (const field of ['subject.name', 'subject.certificateNumber', 'subject.nature'] as const) fields.add(field);
  if (passwordDiffers(rules)) fields.add('subject.filingPassword');
  return fields;
}

/** 0: passed, 1: the reviewer is warned, 2: the submission is refused. */
const severityOf = (found: readonly StoredFinding[], field: FieldId): number =>
  Math.max(
    0,
    ...found
      .filter((one) => one.field === field)
      .map(({ outcome, deskOnly }) => (outcome === 'pass' ? 0 : outcome === 'fail' && deskOnly !== true ? 2 : 1)),
  );

function findingEffects(proposal: Omit<Proposal, 'edition'>, rules: RulesCompared): RuleEffect[] {
  const fields = fieldsConcerned(proposal.province, rules);
  if (fields.size === 0) return [];
  const [was, is] = sides(rules, (edition) => findingsOf({ ...proposal, edition }, fields));
  return fieldIds
    .filter((field) => fields.has(field))
    .flatMap((field): RuleEffect[] => {
      const [before, after] = [severityOf(was, field), severityOf(is, field)];
      if (before === after) return [];
      return [{ outcome: after < before ? 'FREED' : after === 2 ? 'WOULD_BE_RETURNED' : 'WARNS_REVIEWER', at: field }];
    });
}

function materialEffects({ proposal, attached }: JudgedOrder, rules: RulesCompared): RuleEffect[] {
  const [was, is] = sides(rules, (edition) => [
    ...new Set(materialsAsked({ ...proposal, edition }).map(({ kind }) => kind)),
  ]);
  return [
    ...is
      .filter((kind) => !was.includes(kind) && !attached.includes(kind))
      .map((kind): RuleEffect => ({ outcome: 'NEEDS_PAPER', at: `material.${kind}` })),
    ...was
      .filter((kind) => !is.includes(kind))
      .map((kind): RuleEffect => ({ outcome: 'FREED', at: `material.${kind}` })),
  ];
}

/** A requirement that holds on one side alone. */
const switched = ([was, is]: Sides<boolean>, outcome: RuleOutcome, at: RuleEffect['at']): RuleEffect[] =>
  was === is ? [] : [{ outcome: is ? outcome : 'FREED', at }];

function domainEffects({ proposal, addedDomains, answers }: JudgedOrder, rules: RulesCompared): RuleEffect[] {
  if (addedDomains.length === 0) return [];
  const { kind, province } = proposal;
  const fails = sides(
    rules,
    (edition) =>
      !mayOrderAddDomains({ kind, province, edition }) ||
      answers.some(({ asked, answer }) =>
        verifyDomain(answer, asked, domainRulesOf(province, edition)).some(({ outcome }) => outcome === 'fail'),
      ),
  );
  return switched(fails, 'WOULD_BE_RETURNED', 'website.domains');
}

function deskEffects({ proposal, shared }: JudgedOrder, rules: RulesCompared): RuleEffect[] {
  const { province, kind } = proposal;
  const changed = fieldIds.filter((id) => hasChanged({ ...proposal, edition: rules.with }, id));
  const [hadItems, hasItems] = sides(rules, (edition) =>
    checklistFor({ ...proposal, edition }).map(({ item }) => item as RuleEffect['at']),
  );
  const [hadShared, hasShared] = sides(rules, (edition) =>
    fieldsOfOneSubject({ kind, province, edition, changed })
      .map(({ field }): RuleEffect['at'] => field)
      .filter((field) => shared.some((one) => one === field)),
  );
  const had = [...hadItems, ...hadShared];
  const has = [...hasItems, ...hasShared];
  const times = (list: readonly string[], at: string) => list.filter((one) => one === at).length;
  return [...new Set([...had, ...has])].flatMap((at): RuleEffect[] => {
    const more = times(has, at) - times(had, at);
    return more === 0 ? [] : [{ outcome: more > 0 ? 'WARNS_REVIEWER' : 'FREED', at }];
  });
}

/** Another layout counts where the form is handed in on both sides. */
function layoutEffects(proposal: JudgedOrder['proposal'], rules: RulesCompared): RuleEffect[] {
  const under = (edition: Rules): Proposal => ({ ...proposal, edition });
  const onPaper = sides(rules, (edition) => !isFormMade(under(edition)));
  const layouts = sides(rules, (edition) => traitsOfForm(under(edition)).map(({ trait }) => trait));
  return onPaper.every(Boolean) && differs(layouts) ? [{ outcome: 'OTHER_FORM', at: 'form' }] : [];
}

/** What differs if an order is handed in under the rules with a draft: by the tables that its submission fixes (judged-by.ts). */
export function effectsAtSubmission(order: JudgedOrder, rules: RulesCompared): readonly RuleEffect[] {
  const { province } = order.proposal;
  const under = (edition: Rules): Proposal => ({ ...order.proposal, edition });
  return [
    ...switched(
      sides(rules, (edition) => forbiddenMove(under(edition)) !== null),
      'MUST_CANCEL_AND_REFILE',
      'move',
    ),
    ...(order.shell
      ? switched(
          sides(rules, (edition) => !mayShellTakeWebsite(province, edition)),
          'MUST_CANCEL_AND_REFILE',
          'shell',
        )
      : []),
    ...findingEffects(order.proposal, rules),
    ...domainEffects(order, rules),
    ...materialEffects(order, rules),
    ...layoutEffects(order.proposal, rules),
    ...deskEffects(order, rules),
  ];
}

/** An order that its bureau does not have yet. */
export interface BeforeHandOver {
  readonly province: string;
  readonly kind: OrderKind;
  /** The rules of its submission ask for the photo. */
  readonly isPhotographed: boolean;
  /** The method of the photo that it has; null: none yet. */
  readonly takenBy: PhotoMethod | null;
}

/** What differs for an order that is handed over under the rules with a draft, whenever it was submitted. */
export function effectsAtHandOver(order: BeforeHandOver, rules: RulesCompared): readonly RuleEffect[] {
  const { province, kind, takenBy } = order;
  const found: RuleEffect[] = [];
  const [wasMethod, isMethod] = sides(rules, (edition) => photoMethodOf(province, edition));
  if (order.isPhotographed && wasMethod !== isMethod)
    found.push({ outcome: takenBy === isMethod ? 'FREED' : 'OTHER_PHOTO', at: 'photo' });
  if (smsPersonsOf(kind, rules.with).length === 0) return found;
  const checked = sides(rules, (edition) => isCheckedBySms(province, edition));
  found.push(...switched(checked, 'SMS_STEP', 'sms.checked'));
  if (!checked[0] || !checked[1]) return found;
  const window = sides(rules, (edition) => {
    const { hours, countedFrom } = smsWindowOf(edition);
    return [hours, countedFrom];
  });
  if (differs(window)) found.push({ outcome: 'SMS_STEP', at: 'sms.hours' });
  if (differs(sides(rules, (edition) => smsPageOf(province, edition))))
    found.push({ outcome: 'SMS_STEP', at: 'sms.page' });
  return found;
}

const topics = ['move', 'material', 'check', 'oneSubject', 'checklist', 'form', 'siteName', 'rareCharacter'] as const;

/** What a draft changes in a province: nothing else of an order needs to be read. */
export interface RuleConcerns {
  /** Something that the submission of an order fixes: its content is judged. */
  readonly submission: boolean;
  readonly handOver: boolean;
  /** What a registry's answer is judged by. */
  readonly domains: boolean;
  /** Values that another subject may not have. */
  readonly shared: boolean;
}

export function concernsOf(province: string, rules: RulesCompared): RuleConcerns {
  const domains = differs(sides(rules, (edition) => domainRulesOf(province, edition)));
  return {
    domains,
    shared: changedReaches(province, rules, 'oneSubject').length > 0,
    submission:
      domains ||
      passwordDiffers(rules) ||
      topics.some((to) => changedReaches(province, rules, to).length > 0) ||
      differs(sides(rules, (edition) => [mayAddDomains(province, edition), mayShellTakeWebsite(province, edition)])),
    handOver: differs(
      sides(rules, (edition) => [
        photoMethodOf(province, edition),
        isCheckedBySms(province, edition),
        smsWindowOf(edition),
        smsPageOf(province, edition),
      ]),
    ),
  };
}

/** The provinces in which a draft changes anything. */
export const provincesConcerned = (rules: RulesCompared): readonly ProvinceCode[] =>
  provinceCodes.filter((code) => {
    const { submission, handOver } = concernsOf(code, rules);
    return submission || handOver;
  });
