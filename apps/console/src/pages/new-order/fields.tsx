import type { FieldId } from '@beian/domain/filing';
import { declaresPrincipal, kindRow, MISSING_GROUP } from '@beian/domain/order-names';
import { Checkbox, Form } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { useIsNarrow } from '../../ui/hooks.ts';
import { Section } from '../../ui/page.tsx';
import { picturesOf } from '../../ui/paper-readings/documents.ts';
import type { FillOrder } from './documents.ts';
import { Field } from './field.tsx';
import { type FillStep, groupLabel, groupsOf } from './fill-steps.ts';
import { fillTexts } from './fill-texts.ts';
import type { Draft } from './use-draft.ts';
import { useSameAs } from './use-same-as.ts';

export interface FieldsProps {
  readonly order: Pick<FillOrder, 'kind' | 'province' | 'record' | 'items'>;
  readonly draft: Pick<Draft, 'typed' | 'refused' | 'active' | 'type' | 'leave'>;
  readonly canSave: boolean;
}

/** The fields of a step by group; what the filing lacks comes first, what other fields say already is not asked for. */
export function Fields({ step, ...props }: FieldsProps & { readonly step: FillStep }) {
  const sameAs = useSameAs(props.order, props.draft);
  return groupsOf(props.order, step).map(({ group, fields }) => (
    <Section key={group} title={t(groupLabel(group, props.order.kind))} lead={leadOf(group, props.order)}>
      {sameAs.questions
        .filter(({ row }) => row.fields.some(([copy]) => fields.includes(copy)))
        .map(({ row, question, holds }) => (
          <Checkbox
            key={question.en}
            checked={holds}
            disabled={!props.canSave}
            onChange={({ target }) => sameAs.confirm(row, target.checked)}
          >
            {t(question)}
          </Checkbox>
        ))}
      <FieldList {...props} fields={fields.filter((field) => !sameAs.repeated.has(field))} sameAs={sameAs} />
    </Section>
  ));
}

function leadOf(group: string, { kind, record }: FieldsProps['order']): string | undefined {
  if (group === MISSING_GROUP) return t(fillTexts.missingLead);
  const isDeclared = group === 'websitePrincipal' && record.elsewhere && declaresPrincipal(kind, 'website');
  return isDeclared ? t(fillTexts.declaredPrincipalLead) : undefined;
}

interface FieldListProps extends FieldsProps {
  readonly fields: readonly FieldId[];
  readonly sameAs: ReturnType<typeof useSameAs>;
}

/** Fields one below the other, each with its label beside it, on a phone above it. */
export function FieldList({ order, draft, canSave, fields, sameAs }: FieldListProps) {
  const isNarrow = useIsNarrow();
  const { about } = kindRow(order.kind);
  const itemOf = new Map(order.items.map((item) => [item.key, item]));
  const city = sameAs.values['subject.city'];
  const regionOf: Partial<Record<FieldId, string | null>> = {
    'subject.city': order.province,
    'subject.county': city === undefined ? null : String(city),
  };
  const beside = { colon: false, labelAlign: 'left', labelWrap: true, labelCol: { flex: '200px' } } as const;
  return (
    <Form component="div" {...(isNarrow ? { layout: 'vertical' } : { ...beside, wrapperCol: { flex: '1 1 0' } })}>
      {fields.map((field) => (
        <Field
          key={field}
          field={field}
          kind={order.kind}
          item={itemOf.get(field)}
          typed={draft.typed[field]}
          isActive={draft.active === field}
          refusals={draft.refused.filter((one) => one.field === field)}
          hasRegistered={about !== 'nothing' && itemOf.get(field)?.registered != null}
          disabled={!canSave}
          pictureOf={picturesOf(order.items)}
          {...(field in regionOf ? { regionOf: regionOf[field] ?? null } : {})}
          onType={(value) => sameAs.type(field, value)}
          onLeave={draft.leave}
        />
      ))}
    </Form>
  );
}
