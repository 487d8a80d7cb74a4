import { type FieldId, fieldRow, fieldsOfKind, isFieldId } from '@beian/domain/filing';
import { kindRow, MISSING_GROUP } from '@beian/domain/order-names';
import { useT } from '../../app/providers/i18n.ts';
import { picturesOf } from '../../ui/paper-readings/documents.ts';
import type { FillOrder } from './documents.ts';
import { Field } from './field.tsx';
import { fillTexts } from './fill-texts.ts';
import styles from './new-order.module.css';
import type { useDraft } from './use-draft.ts';

/** What the order asks for: of a subject filed elsewhere also what is filed, and what its items have beside the fields of its kind. */
export const fieldsOf = (order: Pick<FillOrder, 'kind' | 'record' | 'items'>): FieldId[] => [
  ...new Set([
    ...fieldsOfKind(order.kind, order.record.elsewhere),
    ...order.items.map(({ key }) => key).filter(isFieldId),
  ]),
];

interface FieldsProps {
  readonly order: Pick<FillOrder, 'kind' | 'province' | 'record' | 'items'>;
  readonly draft: Pick<ReturnType<typeof useDraft>, 'typed' | 'refused' | 'type' | 'leave'>;
  readonly canSave: boolean;
}

/** The fields by group; what the filing lacks comes first. */
export function Fields({ order, draft, canSave }: FieldsProps) {
  const t = useT();
  const { about, fields: own, declares = [] } = kindRow(order.kind);
  const ofItsKind = order.record.elsewhere ? [...declares, ...own] : own;
  const itemOf = new Map(order.items.map((item) => [item.key, item]));
  const pictureOf = picturesOf(order.items);
  const city = String(draft.typed['subject.city'] ?? itemOf.get('subject.city')?.now?.[0] ?? '');
  const groupOf = (field: FieldId) =>
    itemOf.get(field)?.group === MISSING_GROUP ? MISSING_GROUP : fieldRow(field).group;
  const asked = fieldsOf(order);
  const groups = [
    ...new Set([...asked.map(groupOf).filter((one) => one === MISSING_GROUP), ...ofItsKind, ...asked.map(groupOf)]),
  ];
  return groups.map((group) => {
    const fields = asked.filter((field) => groupOf(field) === group);
    return (
      <section key={group} className={styles.card} aria-label={t(fillTexts.group[group])}>
        <h2>{t(fillTexts.group[group])}</h2>
        {group === MISSING_GROUP ? <p className={styles.faint}>{t(fillTexts.missingLead)}</p> : null}
        <div className={styles.fields}>
          {fields.map((field) => (
            <Field
              key={field}
              field={field}
              item={itemOf.get(field)}
              typed={draft.typed[field]}
              refusals={draft.refused.filter((one) => one.field === field)}
              hasRegistered={about !== 'nothing' && itemOf.get(field)?.registered != null}
              disabled={!canSave}
              pictureOf={pictureOf}
              {...(field === 'subject.city' ? { regionOf: order.province } : {})}
              {...(field === 'subject.county' ? { regionOf: city === '' ? null : city } : {})}
              onType={(value) => {
                draft.type(field, value);
                // A county of the former city does not lie in the new one.
                if (field === 'subject.city' && asked.includes('subject.county')) draft.type('subject.county', '');
              }}
              onLeave={draft.leave}
            />
          ))}
        </div>
      </section>
    );
  });
}
