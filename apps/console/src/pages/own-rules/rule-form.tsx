import { ruleTopicNames, ruleTopics } from '@beian/domain/order';
import { provinceCodes } from '@beian/domain/province';
import {
  MOST_EFFECTS,
  type OwnRuleInput,
  type RuleChange,
  ruleKindNames,
  ruleKindRow,
  sentenceOf,
} from '@beian/domain/rule-book';
import { Alert, Button, Flex, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import type { AnyRow, FieldRows } from '../../ui/form/field-row.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import type { Answer, Refused } from '../../ui/form/use-send.ts';
import { Section } from '../../ui/page.tsx';
import { provinceChoices } from '../../ui/province-choices.ts';
import { ConditionInput } from './condition-input.tsx';
import { draftKey } from './documents.ts';
import { ruleFormTexts } from './form-texts.ts';
import { rowsOfField } from './kind-field-rows.ts';
import {
  changeOf,
  effectsOf,
  kindAt,
  kindName,
  prefixOf,
  type RuleIdentity,
  type RuleValues,
  valuesOf,
} from './rule-values.ts';
import { isShortNotice, shortNoticeText } from './short-notice.ts';

const kindChoices = ruleTopicNames
  .flatMap((topic) => ruleKindNames.filter((kind) => ruleKindRow(kind).topic === topic))
  .map((value) => ({
    value,
    label: () => `${t(ruleTopics[ruleKindRow(value).topic])} · ${t(ruleKindRow(value).label)}`,
  }));

const condition = (field: Parameters<typeof ConditionInput>[0]) => <ConditionInput {...field} />;

/** Buttons among the fields; they have no value. */
const buttons = (children: ReactNode): AnyRow => ({
  control: 'own',
  label: '',
  hideLabel: true,
  draw: () => (
    <Flex gap={8} wrap>
      {children}
    </Flex>
  ),
});

interface Steps {
  readonly allProvinces: () => void;
  readonly recount: (count: number) => void;
  readonly generate: () => void;
}

/** The rows of the form: provinces, each requirement by its kind, the words, the days. */
function rowsOf(values: RuleValues, count: number, steps: Steps): Readonly<Record<string, AnyRow>> {
  const choices = kindChoices.map(({ value, label }) => ({ value, label: label() }));
  const ofEffects = Array.from({ length: count }, (_, nth): Readonly<Record<string, AnyRow>> => {
    const kind = kindAt(values, nth);
    const fields = kind === undefined ? [] : ruleKindRow(kind).fields;
    return Object.assign(
      {
        [kindName(nth)]: {
          control: 'select',
          label: count === 1 ? ruleFormTexts.kind : t(ruleFormTexts.nthKind, { n: nth + 1 }),
          choices,
          required: true,
          example: ruleFormTexts.chooseKind,
        },
      },
      ...fields.map((field) => rowsOfField(field, prefixOf(nth), condition)),
    );
  });
  const ofProvinces: Readonly<Record<string, AnyRow>> = {
    in: { control: 'selectMany', label: ruleFormTexts.provinces, choices: provinceChoices, required: true },
    'buttons/in': buttons(
      <Button size="small" onClick={steps.allProvinces}>
        {t(ruleFormTexts.allProvinces)}
      </Button>,
    ),
  };
  const rest: Readonly<Record<string, AnyRow>> = {
    'buttons/effects': buttons(
      <>
        <Button size="small" disabled={count >= MOST_EFFECTS} onClick={() => steps.recount(count + 1)}>
          {t(ruleFormTexts.another)}
        </Button>
        {count === 1 ? null : (
          <Button size="small" onClick={() => steps.recount(count - 1)}>
            {t(ruleFormTexts.oneLess)}
          </Button>
        )}
      </>,
    ),
    'says/zh': { control: 'lines', lines: 2, label: ruleFormTexts.zh, required: true, max: 500 },
    'says/en': {
      control: 'lines',
      lines: 2,
      label: ruleFormTexts.en,
      hint: ruleFormTexts.saysHint,
      required: true,
      max: 500,
    },
    'buttons/says': buttons(
      <Button size="small" onClick={steps.generate}>
        {t(ruleFormTexts.generate)}
      </Button>,
    ),
    from: { control: 'day', label: ruleFormTexts.from, hint: ruleFormTexts.fromHint, required: true, half: true },
    until: { control: 'day', label: ruleFormTexts.until, hint: ruleFormTexts.untilHint, half: true },
    why: { control: 'text', label: ruleFormTexts.why, required: true, max: 500, example: ruleFormTexts.whyExample },
  };
  return Object.assign({}, ofProvinces, ...ofEffects, rest);
}

interface RuleFormProps<A extends Answer> {
  readonly title: string;
  readonly rule: Partial<OwnRuleInput>;
  readonly identity: RuleIdentity;
  readonly onSave: (change: RuleChange, key: string) => Promise<A>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** 规则: its form follows from its kinds; the sentence follows what is chosen until somebody writes another one. */
export function RuleForm<A extends Answer>({ title, rule, identity, onSave, onDone, onClose }: RuleFormProps<A>) {
  const [first] = useState(() => valuesOf(rule));
  const [form] = Form.useForm<RuleValues>();
  const [values, setValues] = useState(first.values);
  const [count, setCount] = useState(first.count);
  const [isWritten, setWritten] = useState(rule.says !== undefined);
  const says = (next: RuleValues, of = count) => {
    const { effects, problems } = effectsOf(next, of);
    if (problems.length > 0) return;
    const { zh, en } = sentenceOf(effects);
    form.setFieldsValue({ 'says/zh': zh, 'says/en': en });
  };
  const change = (next: RuleValues, changed: RuleValues) => {
    setValues(next);
    if ('says/zh' in changed || 'says/en' in changed) setWritten(true);
    else if (!isWritten) says(next);
  };
  const recount = (next: number) => {
    setCount(next);
    if (!isWritten) says(values, next);
  };
  const generate = () => {
    setWritten(false);
    says(values);
  };
  const allProvinces = () => {
    form.setFieldsValue({ in: provinceCodes });
    setValues({ ...values, in: provinceCodes });
  };
  const from = values.from as string | null;
  return (
    <Section title={title}>
      <FormPage<Record<string, unknown>, A | Refused>
        label={title}
        form={form as never}
        rows={rowsOf(values, count, { allProvinces, recount, generate }) as FieldRows<Record<string, unknown>>}
        initial={first.values as Record<string, unknown>}
        ok={t(ruleFormTexts.save)}
        onChange={change}
        onClose={onClose}
        onDone={onDone}
        stale={[draftKey]}
        send={async (typed, key) => {
          const made = changeOf(typed, count, identity);
          return 'change' in made
            ? await onSave(made.change, key)
            : { __typename: 'ActionRefused', reasons: made.problems };
        }}
      >
        {isShortNotice(from) ? <Alert type="warning" showIcon message={shortNoticeText()} /> : null}
      </FormPage>
    </Section>
  );
}
