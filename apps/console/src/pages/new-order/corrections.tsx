import { isFieldId } from '@beian/domain/filing';
import { Alert, Tag } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { Section } from '../../ui/page.tsx';
import type { FillOrder } from './documents.ts';
import { FieldList, type FieldsProps } from './fields.tsx';
import { returnedItems } from './fill-steps.ts';
import { fillTexts } from './fill-texts.ts';
import { Material, type MaterialsProps } from './materials.tsx';
import { useSameAs } from './use-same-as.ts';

interface CorrectionsProps extends Omit<FieldsProps, 'order'>, MaterialsProps {
  readonly order: FillOrder;
  /** Keys of items that are as they were returned. */
  readonly unchanged: ReadonlySet<string>;
}

/** What was returned, one after the other: what the reviewer wrote, and below it the field or the picture to change. */
export function Corrections({ draft, canSave, canAttach, unchanged, ...writes }: CorrectionsProps) {
  const { order } = writes;
  const sameAs = useSameAs(order, draft);
  const items = returnedItems(order);
  return (
    <>
      {order.orderReasons.length === 0 ? null : (
        <Section title={t(fillTexts.returned)}>
          {order.orderReasons.map(({ code, label, advice }) => (
            <Alert key={code} type="warning" showIcon message={label} description={advice} />
          ))}
        </Section>
      )}
      {items.map((item, nth) => {
        const required = order.requiredMaterials.find(({ kind }) => item.key === `material.${kind}`);
        return (
          <Section key={item.key} title={t(fillTexts.correction, { n: nth + 1, of: items.length, item: item.label })}>
            <p>
              <Tag color={unchanged.has(item.key) ? 'warning' : 'success'}>
                {t(unchanged.has(item.key) ? fillTexts.toChange : fillTexts.changed)}
              </Tag>
            </p>
            {isFieldId(item.key) ? (
              <FieldList {...{ order, draft, canSave, sameAs }} fields={[item.key]} />
            ) : required === undefined ? null : (
              <Material {...writes} required={required} item={item} disabled={!canAttach} />
            )}
          </Section>
        );
      })}
    </>
  );
}
