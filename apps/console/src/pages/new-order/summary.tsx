import { type FieldId, fieldLabel, fieldRow } from '@beian/domain/filing';
import { Button, Descriptions, Image, Typography } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { useIsNarrow } from '../../ui/hooks.ts';
import { Section } from '../../ui/page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { shownValue } from '../../ui/value-text.ts';
import type { FillOrder } from './documents.ts';
import { type FillStep, groupLabel, groupsOf, stepsOf } from './fill-steps.ts';
import { fillStepTexts, fillTexts } from './fill-texts.ts';

interface SummaryProps {
  readonly order: FillOrder;
  /** Goes to a step to change what it asks for; undefined: nothing can be changed. */
  readonly onChange: ((step: FillStep) => void) | undefined;
}

/** All that was filled in, to be read before it is submitted: a table for each group, with the way to change it. */
export function Summary({ order, onChange }: SummaryProps) {
  const isNarrow = useIsNarrow();
  const itemOf = new Map(order.items.map((item) => [item.key, item]));
  const changeOf = (step: FillStep, name: string) =>
    onChange === undefined ? null : (
      <Button
        type="link"
        size="small"
        aria-label={t(fillTexts.changeOf, { group: name })}
        onClick={() => onChange(step)}
      >
        {t(fillTexts.change)}
      </Button>
    );
  const shown = (field: FieldId) => {
    const { now, valueLabels } = itemOf.get(field) ?? { now: null, valueLabels: [] };
    return (now ?? []).map((one) => shownValue(field, one, valueLabels)).join(t(commonTexts.and));
  };
  const attached = order.items.filter(({ key, material }) => key.startsWith('material.') && material !== null);
  const missing = order.requiredMaterials.filter(
    ({ kind, afterReview }) => !afterReview && !attached.some(({ key }) => key === `material.${kind}`),
  );
  const table = { bordered: true, size: 'small', column: isNarrow ? 1 : 2 } as const;
  return (
    <>
      {stepsOf(order)
        .flatMap((step) =>
          groupsOf(order, step).map((one) => ({ ...one, step, title: t(groupLabel(one.group, order.kind)) })),
        )
        .map(({ group, fields, step, title }) => (
          <Section key={group} title={title} actions={changeOf(step, title)}>
            <Descriptions
              {...table}
              items={fields
                .filter((field) => fieldRow(field).required || shown(field) !== '')
                .map((field) => ({
                  key: field,
                  label: t(fieldLabel(field, order)),
                  children: shown(field) || <Typography.Text type="warning">{t(fillTexts.empty)}</Typography.Text>,
                }))}
            />
          </Section>
        ))}
      {attached.length + missing.length === 0 ? null : (
        <Section title={t(fillStepTexts.papers)} actions={changeOf('papers', t(fillStepTexts.papers))}>
          <Descriptions
            {...table}
            items={[
              ...attached.map(({ key, label, material }) => ({
                key,
                label,
                children: <Image height={64} src={material?.thumbnailUrl ?? ''} preview={false} alt={label} />,
              })),
              ...missing.map(({ kind, label }) => ({
                key: kind,
                label,
                children: <Typography.Text type="warning">{t(fillTexts.missing)}</Typography.Text>,
              })),
            ]}
          />
        </Section>
      )}
    </>
  );
}
