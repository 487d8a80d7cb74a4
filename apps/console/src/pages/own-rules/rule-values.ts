import {
  effectOfKind,
  kindOfEffect,
  type OwnRuleInput,
  type RuleChange,
  type RuleKindName,
  ruleChangeSchema,
  ruleKindNames,
  ruleKindRow,
  sentenceOf,
} from '@beian/domain/rule-book';
import { t } from '../../app/providers/i18n.ts';
import { ruleFormTexts } from './form-texts.ts';
import { readFields, shownAt, writeField } from './kind-field-rows.ts';

/** What the form of a rule holds, by the names of its fields. */
export type RuleValues = Readonly<Record<string, unknown>>;
type Effects = OwnRuleInput['effects'];
export interface Problem {
  readonly field: string;
  readonly message: string;
}

export const prefixOf = (nth: number): string => `${nth}/`;
export const kindName = (nth: number): string => `${prefixOf(nth)}kind`;
export const kindAt = (values: RuleValues, nth: number): RuleKindName | undefined =>
  ruleKindNames.find((name) => name === values[kindName(nth)]);

/** The effects that a form describes, and what of it is missing or wrong. */
export function effectsOf(
  values: RuleValues,
  count: number,
): { readonly effects: Effects; readonly problems: readonly Problem[] } {
  const effects: Effects[number][] = [];
  const problems: Problem[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const kind = kindAt(values, nth);
    if (kind === undefined) {
      problems.push({ field: kindName(nth), message: t(ruleFormTexts.noKind) });
      continue;
    }
    const { fields } = ruleKindRow(kind);
    const made = effectOfKind(kind, readFields(fields, values, prefixOf(nth)));
    if ('effect' in made) effects.push(made.effect);
    else
      for (const wrong of made.wrong) {
        const label = fields.find(({ at }) => [at].flat()[0] === wrong)?.label;
        problems.push({
          field: shownAt(fields, wrong, prefixOf(nth)),
          message: t(ruleFormTexts.wrong, { label: label === undefined ? wrong : t(label) }),
        });
      }
  }
  return { effects, problems };
}

export interface RuleIdentity {
  readonly id: string;
  /** Key of the rows whose place it takes. */
  readonly replaces?: string | undefined;
}

/** The change of a draft that a form describes, or what hinders it. */
export function changeOf(
  values: RuleValues,
  count: number,
  { id, replaces }: RuleIdentity,
): { readonly change: RuleChange } | { readonly problems: readonly Problem[] } {
  const { effects, problems } = effectsOf(values, count);
  if (problems.length > 0) return { problems };
  const parsed = ruleChangeSchema.safeParse({
    does: 'add',
    rule: {
      id,
      in: values.in,
      ...(replaces === undefined ? {} : { replaces }),
      effects,
      says: { zh: values['says/zh'], en: values['says/en'] },
      why: values.why,
      from: values.from,
      ...(values.until ? { until: values.until } : {}),
    },
  });
  if (parsed.success) return { change: parsed.data };
  return {
    problems: parsed.error.issues.map(({ path, message }) => {
      const at = path.slice(1).join('/');
      const label = labels[at];
      return { field: at, message: label === undefined ? message : t(ruleFormTexts.wrong, { label: t(label) }) };
    }),
  };
}
const labels: Readonly<Record<string, (typeof ruleFormTexts)['from']>> = {
  in: ruleFormTexts.provinces,
  'says/zh': ruleFormTexts.zh,
  'says/en': ruleFormTexts.en,
  why: ruleFormTexts.why,
  from: ruleFormTexts.from,
  until: ruleFormTexts.until,
};

/** A rule as the form shows it. */
export function valuesOf(rule: Partial<OwnRuleInput>): { readonly values: RuleValues; readonly count: number } {
  const effects = rule.effects ?? [];
  const says = rule.says ?? (effects.length === 0 ? { zh: '', en: '' } : sentenceOf(effects));
  const ofEffects = effects.map((effect, nth) => {
    const found = kindOfEffect(effect);
    if (found === undefined) return {};
    const fields = ruleKindRow(found.kind).fields.map((field) =>
      writeField(field, found.values[[field.at].flat()[0] ?? ''], prefixOf(nth)),
    );
    return Object.assign({ [kindName(nth)]: found.kind }, ...fields) as RuleValues;
  });
  return {
    values: Object.assign(
      {
        in: rule.in ?? [],
        'says/zh': says.zh,
        'says/en': says.en,
        from: rule.from ?? null,
        until: rule.until ?? null,
        why: rule.why ?? '',
      },
      ...ofEffects,
    ) as RuleValues,
    count: Math.max(1, effects.length),
  };
}
